"""What single records must say to be priced, and whose: known before any of them is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesperf.model.expr import Value, refs
from salesperf.model.expr_eval import evaluate
from salesperf.model.people import Person, PersonRow, Roster
from salesperf.model.plan import Commission, EnterField, Plan, RateTable
from salesperf.model.work import LineNeed, Work
from salesperf.stages.dated import tables_of
from salesperf.stages.own_lines import by_of_records, words_of
from salesperf.stages.stretches import BEGINNING
from salesperf.stages.values import exact


def line_needs(plan: Plan, work: Work, roster: Roster) -> list[LineNeed]:
    """For every table that prices records one by one: the field that it is entered with, and that of its columns."""
    return [
        need
        for name, element in plan.elements.items()
        if isinstance(element, Commission) and element.measure in work.measures
        for table in tables_of(plan, element)
        for need in _of_table(plan, plan.rate_tables[table], element, concerned(plan, work, roster, name))
    ]


def _of_table(plan: Plan, table: RateTable, element: Commission, people: frozenset[str] | None) -> Iterator[LineNeed]:
    first, last = (element.during.from_, element.during.to) if element.during else (BEGINNING, plan.effective.to)
    if isinstance(table.enter, EnterField):
        yield LineNeed(str(element.measure), table.enter.field, (), people, first, last)
    if by_of_records(plan, table):
        yield LineNeed(str(element.measure), str(table.by), words_of(table), people, first, last)


def concerned(plan: Plan, work: Work, roster: Roster, element: str) -> frozenset[str] | None:
    """The people whom an element may be for on some day; None: of anybody, as only a run can tell."""
    condition = work.conditions.get(("elements", element, "for"))
    if condition is None or any(path[0] not in plan.people.columns for path in refs(condition)):
        return None

    def met(person: Person, row: PersonRow) -> bool:
        return evaluate(condition, lambda path: _known(person, row, path)) is not False

    found = (person.id for person in roster.people.values() if any(met(person, row) for row in person.rows))
    return frozenset(found)


def _known(person: Person, row: PersonRow, path: tuple[str, ...]) -> Value:
    """A column of the roster."""
    fixed = {"id": person.id, "name": person.name, "email": person.email}
    fixed |= {"team": row.team, "role": row.role, "manager": row.manager}
    value = fixed.get(path[0]) or row.columns.get(path[0])
    number = exact(value)
    return number if number is not None or not isinstance(value, (str, date)) else value
