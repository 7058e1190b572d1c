"""People by the size of one figure: a heap of dots for each bin, bars where there are too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.model.summary.spread import Distribution
from salesperf.write.page.axis import Tick, tick_text, unit_of
from salesperf.write.page.scale import Scale, points, px, step_of

HEAP_WIDTH, HEAP_HEIGHT, MOST_BINS = 440, 150, 20
PEOPLE_AS_DOTS, _HIGHEST, _DOT = 150, 11, 10
_FLOOR = Fraction(HEAP_HEIGHT - 26)


@dataclass(frozen=True, slots=True)
class Heaps:
    """People by size of their figure: dots (`over`: goal reached, `under`: not), or bars where they are too many."""

    unit: int
    over: str
    under: str
    bars: tuple[tuple[str, str, str], ...]
    bar_width: str
    counts: tuple[tuple[str, str, str], ...]
    ticks: tuple[Tick, ...]
    half: tuple[str, str]
    middle: str
    goal: str


def heaps(distribution: Distribution, lang: Language) -> Heaps:
    """Bins of one round width; a bound belongs to the bin above it."""
    money = distribution.decimals is not None
    unit = unit_of(distribution.people.values[-1], lang) if money else 1
    values = [value / unit for value in distribution.people.values]
    step = step_of(values[-1] - values[0], MOST_BINS)
    step = step if money else max(step, Fraction(1, 10))
    first, last = values[0] // step, values[-1] // step + 1
    scale = Scale(first * step, last * step, Fraction(18), Fraction(HEAP_WIDTH - 36))
    bins = Counter(value // step for value in values)
    high = _high(len(values), max(bins.values()))
    places = [(scale.at(bin_ * step + step / 2), count) for bin_, count in sorted(bins.items())]
    over, under = _dots(values, step, scale, distribution.goal) if high == _DOT else ("", "")
    width = scale.length / (last - first)
    lower, middle, upper = (scale.at(quarter / unit) for quarter in distribution.people.quarters)
    goal = distribution.goal
    return Heaps(
        unit=unit,
        over=over,
        under=under,
        bars=()
        if over or under
        else tuple((px(x - width / 2 + 1), px(_FLOOR - high * n), px(high * n)) for x, n in places),
        bar_width=px(max(width - 2, Fraction(1))),
        counts=tuple((px(x), px(_FLOOR - high * n - 4), f"{n:,}") for x, n in places),
        ticks=_ticks(scale, step, first, last, ratio=not money),
        half=(px(lower), px(upper - lower)),
        middle=px(middle),
        goal=px(scale.at(goal)) if goal is not None and scale.low <= goal <= scale.high else "",
    )


def _high(people: int, most: int) -> Fraction:
    """The height of one person: that of a dot, as long as the dots are few enough."""
    if people <= PEOPLE_AS_DOTS and most <= _HIGHEST:
        return Fraction(_DOT)
    return Fraction(_HIGHEST * _DOT, most)


def _dots(values: Sequence[Fraction], step: Fraction, scale: Scale, goal: Fraction | None) -> tuple[str, str]:
    """Everybody's dot on the heap of their bin: who reached the goal, and who did not."""
    level: Counter[int] = Counter()
    over: list[tuple[Fraction, Fraction]] = []
    under: list[tuple[Fraction, Fraction]] = []
    for value in values:
        place = (scale.at(value // step * step + step / 2), _FLOOR - _DOT * level[value // step] - Fraction(_DOT, 2))
        level[value // step] += 1
        (over if goal is None or value >= goal else under).append(place)
    return points(over), points(under)


def _ticks(scale: Scale, step: Fraction, first: int, last: int, *, ratio: bool) -> tuple[Tick, ...]:
    """Every bound of a bin, or every second, third … where there are many."""
    every = -(-(last - first) // 10)
    shown = [step * n for n in range(first, last + 1) if (n - first) % every == 0]
    return tuple((px(scale.at(value)), tick_text(value, step, ratio=ratio)) for value in shown)
