"""Stretches of days in which no dated figure changes: for records that are priced by their own date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesperf.model.plan import Dated, Name, Plan, Priced, TableUse
from salesperf.model.plan.base import Part
from salesperf.model.plan.elements import Element
from salesperf.stages.stretches import DAY, Stretch

Span = tuple[date, date]


def spans_of(plan: Plan, element: Element, stretch: Stretch) -> tuple[Span, ...]:
    """The days of a stretch, parted where a dated figure of the element, its tables or any variable changes."""
    if stretch.is_empty:
        return ()
    tables = [plan.rate_tables[name] for name in tables_of(plan, element)]
    lookups = [plan.lookups[name] for name in lookups_of(element)]
    changes = {day for part in (element, *tables, *lookups, *plan.variables.values()) for day in _changes(part)}
    inside = sorted(day for day in changes if stretch.start < day <= stretch.end)
    return tuple(zip([stretch.start, *inside], [*(day - DAY for day in inside), stretch.end], strict=True))


def lookups_of(element: Element) -> Iterator[str]:
    """The lookup that prices the records of an element, and those that give them factors."""
    if own := getattr(element, "lookup", None):
        yield str(own)
    yield from (factor.lookup for factor in element.multiply if factor.lookup)


def tables_of(plan: Plan, element: Element) -> Iterator[str]:
    """The tables that may price the records of an element, those that its lookup sends them to after its own."""
    if own := getattr(element, "table", None):
        yield str(own)
    yield from (gate.else_.table for gate in element.gate if isinstance(gate.else_, TableUse))
    lookup = plan.lookups.get(getattr(element, "lookup", None) or "")
    rows = () if lookup is None else (*lookup.rows, lookup.otherwise)
    yield from dict.fromkeys(row.table for row in rows if isinstance(row, Priced) and row.table)


def named_in(value: object) -> Iterator[Name]:
    """Every name that stands for a figure in a part of the plan."""
    match value:
        case Name():
            yield value
        case Dated(leaves):
            yield from (leaf for _, leaf in leaves if isinstance(leaf, Name))
        case Part():
            yield from (name for key in type(value).model_fields for name in named_in(getattr(value, key)))
        case tuple():
            yield from (name for each in value for name in named_in(each))


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
