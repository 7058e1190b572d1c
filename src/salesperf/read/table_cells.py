"""Cells of small tables (people, goals) as values, with a diagnostic at the cell for each that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.cells import UNITS, CellValue, convert
from salesperf.model.table import Extract, Row, SourceSpec
from salesperf.read.table_totals import without_totals
from salesperf.read.tables import rows


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with the table it stands in; what is wrong with its cells is added to `found`."""

    row: Row
    extract: Extract
    spec: SourceSpec
    found: list[Diagnostic]

    @property
    def place(self) -> Cell:
        """The row itself."""
        return self.extract.place(self.row.row)

    def cell(self, name: str) -> Cell:
        """The cell of field `name`, or the row."""
        return self.extract.place(self.row.row, name)

    def text(self, name: str) -> str:
        """The cell's text, or what the plan's aliases say it means; '' where the table has no such column."""
        text = self.row.cells.get(name, "")
        return self.spec.aliases.get(name, {}).get(text, text)

    def value(self, name: str, type_: str) -> CellValue:
        """The cell's value by type, in the column's unit; None where it is blank or broken."""
        unit = UNITS[self.spec.units[name]] if name in self.spec.units else 1
        read = convert(self.text(name), type_, self.spec.notation, unit)
        if read.rule:
            self.tell(read.rule, name, dict(read.params), warning=read.warning)
        return read.value

    def tell(self, rule: str, name: str, params: dict[str, str], *, warning: bool = False) -> None:
        """Add a diagnostic at the cell of field `name`, or at the row."""
        self.found.append(Diagnostic(rule, self.cell(name), params, "warning" if warning else "error"))


def table_rows(extracts: Sequence[Extract], spec: SourceSpec, found: list[Diagnostic]) -> Iterator[TableRow]:
    """The rows of all files in order, but for totals."""
    for extract in extracts:
        for row in without_totals(list(rows(extract)), extract, spec, found):
            yield TableRow(row, extract, spec, found)


def spot(place: Cell) -> str:
    """A row, for a message about another one.

    >>> spot(Cell("people.xlsx", "May", 7))
    'people.xlsx!May:7'
    """
    return f"{place.file}!{place.sheet}:{place.row}" if place.sheet else f"{place.file}:{place.row}"
