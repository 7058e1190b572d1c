"""A pricing over whole numbers: thousands of records are checked in the time that fractions take for a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

from salesperf.model.credited import CreditLine
from salesperf.model.statement import Pricing


@dataclass(frozen=True, slots=True)
class WholePricing:
    """Amounts are counted in `units` to one of the currency, worth in `scale` parts of the smallest coin.

    Each slab is its start, whether that is inside, and what makes its worth: rate and fixed part; `less` goes off.
    """

    units: int
    scale: int
    slabs: tuple[tuple[int, bool, int, int], ...]
    less: int
    mirrored: bool

    def of(self, x: int) -> tuple[int, int]:
        """The tier from 1, and the worth in whole coins, half away from zero."""
        size = abs(x) if self.mirrored else x
        tier = 0
        for number, (start, inside, _, _) in enumerate(self.slabs):
            if size > start or (inside and size == start):
                tier = number
        _, _, rate, fixed = self.slabs[tier]
        worth = rate * size + fixed
        exact = (-worth if self.mirrored and x < 0 else worth) - self.less
        coins = (2 * abs(exact) + self.scale) // (2 * self.scale)
        return tier + 1, coins if exact > 0 else -coins


def in_whole_numbers(made: Pricing) -> WholePricing:
    """The same pricing, with units small enough for every bound and every rate.

    >>> from salesperf.model.statement import Slab
    >>> slabs = (Slab(Fraction(0), True, Fraction(1, 100), Fraction(0), ""),
    ...          Slab(Fraction(1000, 3), True, Fraction(3, 200), Fraction(-5, 3), ""))
    >>> found = in_whole_numbers(Pricing(slabs, Fraction(1), Fraction(0), Fraction(0), False, True, 2, 2))
    >>> found.units, found.of(300 * 150), found.of(-300 * 500)
    (300, (1, 150), (2, -583))
    """
    coin = Fraction(1, 10**made.digits)
    units = lcm(10**made.places, made.before.denominator, *(slab.start.denominator for slab in made.slabs))
    lines = [(made.factor * slab.rate / units / coin, made.factor * slab.fixed / coin) for slab in made.slabs]
    less = made.less / coin
    scale = lcm(less.denominator, *(each.denominator for line in lines for each in line))
    slabs = tuple(
        (int(slab.start * units), slab.inclusive, int(rate * scale), int(fixed * scale))
        for slab, (rate, fixed) in zip(made.slabs, lines, strict=True)
    )
    return WholePricing(units, scale, slabs, int(less * scale), made.mirrored)


def gives(made: Pricing, lines: Sequence[CreditLine]) -> bool:
    """Whether every line comes out as the engine had it: running total, tier and pay."""
    whole = in_whole_numbers(made)
    total = int(made.before * whole.units)
    paid = whole.of(total)[1]
    for line in lines:
        if line.credit is None or line.pay is None or line.running is None:
            return False
        credit = _counted(line.credit, whole.units)
        if credit is None:
            return False
        total += credit
        tier, worth = whole.of(credit if made.each else total)
        own = worth if made.each else worth - paid
        if (own, tier, total) != (_counted(line.pay, 10**made.digits), line.tier, _counted(line.running, whole.units)):
            return False
        paid = worth
    return True


def _counted(value: Decimal, units: int) -> int | None:
    """How many units the value is; None where it is not whole."""
    above, below = value.as_integer_ratio()
    count, rest = divmod(above * units, below)
    return None if rest else count
