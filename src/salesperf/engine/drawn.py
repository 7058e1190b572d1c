"""A person's pay function in whole numbers, as the engine's integers take it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm

from salesperf.model.rating import PersonRate


@dataclass(frozen=True, slots=True)
class Drawn:
    """One person's G in whole numbers: steps = ±(a + b·v + c·v²) ÷ den - less ÷ den, with v in units of the column."""

    before: int
    less: int
    den: int
    pieces: tuple[tuple[int, int, int, int, int | None], ...]
    mirrored: bool
    cap: int | None

    def bound(self, most: int) -> int:
        """No intermediate figure is larger, for |v| up to `most`."""
        tops = [abs(a) + abs(b) * most + abs(c) * most**2 + abs(m or 0) for _, a, b, c, m in self.pieces]
        return 4 * (max(tops) + abs(self.less) + self.den + abs(self.cap or 0))

    def numerator(self, v: int) -> int:
        """G(v) x den, before rounding to steps."""
        turned = self.mirrored and v < 0
        size = -v if turned else v
        _, a, b, c, most = next((p for p in reversed(self.pieces) if size >= p[0]), self.pieces[0])
        value = a + b * size + c * size * size
        value = value if most is None else min(value, most)
        return (-value if turned else value) - self.less


def draw(rate: PersonRate, places: int, step: Decimal) -> Drawn:
    """G in steps of the currency and whole units of 10^-places.

    The bound of a piece becomes the least whole v that it holds, so that no division decides a tier.
    """
    unit, steps = Fraction(1, 10**places), 1 / Fraction(step)
    exact = [
        (
            ceil(p.start / unit) if p.inclusive else floor(p.start / unit) + 1,
            p.a * steps,
            p.b * unit * steps,
            p.c * unit**2 * steps,
            None if p.most is None else p.most * steps,
        )
        for p in rate.pieces
    ]
    less, cap = rate.less * steps, None if rate.cap_record is None else rate.cap_record * steps
    figures = [f for _, *rest in exact for f in rest if f is not None]
    den = lcm(*(f.denominator for f in [*figures, less, cap or Fraction(0)]))
    pieces = tuple((at, *(None if f is None else int(f * den) for f in rest)) for at, *rest in exact)
    before = rate.before / unit
    if before.denominator != 1:
        raise ValueError("what came before has more decimals than the records")
    return Drawn(int(before), int(less * den), den, pieces, rate.mirrored, None if cap is None else int(cap * den))  # type: ignore[arg-type]
