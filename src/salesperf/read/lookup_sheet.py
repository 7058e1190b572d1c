"""Lookups that stand in a sheet: a row for each row, typed by what its columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.plan import Literal, Lookup, LookupRow
from salesperf.model.table import Extract, SourceSpec
from salesperf.read.table_cells import TableRow, spot, table_rows

TYPES = {"rate": "ratio", "pay": "money", "score": "ratio", "from": "date", "to": "date"}
GIVES = ("rate", "pay", "score")


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The sound rows of a lookup's files, each with its place, and what is wrong with the others."""

    rows: tuple[LookupRow, ...]
    places: tuple[Cell, ...]
    found: list[Diagnostic]

    @property
    def names(self) -> tuple[str, ...]:
        """What the rows are called: file, sheet and row."""
        return tuple(spot(place) for place in self.places)


def read_lookup(extracts: Sequence[Extract], spec: SourceSpec, lookup: Lookup) -> SheetRows:
    """All rows of the files in their order. A blank field is not named: the row holds for every value of it."""
    found: list[Diagnostic] = []
    read = [(row.place, _row(row, lookup)) for row in table_rows(extracts, spec, found)]
    sound = [(place, row) for place, row in read if row is not None]
    return SheetRows(tuple(row for _, row in sound), tuple(place for place, _ in sound), found)


def _row(row: TableRow, lookup: Lookup) -> LookupRow | None:
    """None, and told, where the row gives nothing, or not one thing, or a cell is broken."""
    before = len(row.found)
    values = {name: row.value(name, row.spec.types.get(name, kind)) for name, kind in TYPES.items() if row.text(name)}
    given = [name for name in GIVES if row.text(name)]
    if len(given) != 1:
        row.tell("lookup-row-gives", given[1] if given else "", {"given": ", ".join(given) or "-"})
    start, end = (day if isinstance(day, date) else None for day in (values.get("from"), values.get("to")))
    if start and end and end < start:
        row.tell("dates-reversed", "to", {"from": str(start), "to": str(end)})
    if any(each.severity == "error" for each in row.found[before:]):
        return None
    stated: dict[str, Any] = {name: text for name in (*lookup.match, *lookup.only_for) if (text := row.text(name))}
    stated |= {name: _literal(row.text(name), values[name]) for name in given}
    return LookupRow.model_construct(**stated, from_=start, to=end)


def _literal(text: str, value: object) -> Literal:
    kind = "ratio" if isinstance(value, Fraction) else "number"
    assert isinstance(value, (Decimal, Fraction, int))
    return Literal(kind, Fraction(value), text)
