"""The rows of a page as the XML of a sheet, in one pass over their cells.

Data is written as what it is: only formulas of our own are formulas, whatever a text looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from salesperf.model.sheet import FIGURES, Place, Value
from salesperf.write.figures import money
from salesperf.write.statement.grid import Band, Block, Cell, Column, Page, Row, numbered
from salesperf.write.statement.layout import LETTERS, Layout
from salesperf.write.statement.styles import StatementStyles
from salesperf.write.workbook import ROW_HEIGHT, holds

FIRST_DAY = date(1899, 12, 30).toordinal()
"""The day that spreadsheets count from; true of every day after February 1900."""

PIXEL = 0.75
"""Heights in points are whole pixels."""


@dataclass(frozen=True)
class RowText:
    """What the cells of a workbook are written with; `texts` are its different texts, numbered from 0."""

    styles: StatementStyles
    layout: Layout
    texts: dict[str, int] = field(default_factory=dict)

    def of(self, page: Page) -> Iterator[str]:
        """Each row that has cells, from the first on."""
        for number, row in numbered(page):
            if isinstance(row, Block):
                yield from self._block(page, row, number + 1)
            elif row.cells:
                yield self._row(page, row, number + 1)

    def _row(self, page: Page, row: Row, number: int) -> str:
        found, before = [_row_start(number, row.tall)], ""
        for letter, cell in zip(LETTERS, row.cells, strict=False):
            style = self.styles.of(cell, row.band, apart=before in FIGURES)
            found.append(self._cell(page, cell, f'<c r="{letter}{number}" s="{style}"'))
            before = cell.kind
        return "".join((*found, "</row>"))

    def _cell(self, page: Page, cell: Cell, start: str) -> str:
        if cell.formula and isinstance(cell.value, (int, Decimal, Fraction)):
            formula = _escaped(self.layout.formula(cell.formula, page.key))
            return f"{start}><f>{formula}</f><v>{float(cell.value)}</v></c>"
        return start + self._value(cell.value)

    def _value(self, value: Value) -> str:
        """The rest of a cell. A figure that a spreadsheet cannot hold to the last digit is written as text."""
        if value is None:
            return "/>"
        if type(value) is str:
            return f' t="s"><v>{self.texts.setdefault(value, len(self.texts))}</v></c>'
        if isinstance(value, date):
            return f"><v>{value.toordinal() - FIRST_DAY}</v></c>"
        if isinstance(value, Place):
            return f"><v>{value.number}</v></c>"
        if type(value) is Decimal and not holds(value):
            return self._value(money(value))
        return f"><v>{float(value):.16G}</v></c>"

    def _block(self, page: Page, block: Block, first: int) -> Iterator[str]:
        """Rows of one shape: what does not change from row to row is worked out once a column."""
        columns = [list(self._column(page, block, at, first)) for at in range(len(block.columns))]
        for number, cells in enumerate(zip(*columns, strict=True), first):
            yield "".join((_row_start(number, 1), *cells, "</row>"))

    def _column(self, page: Page, block: Block, at: int, first: int) -> Iterator[str]:
        """The cells of a column, from the first row on."""
        column, start = block.columns[at], f'<c r="{LETTERS[at]}'
        style = self._style(column, block.band, at > 0 and block.columns[at - 1].kind in FIGURES)
        if not column.formula:
            for number, value in enumerate(column.values, first):
                yield f'{start}{number}" s="{style(value)}"{self._value(value)}'
            return
        opening, going_on = (
            f'{start}{{n}}" s="{{s}}"><f>{_escaped(self.layout.pattern(f, block, page.key))}</f><v>{{v}}</v></c>'
            for f in (column.first or column.formula, column.formula)
        )
        for number, value in enumerate(column.values, first):
            cell = opening if number == first else going_on
            yield cell.format(n=number, p=number - 1, s=style(value), v=float(value))  # type: ignore[arg-type]

    def _style(self, column: Column, band: Band, apart: bool) -> Callable[[Value], int]:
        """The style of a column's values: negative amounts look different."""
        plain, less = (
            self.styles.of(Cell(value, column.kind, column.look, column.digits), band, apart=apart)
            for value in (Decimal(0), Decimal(-1))
        )
        if plain == less or column.kind == "text":
            return lambda value: plain
        return lambda value: less if isinstance(value, (Decimal, Fraction)) and value < 0 else plain


def _row_start(number: int, tall: int) -> str:
    return f'<row r="{number}" ht="{_height(tall)}" customHeight="1">'


@cache
def _height(tall: int) -> str:
    """The points that a row of so many lines is high."""
    return f"{int(ROW_HEIGHT * tall / PIXEL + 0.5) * PIXEL:.16g}"


def _escaped(formula: str) -> str:
    return formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
