"""How the cells of a workbook look: rules and weight instead of fills, colour only for what lowers an amount."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from salesperf.model.sheet import FIGURES, Kind, Place, Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

MUTED, LESS, RULE, HAIRLINE = "#5a6470", "#b0440b", "#16191d", "#dde2e7"
BOTTOM_RULE, TOP_RULE = {"bottom": 1, "bottom_color": RULE}, {"top": 1, "top_color": RULE}
SIGNED = {"money", "change", "move"}
BETWEEN = {"bottom": 1, "bottom_color": HAIRLINE}


class CellStyles:
    """The formats of one workbook, each made once. `digits` are the decimals of money."""

    def __init__(self, book: Workbook, digits: int) -> None:
        """Make formats in this workbook."""
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}
        self.digits = digits
        self.title = book.add_format({"bold": True, "font_size": 14, "valign": "vcenter"})
        self.note = book.add_format({"font_color": MUTED, "valign": "vcenter"})

    def header(self, kind: Kind, *, apart: bool = False) -> Format:
        """A column's heading; text that stands `apart` keeps a distance from the figures before it."""
        look = {"bold": True, "text_wrap": True, "valign": "bottom", **_alignment(kind, apart), **BOTTOM_RULE}
        return self._format(("header", kind in FIGURES, apart), look)

    def of(
        self, kind: Kind, value: Value = None, *, total: bool = False, apart: bool = False, wrap: bool = False
    ) -> Format:
        """A cell of the table's body or of its total; the value decides on colour, and on the mark of a tie."""
        tied = isinstance(value, Place) and value.tied
        less = kind in SIGNED and isinstance(value, Decimal | Fraction | int) and value < 0
        properties: dict[str, object] = {
            "num_format": number_format(kind, self.digits, tied),
            **_alignment(kind, apart),
            **({"bold": True, **TOP_RULE} if total else BETWEEN),
            **({"font_color": LESS} if less else {}),
            **({"text_wrap": True} if wrap else {}),
        }
        return self._format((kind, total, less, tied, apart, wrap), properties)

    def _format(self, key: tuple[object, ...], properties: dict[str, object]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "vcenter", **properties})
        return self._made[key]


def _alignment(kind: Kind, apart: bool) -> dict[str, object]:
    if kind in FIGURES:
        return {"align": "right"}
    return {"align": "left", "indent": 1} if apart else {"align": "left"}


def number_format(kind: Kind, digits: int, tied: bool = False) -> str:
    """The spreadsheet's own code for a kind of value; currencies differ in their decimals.

    >>> number_format("change", 2), number_format("money", 0), number_format("place", 2, tied=True)
    ('+#,##0.00;-#,##0.00;0.00', '#,##0', '0"="')
    """
    decimals = "." + "0" * digits if digits else ""
    formats: dict[Kind, str] = {
        "text": "@",
        "money": f"#,##0{decimals}",
        "change": f"+#,##0{decimals};-#,##0{decimals};0{decimals}",
        "ratio": "0.0%",
        "number": "#,##0.00",
        "count": "#,##0",
        "move": "+0;-0;0",
        "place": '0"="' if tied else "0",
        "date": "yyyy-mm-dd",
    }
    return formats[kind]
