"""From figures to places in a drawing: exact until the last step, one decimal, written as SVG wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from salesperf.write.figures import number


def px(length: Fraction | int) -> str:
    """A length in the drawing's units, without needless digits.

    >>> px(Fraction(1, 3)), px(12), px(Fraction(-1, 50))
    ('0.3', '12', '0')
    """
    text = number(Fraction(length), 1).replace(",", "")
    return text.removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures from `low` to `high` on a length that starts at `start`; outside figures stand at the ends."""

    low: Fraction
    high: Fraction
    start: Fraction
    length: Fraction

    def at(self, value: Fraction) -> Fraction:
        """Where the figure stands.

        >>> str(Scale(Fraction(0), Fraction(2), Fraction(10), Fraction(100)).at(Fraction(1, 2)))
        '35'
        """
        inside = min(max(value, self.low), self.high)
        return self.start + (inside - self.low) / (self.high - self.low) * self.length


def steps(low: Fraction, high: Fraction, most: int = 8) -> tuple[Fraction, ...]:
    """Round figures (1, 2 or 5 times a power of ten apart) from below `low` to above `high`, about `most` of them.

    >>> [str(step) for step in steps(Fraction(3), Fraction(41), 5)]
    ['0', '10', '20', '30', '40', '50']
    """
    step = step_of(high - low, most)
    first, last = low // step, -(-high // step)
    return tuple(step * n for n in range(first, max(last, first + 1) + 1))


def step_of(spread: Fraction, most: int) -> Fraction:
    """The least round step that needs at most `most` intervals for the spread.

    >>> str(step_of(Fraction(38), 5)), str(step_of(Fraction(1, 3), 4)), str(step_of(Fraction(0), 4))
    ('10', '1/10', '1')
    """
    if spread <= 0:
        return Fraction(1)
    power = Fraction(1)
    while power * most < spread:
        power *= 10
    while power * most >= spread:
        power /= 10
    return next(power * n for n in (2, 5, 10) if power * n * most >= spread)


def points(places: Sequence[tuple[Fraction, Fraction]]) -> str:
    """Places as a path of strokes without length, which a round pen makes dots: hundreds of them stay small.

    >>> points([(Fraction(3), Fraction(4)), (Fraction(1, 2), Fraction(2))])
    'M3 4h0M0.5 2h0'
    """
    return "".join(f"M{px(left)} {px(top)}h0" for left, top in places)
