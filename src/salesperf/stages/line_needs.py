"""What single records must say to be priced, and whose: known before any of them is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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
    found: list[LineNeed] = []
    for name, element in plan.elements.items():
        if isinstance(element, Commission) and element.measure in work.measures:
            days = (element.during.from_, element.during.to) if element.during else (BEGINNING, plan.effective.to)
            whose = LineNeed(str(element.measure), "", (), concerned(plan, work, roster, name), *days)
            found += _of_element(plan, work, element, whose)
    return found


def _of_element(plan: Plan, work: Work, element: Commission, whose: LineNeed) -> Iterator[LineNeed]:
    """The rows of lookups first: which table prices a record depends on them."""
    looked_up = work.lookups.get((element.lookup or "", whose.measure))
    used = [looked_up, *(work.lookups.get((each.lookup or "", whose.measure)) for each in element.multiply)]
    for each in used:
        if each is not None and plan.lookups[each.name].otherwise == "stop":
            spec = plan.lookups[each.name]
            matched = tuple(dict.fromkeys((*spec.match, *spec.only_for)))
            yield replace(whose, field=each.row, lookup=each.name, matched=matched)
    for table in tables_of(plan, element):
        sent = looked_up is not None and table in looked_up.parts
        own = replace(whose, measure=looked_up.measure_of(table)) if looked_up is not None and sent else whose
        yield from _of_table(plan, plan.rate_tables[table], own)


def _of_table(plan: Plan, table: RateTable, whose: LineNeed) -> Iterator[LineNeed]:
    if isinstance(table.enter, EnterField):
        yield replace(whose, field=table.enter.field)
    if by_of_records(plan, table):
        yield replace(whose, field=str(table.by), words=words_of(table))


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
