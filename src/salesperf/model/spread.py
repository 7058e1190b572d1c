"""A longer window's goal divided over shorter ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from salesperf.model.calendar import Calendar
from salesperf.model.period import Window

_GROUPS = {"Q": "quarter", "M": "month"}


def spread(
    goal: Decimal, inner: Sequence[Window], how: str | Mapping[Window, Fraction], step: Decimal
) -> dict[Window, Decimal]:
    """The part of the goal for each of the windows `inner`; the parts add up to the goal exactly.

    `how`: `even`, `by_days`, or weights of groups of windows (see `group_weights`), even inside each group. Parts are
    rounded to the step towards 0; the last part, and the last group, take the remainder.

    >>> calendar = Calendar()
    >>> year = calendar.period("2026")
    >>> months, quarters = calendar.within("month", year), calendar.within("quarter", year)
    >>> weights = dict(zip(quarters, [Fraction(n, 100) for n in (15, 25, 25, 35)]))
    >>> str(spread(Decimal(900_000), months, weights, Decimal("0.01"))[calendar.period("2026-05")])
    '75000.00'
    """
    if isinstance(how, str):
        weights = [Fraction(window.days if how == "by_days" else 1) for window in inner]
        return dict(zip(inner, portions(goal, weights, step), strict=True))
    parts = dict.fromkeys(inner, Decimal(0))
    groups = [(members, weight) for group, weight in how.items() if (members := _members(group, inner))]
    amounts = portions(goal, [weight for _, weight in groups], step)
    for (members, _), amount in zip(groups, amounts, strict=True):
        for window, part in spread(amount, members, "even", step).items():
            parts[window] += part
    return parts


def group_weights(weights: Mapping[str, Fraction], outer: Window, calendar: Calendar) -> dict[Window, Fraction]:
    """The weights `{Q1: …}` or `{M01: …}` of a year as weights of the windows that they name in `outer`.

    Places are counted in the fiscal year, so `M01` is its first month; a place that is not named weighs 0. An `outer`
    shorter than a year keeps the proportions of the weights that lie in it.

    >>> calendar = Calendar(year_starts=(7, 1))
    >>> weights = group_weights({"Q4": Fraction(3, 5)}, calendar.period("2026-H2"), calendar)
    >>> [(group.name, str(weight)) for group, weight in weights.items()]
    [('2026-Q3', '0'), ('2026-Q4', '3/5')]
    """
    letter = next(iter(weights))[0]
    every = _GROUPS[letter]
    digits = 2 if letter == "M" else 1
    places = enumerate(calendar.within(every, calendar.window("year", outer.end)), start=1)
    return {
        group: weights.get(f"{letter}{place:0{digits}d}", Fraction(0)) for place, group in places if group.end in outer
    }


def portions(whole: Decimal, weights: Sequence[Fraction], step: Decimal) -> list[Decimal]:
    """The whole in proportion to the weights, rounded to the step towards 0; the last weight above 0 takes the rest.

    Weights that are all 0 count as equal.

    >>> [str(part) for part in portions(Decimal(100), [Fraction(1)] * 3, Decimal("0.01"))]
    ['33.33', '33.33', '33.34']
    """
    total = sum(weights)
    if total == 0:
        weights, total = [Fraction(1)] * len(weights), Fraction(len(weights))
    parts = [int(Fraction(whole) * weight / total / Fraction(step)) * step for weight in weights]
    if parts:
        last = max(place for place, weight in enumerate(weights) if weight > 0)
        parts[last] += whole - sum(parts)
    return parts


def _members(group: Window, inner: Sequence[Window]) -> list[Window]:
    """The windows that end in the group; where they are longer than it, the one that holds its last day."""
    ending = [window for window in inner if window.end in group]
    return ending or [window for window in inner if group.end in window]
