"""Number formats that show another figure than the cell holds: in thousands, in 万, with a unit behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_BRACKETS = re.compile(r"\[[^\]]*\]")
_TEXT = re.compile(r'"([^"]*)"|[\\!](.)')
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
_SHIFTED = re.compile(r"[\\!]\.([0#?]+)")
_PLACES = re.compile(r"\.([0#?]+)")
_UNIT = re.compile(r"[万亿千百]|\b(?:k|m|mn|mm|bn|thousands?|millions?|tsd)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """How a cell is shown: divided by `factor`, with so many `places`, and `unit` behind it ('' for none)."""

    factor: int
    places: int
    unit: str

    def of(self, value: Decimal) -> str:
        """The figure as a reader of the workbook sees it.

        >>> ShownFigure(10_000, 1, "万").of(Decimal("123456.78"))
        '12.3万'
        """
        return f"{value / self.factor:,.{self.places}f}{self.unit}"


def shown_figure(code: str) -> ShownFigure | None:
    """What a number format makes of a figure; None where it shows the figure itself.

    >>> shown_figure('0!.0,"万"'), shown_figure("#,##0,")
    (ShownFigure(factor=10000, places=1, unit='万'), ShownFigure(factor=1000, places=0, unit=''))
    >>> shown_figure('#,##0.0"万"')
    ShownFigure(factor=1, places=1, unit='万')
    >>> [shown_figure(each) for each in ("#,##0.00", '#,##0.00"元"', "0.0%", "[$€-407] #,##0.00", "yyyy-mm-dd", "@")]
    [None, None, None, None, None, None]
    """
    positive = _BRACKETS.sub("", code.partition(";")[0])
    shifted = _SHIFTED.search(positive)
    bare = _TEXT.sub("", positive)
    thousands = _THOUSANDS.search(bare)
    factor = 1000 ** len(thousands[1] if thousands else "") * 10 ** len(shifted[1] if shifted else "")
    texts = [(found[1] or found[2] or "").strip() for found in _TEXT.finditer(positive)]
    unit = next((text for text in texts if _UNIT.search(text)), "")
    if not re.search("[0#?]", bare) or "%" in bare or (factor == 1 and not unit):
        return None
    places = shifted[1] if shifted else found[1] if (found := _PLACES.search(bare)) else ""
    return ShownFigure(factor, len(places), unit)
