"""Cells: from the text of a cell to an exact value of the declared type, or to the rule that the text breaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

CellValue = Decimal | Fraction | int | date | str | None


@dataclass(frozen=True, slots=True)
class Converted:
    """A cell's value, or None with the rule it breaks; with `warning`, the value stands and the rule is only told."""

    value: CellValue
    rule: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False


def convert(
    text: str,
    type_: str,
    *,
    decimal: str = ".",
    date_format: str | None = None,
    unit: int = 1,
    currency: str = "",
) -> Converted:
    """Read one cell as money, number, integer, ratio, date or text; a blank cell is None without a rule."""
    raise NotImplementedError
