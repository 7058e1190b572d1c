"""What a page says before it is put into a language: sentences as a key with figures, and figures told by their type.

`Decimal` is money, `Fraction` a ratio, `int` a count, `Number` any other figure, `str` text of the plan or the data,
None a figure that is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A figure that is neither money nor a ratio, with the decimals to show."""

    value: Fraction
    places: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or label of the catalogue, `page.<key>`, with its figures. `count` decides between one and many."""

    key: str
    figures: tuple[tuple[str, Shown], ...] = ()


Shown = str | int | Decimal | Fraction | Number | date | Said | None


def said(key: str, **figures: Shown) -> Said:
    """The sentence `page.<key>` with these figures.

    >>> said("rank.more", count=3).figures
    (('count', 3),)
    """
    return Said(key, tuple(figures.items()))


def measured(value: Fraction | None, unit: str) -> Shown:
    """A measure's figure by the plan's `unit`: whole things without decimals where they are whole.

    >>> measured(Fraction(4), "customers"), measured(Fraction(9, 2), "number")
    (Number(value=Fraction(4, 1), places=0), Number(value=Fraction(9, 2), places=2))
    """
    if value is None or unit == "ratio":
        return value
    whole = unit not in ("money", "number") and value.denominator == 1
    return Number(value, 0 if whole else 2)
