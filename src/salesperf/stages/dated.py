"""Stretches of days in which no dated figure changes: for records that are priced by their own date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesperf.model.plan import Dated, Plan, Priced, TableUse
from salesperf.model.plan.base import Part
from salesperf.model.plan.elements import Element
from salesperf.stages.stretches import DAY, Stretch

Span = tuple[date, date]


def spans_of(plan: Plan, element: Element, stretch: Stretch) -> tuple[Span, ...]:
    """The days of a stretch, parted where a dated figure of the element, its tables or any variable changes."""
    if stretch.is_empty:
        return ()
    tables = [plan.rate_tables[name] for name in tables_of(plan, element)]
    changes = {day for part in (element, *tables, *plan.variables.values()) for day in _changes(part)}
    inside = sorted(day for day in changes if stretch.start < day <= stretch.end)
    return tuple(zip([stretch.start, *inside], [*(day - DAY for day in inside), stretch.end], strict=True))


def tables_of(plan: Plan, element: Element) -> Iterator[str]:
    """The tables that may price the records of an element, those that its lookup sends them to after its own."""
    if own := getattr(element, "table", None):
        yield str(own)
    yield from (gate.else_.table for gate in element.gate if isinstance(gate.else_, TableUse))
    lookup = plan.lookups.get(getattr(element, "lookup", None) or "")
    rows = () if lookup is None else (*lookup.rows, lookup.otherwise)
    yield from dict.fromkeys(row.table for row in rows if isinstance(row, Priced) and row.table)


def _changes(value: object) -> Iterator[date]:
    match value:
        case Dated(leaves):
            yield from (day for day, _ in leaves)
        case Part():
            yield from (day for name in type(value).model_fields for day in _changes(getattr(value, name)))
        case dict():
            yield from (day for each in value.values() for day in _changes(each))
        case tuple():
            yield from (day for each in value for day in _changes(each))
