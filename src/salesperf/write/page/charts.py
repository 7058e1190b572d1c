"""Small charts as places in a drawing, which the templates write out. Every figure also stands in text beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from salesperf.model.summary.people import Many
from salesperf.write.figures import percent
from salesperf.write.page.scale import Scale, points, px

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


STRIP = 220


@dataclass(frozen=True, slots=True)
class Strip:
    """People on one line: the middle half, the dots, and the goal's place ('' without one)."""

    half: tuple[str, str]
    over: str
    under: str
    goal: str


def strip(people: Many, against_goal: bool) -> Strip:
    """Attainments from 0 to 160 %, all strips alike; other figures from their least to their greatest."""
    values = people.values
    low, high = (Fraction(0), _LEAST_TOP) if against_goal else (values[0], values[-1])
    scale = Scale(low, high if high > low else low + 1, Fraction(4), Fraction(STRIP - 8))
    seen: Counter[str] = Counter()
    over: list[tuple[Fraction, Fraction]] = []
    under: list[tuple[Fraction, Fraction]] = []
    for value in values:
        left = scale.at(value)
        column = px(left)
        place = (left, Fraction(12 - min(seen[column], 3) * 3))
        seen[column] += 1
        (under if against_goal and value < 1 else over).append(place)
    lower, _, upper = (scale.at(quarter) for quarter in people.quarters)
    goal = px(scale.at(Fraction(1))) if against_goal else ""
    return Strip((px(lower), px(upper - lower)), points(over), points(under), goal)
