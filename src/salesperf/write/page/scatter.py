"""Score against pay: a dot a person, and the names of those whose places are furthest apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.model.summary.spread import Dot, Follow
from salesperf.write.page.axis import Tick, tick_text, unit_of
from salesperf.write.page.scale import Scale, points, px, steps

ZERO = Fraction(0)
WIDTH, HEIGHT = 560, 300
_LEFT, _BOTTOM, _TOP = 46, 24, 10
_LINE, _WIDE, _GAP = 13, 70, 9


Placed = tuple[Dot, Fraction, Fraction]
"""A person and where they stand."""


@dataclass(frozen=True, slots=True)
class Scatter:
    """Dots as paths, the names of some, both axes, and the medians' lines."""

    unit: int
    dots: str
    named: str
    names: tuple[tuple[str, str, str, str], ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    middle: tuple[str, str]


def scatter(follow: Follow, lang: Language) -> Scatter:
    """Score to the right, pay upwards."""
    unit = unit_of(max(dot.earned for dot in follow.dots), lang)
    x_at = steps(*_ends([dot.score for dot in follow.dots]), 8)
    y_at = steps(*_ends([dot.earned / unit for dot in follow.dots]), 6)
    x = Scale(x_at[0], x_at[-1], Fraction(_LEFT), Fraction(WIDTH - _LEFT - 20))
    y = Scale(-y_at[-1], -y_at[0], Fraction(_TOP), Fraction(HEIGHT - _TOP - _BOTTOM))
    placed = [(dot, x.at(dot.score), y.at(-dot.earned / unit)) for dot in follow.dots]
    middle = follow.middle or (x_at[0], ZERO)
    return Scatter(
        unit=unit,
        dots=points([(left, top) for dot, left, top in placed if not dot.named]),
        named=points([(left, top) for dot, left, top in placed if dot.named]),
        names=_names(placed),
        across=tuple((px(x.at(tick)), tick_text(tick, x_at[1] - x_at[0], ratio=follow.ratio)) for tick in x_at),
        up=tuple((px(y.at(-tick)), tick_text(tick, y_at[1] - y_at[0], ratio=False)) for tick in y_at),
        middle=(px(x.at(middle[0])), px(y.at(-middle[1] / unit))),
    )


def _ends(values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """From 0, or below where something is, to the greatest."""
    return min(ZERO, *values), max(ZERO, *values)


def _names(placed: Sequence[Placed]) -> tuple[tuple[str, str, str, str], ...]:
    """Each name beside its dot as (x, y, anchor, name), lower where two names would overlap."""
    found: list[tuple[Fraction, Fraction, str, str]] = []
    for dot, left, top in sorted((each for each in placed if each[0].named), key=lambda each: (each[2], each[1])):
        side = _side(placed, left, top)
        x, y = left + side * _GAP, top + 4
        while any(abs(x - other[0]) < _WIDE and abs(y - other[1]) < _LINE for other in found):
            y += 1
        found.append((x, y, "end" if side < 0 else "start", dot.name))
    return tuple((px(x), px(y), anchor, name) for x, y, anchor, name in found)


def _side(placed: Sequence[Placed], left: Fraction, top: Fraction) -> int:
    """1 for a name to the right of its dot, -1 to the left: where there is room, and where it hides no other dot."""
    if left > WIDTH - _WIDE:
        return -1
    return -1 if _hides(placed, left, top, 1) and not _hides(placed, left, top, -1) else 1


def _hides(placed: Sequence[Placed], left: Fraction, top: Fraction, side: int) -> bool:
    """Whether a name to the right (1) or left (-1) of a place would cover a dot."""
    return any(0 < (x - left) * side < _WIDE and abs(y - top) < _LINE / 2 for _, x, y in placed)
