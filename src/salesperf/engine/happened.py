"""What records say to settlement: events that name records, the lines that they name, conditions of records held."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from salesperf.diagnostics import Cell
from salesperf.engine.duck import explained, literal, quoted
from salesperf.engine.lines_slow import paid_table
from salesperf.engine.measure import Desk
from salesperf.engine.relations import condition, full_records
from salesperf.engine.source import SEPARATOR, Loaded
from salesperf.model.expr import Expr, Value
from salesperf.model.ledger import PaidLine
from salesperf.model.rating import LineJob
from salesperf.model.settling import Event, Loc, Question, Reduced

KEY = f"replace(_key, {literal(SEPARATOR)}, ', ')"


class RunRecords:
    """The records of one run, asked by settlement; only rows that are asked for leave the engine."""

    def __init__(
        self,
        desk: Desk,
        loaded: Mapping[str, Loaded],
        jobs: Mapping[int, LineJob],
        conditions: Mapping[Loc, Expr],
        reduced: Collection[Reduced] = (),
    ) -> None:
        """Take the priced lines of the run's jobs, the plan's conditions on records, and who took records back."""
        self.desk = desk
        self.loaded = loaded
        self.jobs = jobs
        self.conditions = conditions
        self.reduced = reduced
        self.questions: list[Question] = []

    def events(self, question: Question) -> Sequence[Event]:
        """The rows, in the order of their date and key."""
        self.questions.append(question)
        figures = "".join(f", {quoted('.'.join(path))}" for path in question.figures)
        day = quoted(question.date)
        query = (
            f"SELECT _rid, _row, {KEY}, {value_of(question.record)}, {day}{figures} "
            f"FROM ({full_records(self.desk.store, self.desk.sources[question.source])}) WHERE {asks(question)} "
            f"ORDER BY {day}, _key, _rid"
        )
        with explained(question.source):
            rows = self.desk.store.rows(query)
        return [self._event(question, row) for row in rows]

    def _event(self, question: Question, row: tuple[Any, ...]) -> Event:
        record, number, key, value, day, *figures = row
        known = dict(zip(question.figures, map(_exact, figures), strict=True))
        return Event(key, value, day, known, self._place(question, record, number))

    def _place(self, question: Question, record: int, number: int | None) -> Cell:
        loaded = self.loaded[question.source]
        nth = loaded.extract_of(record)
        extract = loaded.extracts[nth]
        row = number if number is not None else extract.first_row + record - loaded.starts[nth]
        return extract.place(row, question.record)

    def lines(self, elements: Sequence[str]) -> Sequence[PaidLine]:
        """Every line that these elements pay in the run."""
        return list(self._lines(elements, "true"))

    def matching(self, elements: Sequence[str], name: str, values: Sequence[str]) -> Sequence[PaidLine]:
        """The lines of the run whose field `name` (or `key`) has one of the values, in the order of date and key."""
        self.desk.store.fill("wanted", [("value", "VARCHAR")], [(value,) for value in values])
        field = KEY if name == "key" else f"trim(json_extract_string(_fields, {literal('$.' + json.dumps(name))}))"
        return list(self._lines(elements, f"{field} IN (SELECT value FROM wanted)"))

    def _lines(self, elements: Sequence[str], where: str) -> Iterator[PaidLine]:
        for number, job in self.jobs.items():
            if job.element in elements:
                query = (
                    f"SELECT p._id, {KEY}, day, pay, _fields FROM {paid_table(number)} l JOIN ids p USING (_pid) "
                    f"WHERE {where} ORDER BY _pid, day, _key, _part"
                )
                for person, key, day, steps, fields in self.desk.store.rows(query):
                    pay = Decimal(int(steps)) * job.step
                    yield PaidLine(person, job.element, job.window, key, day, pay, json.loads(fields or "{}"))

    def holds(self, loc: Loc, source: str, keys: Sequence[str]) -> Mapping[str, bool | None]:
        """For each key of the source's records that are there, whether the condition at `loc` holds of it."""
        view = "all_" + source
        self.desk.store.fill("wanted", [("value", "VARCHAR")], [(key,) for key in keys])
        asked = condition(self.desk.store, view, self.conditions[loc])
        query = f"SELECT {KEY}, {asked} FROM {quoted(view)} WHERE {KEY} IN (SELECT value FROM wanted)"
        return dict(self.desk.store.rows(query))


def asks(question: Question) -> str:
    """SQL: whether a row of the source is one that the question asks for."""
    day = quoted(question.date)
    return (
        f"{value_of(question.record)} IS NOT NULL AND {day} BETWEEN DATE '{question.start}' AND DATE '{question.end}'"
    )


def value_of(record: str) -> str:
    """SQL: the text by which a field names a record, or NULL."""
    return f"nullif(trim(CAST({quoted(record)} AS VARCHAR)), '')"


def _exact(value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return value if isinstance(value, (bool, str, date)) else None
    return Fraction(value)
