"""The text of a spreadsheet's stored values, as the spreadsheet shows them without a number format."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

Stored = int | float | str | bool | time | date | datetime | timedelta
MOST = 1e15
MOST_KNOWN = 100_000
SURE_LENGTH = 15
"""Python's own text of a binary number that has no more characters has no more than 14 digits: all of them are sure."""


def cell_text(value: Stored, decimal: str = ".") -> str:
    """Binary numbers are rounded to the 15 digits that a spreadsheet keeps; dates are ISO, without a time at midnight.

    >>> cell_text(0.1 + 0.2), cell_text(1000.0), cell_text(2.5, ","), cell_text(True)
    ('0.3', '1000', '2,5', 'TRUE')
    """
    if isinstance(value, float):
        text = repr(value or 0.0)
        if len(text) > SURE_LENGTH or "e" in text:
            text = _figure(value)
        text = text.removesuffix(".0")
        return text if decimal == "." else text.replace(".", decimal)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    return str(value)


class KnownTexts(dict[Stored, str]):
    """The texts of stored values, each worked out once; `True` is no 1 here, so truth values do not belong in it."""

    def __init__(self, decimal: str) -> None:
        """Nothing is known yet."""
        super().__init__()
        self.decimal = decimal

    def __missing__(self, value: Stored) -> str:
        """Work it out, and keep it while there is room."""
        text = cell_text(value, self.decimal)
        if len(self) < MOST_KNOWN:
            self[value] = text
        return text


def _figure(value: float) -> str:
    if not math.isfinite(value) or has_lost_digits(value):
        return format(value, ".15g")
    text = format(Decimal(format(value, ".15g")), "f")
    return text if text != "-0" else "0"


def has_lost_digits(value: Stored) -> bool:
    """Whether a stored number has more digits than the file could keep: its last ones are not what was typed."""
    return isinstance(value, float) and MOST <= abs(value) < math.inf
