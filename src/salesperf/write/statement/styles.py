"""How the cells of a statement look: rules and weight; the only fill is that of cells to write into."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from salesperf.model.sheet import FIGURES, Value
from salesperf.write.cell_styles import BETWEEN, BOTTOM_RULE, LESS, MUTED, TOP_RULE, number_format
from salesperf.write.statement.grid import Band, Cell, Look

if TYPE_CHECKING:
    from salesperf.write.statement.package import Look as Properties

LINK, INPUT = "#0b5cad", "#fff6d6"

_LOOKS: dict[Look, dict[str, object]] = {
    "": {},
    "title": {"bold": True, "font_size": 16},
    "big": {"bold": True, "font_size": 22, "font_color": LINK, "align": "left"},
    "head": {"font_color": MUTED, "text_wrap": True, "valign": "bottom"},
    "section": {"bold": True, "font_size": 12, "valign": "bottom"},
    "strong": {"bold": True},
    "muted": {"font_color": MUTED},
    "alert": {"font_color": LESS},
    "link": {"font_color": LINK},
    "open": {"locked": False},
    "input": {"bg_color": INPUT, "text_wrap": True, "border": 1, "border_color": "#dde2e7", "locked": False},
}
_BANDS: dict[Band, dict[str, object]] = {
    "": {},
    "head": BOTTOM_RULE,
    "body": BETWEEN,
    "total": {"bold": True, **TOP_RULE},
}


class StatementStyles:
    """The looks of one workbook's cells, numbered in the order in which they are first asked for."""

    def __init__(self) -> None:
        """Without any."""
        self.looks: dict[Properties, int] = {}
        self._known: dict[tuple[object, ...], int] = {}

    def of(self, cell: Cell, band: Band, *, apart: bool = False) -> int:
        """The number of a cell's look in a row of a table; text that stands `apart` is kept from figures before it."""
        less = _negative(cell.value)
        key = (cell.look, cell.kind, cell.digits, band, less, apart)
        known = self._known.get(key)
        if known is None:
            look = tuple(_look(cell, band, less, apart).items())
            known = self._known[key] = self.looks.setdefault(look, len(self.looks) + 1)
        return known


def _look(cell: Cell, band: Band, less: bool, apart: bool) -> dict[str, object]:
    align = "right" if cell.kind in FIGURES else "left"
    return {
        "valign": "vcenter",
        "align": align,
        "num_format": code(cell),
        **({"indent": 1} if apart and align == "left" else {}),
        **_BANDS[band],
        **_LOOKS[cell.look],
        **({"font_color": LESS} if less else {}),
    }


def _negative(value: Value) -> bool:
    kind = type(value)
    return (kind is Decimal and value < 0) or (kind is Fraction and value.numerator < 0)  # type: ignore[operator, union-attr]


def code(cell: Cell) -> str:
    """The number format of a cell with its own digits.

    >>> code(Cell(kind="ratio", digits=4)), code(Cell(kind="money", digits=0)), code(Cell("x"))
    ('0.0000%', '#,##0', '@')
    """
    if cell.digits is None or cell.kind not in ("money", "ratio", "number"):
        return number_format(cell.kind, 2)
    decimals = "." + "0" * cell.digits if cell.digits else ""
    return f"0{decimals}%" if cell.kind == "ratio" else f"#,##0{decimals}"
