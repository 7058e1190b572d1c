"""What the rows of lookups are worth as whole numbers in SQL, and the texts that name them beside a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from salesperf.engine.duck import DuckStore, literal
from salesperf.model.rating import LineJob, Manner, PersonRate, RowFigures


@dataclass(frozen=True, slots=True)
class RowSql:
    """The figure of a line's row: `num` is SQL for a whole number of at most `most`, over `den`."""

    num: str
    den: int
    most: int


def list_rows(store: DuckStore, number: int, job: LineJob, people: Sequence[str]) -> tuple[RowSql, ...]:
    """Make the figures of all rows known to the engine; `people` are all ids, by their number."""
    found = []
    for n, rows in enumerate(job.manner.rows):
        named = _named(rows.column, job.people)
        by_number = {row: [figures.get(person) for person in people] for row, figures in sorted(named.items())}
        found.append(_listed(store, f"row_{number}_{n}", f"r{n}", rows, by_number))
    return tuple(found)


def _listed(
    store: DuckStore, name: str, at: str, rows: RowFigures, named: Mapping[int, Sequence[Fraction | None]]
) -> RowSql:
    """One list for everybody, and one by person for each row that differs."""
    figures = [each for found in (rows.figures, *named.values()) for each in found if each is not None]
    den = lcm(*(each.denominator for each in figures))
    most = max((abs(int(each * den)) for each in figures), default=0)
    _set(store, name, [_whole(each, den) for each in rows.figures], "HUGEINT")
    whens = ""
    for row, by_person in named.items():
        _set(store, f"{name}_{row}", [_whole(each, den) for each in by_person], "HUGEINT")
        whens += f"WHEN {row} THEN getvariable('{name}_{row}')[_pid + 1] "
    num = f"getvariable('{name}')[{at} + 1]"
    return RowSql(f"CASE {at} {whens}ELSE {num} END" if whens else num, den, max(most, 1))


def _named(column: str, people: Mapping[str, PersonRate]) -> dict[int, dict[str, Fraction]]:
    """Row -> person -> figure, of the rows that differ by person."""
    found: dict[int, dict[str, Fraction]] = {}
    for person, rate in people.items():
        for (of, row), figure in rate.named.items():
            if of == column:
                found.setdefault(row, {})[person] = figure
    return found


def _whole(figure: Fraction | None, den: int) -> str:
    return "NULL" if figure is None else str(int(figure * den))


def named_by(store: DuckStore, number: int, manner: Manner) -> str:
    """SQL: the text that names the column and the rows of a line."""
    parts = [literal(manner.label)] if manner.label else []
    if manner.words:
        _set(store, f"words_{number}", [literal(word) for word in manner.words], "VARCHAR")
        parts.append(f"getvariable('words_{number}')[c + 1]")
    for n, rows in enumerate(manner.rows):
        _set(store, f"texts_{number}_{n}", [literal(text) for text in rows.texts], "VARCHAR")
        parts.append(f"getvariable('texts_{number}_{n}')[r{n} + 1]")
    return f"concat_ws(' · ', {', '.join(parts)})" if parts else "''"


def _set(store: DuckStore, name: str, values: Sequence[str], kind: str) -> None:
    store.run(f"SET VARIABLE {name} = [{', '.join(values)}]::{kind}[]")
