"""Every rate table, evaluated by one function: the pay F(x), the value v(x), and what a reader asks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from salesperf.model.curve import Bound, Curve, Grid, Piece, Tier, holds
from salesperf.model.spelling import number_text
from salesperf.stages.curve import Line, lines, mirrored, pieces
from salesperf.stages.missing import Missing

__all__ = [
    "BelowFirstTier",
    "Bound",
    "Curve",
    "Grid",
    "Piece",
    "TableRow",
    "Tier",
    "jumps",
    "mirrored",
    "payout",
    "pieces",
    "scale",
    "table_rows",
    "tier_index",
    "value_at",
]


Stretch = TypeVar("Stretch", Line, Piece)


class BelowFirstTier(Missing):
    """x lies below the first bound of a table that says `below: stop`."""

    def __init__(self, x: Fraction) -> None:
        """Keep x for the sentence."""
        super().__init__("below-first-tier", value=number_text(x))


@dataclass(frozen=True, slots=True)
class TableRow:
    """One tier as it is printed; `deduction` is the quick deduction v·b - F(b), None where F is not v·x less a sum."""

    tier: Tier
    at_bound: Fraction
    deduction: Fraction | None


def payout(curve: Curve, x: Fraction) -> Fraction:
    """F(x): money for an amount, or a ratio that the caller multiplies by what 100 % of x stands for.

    Below zero F(-x) = -F(x), where the table is `mirrored`. Raises BelowFirstTier.

    >>> def tier(bound, percent, mode="marginal", inclusive=True):
    ...     return Tier(Fraction(bound), inclusive, mode, "rate", Fraction(percent, 100))
    >>> ladder = Curve((tier(0, 4), tier(150_000, 6), tier(250_000, 8)))
    >>> payout(ladder, Fraction(165_000)) - payout(ladder, Fraction(145_000))
    Fraction(1100, 1)
    >>> quota = Curve((tier(0, 5, "retroactive"), tier("1/2", 10, "retroactive"), tier(1, 20, inclusive=False)))
    >>> [int(33_000 * payout(quota, Fraction(sold, 33_000))) for sold in (16_000, 20_000, 40_000, -20_000)]
    [800, 2000, 4700, -2000]
    """
    if x < 0 and mirrored(curve):
        return -payout(curve, -x)
    _refuse_below(curve, x)
    return _reached(pieces(curve), x).at(x)


def value_at(curve: Curve, x: Fraction) -> Fraction:
    """v(x), the rate, pay or score that x finds: for a table that is entered with something else than the base.

    The result cap is in it for pay and scores; for rates it limits v × base, which only the caller knows.
    Never mirrored. Raises BelowFirstTier.

    >>> points = ((1, 0), (2, 70), (3, 100), (4, 130))
    >>> rating = [Tier(Fraction(at), True, "interpolated", "score", Fraction(percent, 100)) for at, percent in points]
    >>> value_at(Curve(tuple(rating)), Fraction("2.8"))
    Fraction(47, 50)
    """
    _refuse_below(curve, x)
    line = _reached(lines(curve), x)
    value = line.at(x)
    return value if curve.result_cap is None or line.value_kind == "rate" else min(value, curve.result_cap)


def tier_index(curve: Curve, x: Fraction) -> int:
    """The tier that holds x, from 0; -1 below the first. Of a return in a mirrored table, ask with abs(x)."""
    return next((i for i in reversed(range(len(curve.tiers))) if _holds(curve.tiers[i], x)), -1)


def scale(drawn: Sequence[Piece], x_unit: Fraction, factor: Fraction) -> tuple[Piece, ...]:
    """The pieces of factor × F(x / x_unit): from attainment to amount, `x_unit` is the goal, `factor` what 100 % pays.

    >>> scale([Piece(Fraction(1, 2), True, Fraction(0), Fraction(1, 10))], Fraction(33_000), Fraction(33_000))[0].b
    Fraction(1, 10)
    """
    return tuple(_scaled(piece, x_unit, factor) for piece in drawn)


def _scaled(piece: Piece, x_unit: Fraction, factor: Fraction) -> Piece:
    most, least = (None if limit is None else limit * factor for limit in (piece.most, piece.least))
    return Piece(
        start=piece.start * x_unit,
        inclusive=piece.inclusive,
        a=piece.a * factor,
        b=piece.b * factor / x_unit,
        c=piece.c * factor / x_unit**2,
        most=most if factor >= 0 else least,
        least=least if factor >= 0 else most,
    )


def jumps(curve: Curve) -> tuple[tuple[Fraction, Fraction], ...]:
    """(bound, size) wherever F is not continuous, zero apart: there every table begins.

    >>> cliff = Tier(Fraction(60_000), True, "retroactive", "rate", Fraction(1, 10))
    >>> jumps(Curve((cliff,)))
    ((Fraction(60000, 1), Fraction(6000, 1)),)
    """
    drawn = pieces(curve)
    sizes = ((high.start, high.at(high.start) - low.at(high.start)) for low, high in pairwise(drawn))
    return tuple((bound, size) for bound, size in sizes if size and bound)


def table_rows(curve: Curve) -> tuple[TableRow, ...]:
    """Each tier with F at its bound (of an `above` tier: where it sets out from) and its quick deduction (速算扣除数).

    >>> rates = ((0, 5), (100, 8), (200, 12))
    >>> ladder = [Tier(Fraction(at), True, "marginal", "rate", Fraction(percent, 100)) for at, percent in rates]
    >>> [(int(row.at_bound), int(row.deduction)) for row in table_rows(Curve(tuple(ladder)))]
    [(0, 0), (5, 3), (13, 11)]
    """
    return tuple(_row(tier, curve) for tier in curve.tiers)


def _row(tier: Tier, curve: Curve) -> TableRow:
    begun = [p for p in pieces(curve) if (p.start, p.inclusive) == (tier.bound, tier.inclusive)][-1]
    straight = tier.mode in ("marginal", "retroactive")
    return TableRow(tier, begun.at(tier.bound), -begun.a if straight else None)


def _refuse_below(curve: Curve, x: Fraction) -> None:
    if curve.below == "stop" and not _holds(curve.tiers[0], x):
        raise BelowFirstTier(x)


def _holds(tier: Tier, x: Fraction) -> bool:
    return holds(tier.bound, tier.inclusive, x)


def _reached(stretches: Sequence[Stretch], x: Fraction) -> Stretch:
    """The last stretch that holds x, else the first."""
    return next((each for each in reversed(stretches) if holds(each.start, each.inclusive, x)), stretches[0])
