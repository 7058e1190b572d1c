"""Figures of worked examples as text."""

from __future__ import annotations

from fractions import Fraction

from salesperf.model.scalars import Literal
from salesperf.stages.rounding import show


def shown(value: Fraction | None, like: Literal | str) -> str:
    """A figure written exactly, in percent where the expected one is.

    >>> shown(Fraction(1, 80), Literal("ratio", Fraction(1, 100), "1%")), shown(Fraction(5000), "")
    ('1.25%', '5000')
    >>> shown(Fraction(2, 3), ""), shown(None, "")
    ('2/3', '–')
    """
    if value is None:
        return "–"
    is_ratio = isinstance(like, Literal) and like.kind == "ratio"
    text = _exact(value * 100 if is_ratio else value)
    return f"{text}%" if is_ratio and "/" not in text else str(value) if is_ratio else text


def _exact(value: Fraction) -> str:
    """Decimals where they end, else a fraction."""
    digits = next((n for n in range(13) if (value * 10**n).denominator == 1), None)
    return str(value) if digits is None else show(value, digits)
