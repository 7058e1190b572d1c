"""A table of two axes: found by steps, or bilinear between its points."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from salesperf.model.curve import Bound, Curve, Grid, Tier
from salesperf.stages.ratetable import value_at


def grid_value(grid: Grid, x: Fraction, y: Fraction) -> Fraction:
    """The value in x's row and y's column, with the caps in it as in `value_at`; raises BelowFirstTier.

    Along the columns first, then down the rows: either order gives the same bilinear figure.

    >>> columns = [Bound(Fraction(90, 100), False), Bound(Fraction(1), True), Bound(Fraction(1), False)]
    >>> rows = [Bound(Fraction(95, 100), True), Bound(Fraction(1), True)]
    >>> values = tuple(tuple(Fraction(p, 100) for p in row) for row in ((45, 65, 75), (55, 75, 85)))
    >>> income = Grid(tuple(rows), tuple(columns), values, "step")
    >>> [str(grid_value(income, *map(Fraction, point))) for point in (("1", "1"), ("1.049", "1.001"), ("0.94", "1.3"))]
    ['3/4', '17/20', '0']
    """
    column = [value_at(_axis(grid, grid.columns, row), y) for row in grid.values]
    return value_at(_axis(grid, grid.rows, column), x)


def _axis(grid: Grid, bounds: Sequence[Bound], values: Sequence[Fraction]) -> Curve:
    tiers = tuple(
        Tier(bound.at, bound.inclusive, grid.mode, grid.value_kind, value)
        for bound, value in zip(bounds, values, strict=True)
    )
    return Curve(tiers, grid.below, grid.beyond, grid.rate_cap, grid.result_cap)
