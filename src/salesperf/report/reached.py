"""How far everybody got in every measure, and the ranking that a run names first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from salesperf.model.period import Window
from salesperf.model.results import RankRow, Results


@dataclass(frozen=True, slots=True)
class Reached:
    """A person's figures of one measure in one window; `carded` where a scorecard of the person asks for them."""

    actual: Fraction | None
    goal: Fraction | None
    attainment: Fraction | None
    n: int
    carded: bool = False


ByMeasure = dict[tuple[str, Window], dict[str, Reached]]


def reached(results: Results) -> ByMeasure:
    """Measure and window -> person -> figures; inside a scorecard, those that the scorecard was given."""
    found: ByMeasure = {}
    for m in results.measures:
        found.setdefault((m.measure, m.window), {})[m.person] = Reached(m.actual, m.goal, m.attainment, m.n)
    for card in results.cards:
        for part in card.parts:
            figures = Reached(part.actual.value, part.goal, part.attainment, part.actual.n, carded=True)
            found.setdefault((part.measure, card.window), {})[card.person] = figures
    return found


@dataclass(frozen=True, slots=True)
class Leading:
    """The ranking that the run names first. `measure` weighs most in it; `card` is '' where people are ranked by it."""

    by: str
    card: str
    measure: str
    window: Window
    places: Mapping[str, RankRow]


def leading(results: Results) -> Leading | None:
    """The first ranking with its places, best first; None where nobody is ranked."""
    if not results.ranking:
        return None
    first = results.ranking[0]
    places = {row.person: row for row in results.ranking if (row.by, row.window) == (first.by, first.window)}
    card = results.plan.scorecards.get(first.by)
    if card is None:
        return Leading(first.by, "", first.by, first.window, places)
    heaviest = max(card.measures, key=lambda name: card.measures[name].weight)
    return Leading(first.by, first.by, heaviest, first.window, places)
