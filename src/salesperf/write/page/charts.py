"""Small charts as places in a drawing, which the templates write out. Every figure also stands in text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from salesperf.write.figures import percent
from salesperf.write.page.scale import Scale, px

BULLET = 200
_LEAST_TOP = Fraction(8, 5)


@dataclass(frozen=True, slots=True)
class Bullet:
    """One bar on the common scale; `state` is `reached`, `below` or `beyond` (the bar goes on past the scale)."""

    width: str
    state: str


@dataclass(frozen=True, slots=True)
class BulletGround:
    """What all bullets of a table share: ranges as (x, width, depth), the goal's place, labels as (x, text)."""

    ranges: tuple[tuple[str, str, str], ...]
    goal: str
    labels: tuple[tuple[str, str], ...]
    scale: Scale


def bullet_ground(points: Sequence[Fraction]) -> BulletGround:
    """From 0 to 160 %, or a tenth beyond the last of the plan's own points."""
    goal = Fraction(1)
    top = max(_LEAST_TOP, *(point + Fraction(1, 10) for point in points)) if points else _LEAST_TOP
    scale = Scale(Fraction(0), top, Fraction(0), Fraction(BULLET))
    bounds = [Fraction(0), *points, top]
    ranges = tuple(
        (px(scale.at(low)), px(scale.at(high) - scale.at(low)), str(min(depth, 2)))
        for depth, (low, high) in enumerate(zip(bounds[-2::-1], bounds[:0:-1], strict=True))
    )
    labels = tuple((px(scale.at(point)), bound(point)) for point in sorted({Fraction(0), goal, *points}))
    return BulletGround(ranges, px(scale.at(goal)), labels, scale)


def bound(ratio: Fraction) -> str:
    """A bound of a scale in percent, with a decimal only where it needs one.

    >>> bound(Fraction(3, 5)), bound(Fraction(7, 8))
    ('60%', '87.5%')
    """
    return percent(ratio, 0 if (ratio * 100).denominator == 1 else 1)


def bullet(ground: BulletGround, attainment: Fraction) -> Bullet:
    """The bar of one person."""
    state = "beyond" if attainment > ground.scale.high else "reached" if attainment >= 1 else "below"
    return Bullet(px(ground.scale.at(attainment)), state)


def bar(part: Fraction | int, whole: Fraction | int, length: int, least: int = 0) -> str:
    """The length of a part of a bar; what is there at all has at least `least`.

    >>> bar(1, 3, 100), bar(1, 10_000, 100, 2), bar(0, 10, 100, 2), bar(1, 0, 100)
    ('33.3', '2', '0', '0')
    """
    if not part or not whole:
        return "0"
    return px(max(Fraction(part) / Fraction(whole) * length, Fraction(least)))


def stacked(parts: Sequence[int], length: int) -> tuple[tuple[str, str], ...]:
    """The parts of one bar as (x, width): the rare must be seen, so what is there has at least 2, at others' cost."""
    whole = sum(parts)
    widths = [max(Fraction(part * length, whole), Fraction(2)) if part else Fraction(0) for part in parts]
    largest = widths.index(max(widths)) if whole else 0
    if whole:
        widths[largest] -= sum(widths) - length
    starts = [sum(widths[:n], Fraction(0)) for n in range(len(widths))]
    return tuple((px(start), px(width)) for start, width in zip(starts, widths, strict=True))


DRAWN = {each.__name__: each for each in (bar, bullet, bullet_ground, stacked)}
"""What templates call."""
