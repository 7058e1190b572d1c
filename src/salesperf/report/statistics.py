"""Figures about many figures, exact: shares, quantiles, rank correlation, bins. Nothing here decides pay."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import isqrt

from salesperf.model.summary.people import Many


def share_of(part: Decimal | int, whole: Decimal | int) -> Fraction | None:
    """The part of the whole; None of nothing.

    >>> share_of(Decimal("12.5"), Decimal(50)), share_of(3, 0)
    (Fraction(1, 4), None)
    """
    return Fraction(part) / Fraction(whole) if whole else None


def quantile(values: Sequence[Fraction], at: Fraction) -> Fraction | None:
    """The value below which the part `at` lies, on the line between neighbours; Excel's PERCENTILE.INC. None of none.

    >>> figures = [Fraction(n) for n in (7, 1, 3, 4)]
    >>> [str(quantile(figures, Fraction(quarter, 4))) for quarter in range(5)]
    ['1', '5/2', '7/2', '19/4', '7']
    """
    if not values:
        return None
    ordered = sorted(values)
    place = at * (len(ordered) - 1)
    low = place.numerator // place.denominator
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def many(values: Sequence[Fraction]) -> Many | None:
    """The figures in order with their quartiles; None of none.

    >>> found = many([Fraction(n) for n in (4, 1, 3, 7)])
    >>> found and [str(quarter) for quarter in found.quarters]
    ['5/2', '7/2', '19/4']
    """
    ordered = sorted(values)
    lower, middle, upper = (quantile(ordered, Fraction(n, 4)) for n in (1, 2, 3))
    if lower is None or middle is None or upper is None:
        return None
    return Many(tuple(ordered), (lower, middle, upper))


def median(values: Sequence[Fraction]) -> Fraction | None:
    """The middle value, or the mean of the two in the middle; None of none."""
    return quantile(values, Fraction(1, 2))


def places(values: Sequence[Fraction]) -> list[Fraction]:
    """The place of each value, smallest first; those that tie have the mean of their places.

    >>> [str(place) for place in places([Fraction(n) for n in (10, 20, 20, 5)])]
    ['2', '7/2', '7/2', '1']
    """
    ordered = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(ordered, start=1)))}
    last = {value: place for place, value in enumerate(ordered, start=1)}
    return [Fraction(first[value] + last[value], 2) for value in values]


def rank_correlation(ones: Sequence[Fraction], others: Sequence[Fraction], digits: int = 2) -> Fraction | None:
    """Spearman's rho with ties (Pearson's r of the places), half up to `digits`; None where one side is all equal.

    The root is taken of whole numbers, so that no machine rounds it another way.

    >>> str(rank_correlation([Fraction(n) for n in (1, 2, 3, 4)], [Fraction(n) for n in (1, 3, 2, 4)]))
    '4/5'
    """
    x, y = _centred(places(ones)), _centred(places(others))
    spread = sum(a * a for a in x) * sum(b * b for b in y)
    if not spread:
        return None
    together = sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0))
    square = together * together / spread * 4 * 100**digits
    root = isqrt(square.numerator // square.denominator)
    rho = Fraction((root + 1) // 2, 10**digits)
    return rho if together >= 0 else -rho


def _centred(values: Sequence[Fraction]) -> list[Fraction]:
    mean = sum(values, Fraction(0)) / len(values) if values else Fraction(0)
    return [value - mean for value in values]
