"""A rate table with every name, variable and date already replaced by one person's exact figures."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Mode = Literal["marginal", "retroactive", "step", "interpolated"]
ValueKind = Literal["rate", "pay", "score", "goal"]
Below = Literal["none", "first", "stop"]
Beyond = Literal["flat", "continue"]


def holds(start: Fraction, inclusive: bool, x: Fraction) -> bool:
    """Whether x is at or above `start`; `above`, when it is not inclusive.

    >>> holds(Fraction(1), True, Fraction(1)), holds(Fraction(1), False, Fraction(1))
    (True, False)
    """
    return x > start or (inclusive and x == start)


@dataclass(frozen=True, slots=True)
class Tier:
    """A stretch of x from `bound` to the next tier's; `from` is inclusive, `above` is not."""

    bound: Fraction
    inclusive: bool
    mode: Mode
    value_kind: ValueKind
    value: Fraction


@dataclass(frozen=True, slots=True)
class Curve:
    """F of one quantity x: tiers with rising bounds, at least one; two of one bound are `from` then `above`.

    `rate_cap` limits the rate of each tier, `result_cap` limits F; both before modifiers.
    """

    tiers: tuple[Tier, ...]
    below: Below = "none"
    beyond: Beyond = "flat"
    rate_cap: Fraction | None = None
    result_cap: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a row or column of a grid begins."""

    at: Fraction
    inclusive: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of two axes: `values[row][column]`, the rows entered with x, the columns with y."""

    rows: tuple[Bound, ...]
    columns: tuple[Bound, ...]
    values: tuple[tuple[Fraction, ...], ...]
    mode: Literal["step", "interpolated"]
    value_kind: ValueKind = "score"
    below: Below = "none"
    beyond: Beyond = "flat"
    rate_cap: Fraction | None = None
    result_cap: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """From `start` until the next piece: min(a + b·x + c·x², most); c is not 0 for an interpolated rate only.

    `most` is a cap of the result: where a parabola crosses it may be irrational, the lesser of two is exact. A factor
    below 0 turns it into `least`, below which the piece does not fall.
    """

    start: Fraction
    inclusive: bool
    a: Fraction
    b: Fraction = Fraction(0)
    c: Fraction = Fraction(0)
    most: Fraction | None = None
    least: Fraction | None = None

    def uncapped(self, x: Fraction) -> Fraction:
        """The polynomial alone, also outside the piece."""
        return self.a + (self.b + self.c * x) * x

    def at(self, x: Fraction) -> Fraction:
        """The value at x, also outside the piece: at its end it is what the piece tends to."""
        value = self.uncapped(x)
        value = value if self.most is None else min(value, self.most)
        return value if self.least is None else max(value, self.least)
