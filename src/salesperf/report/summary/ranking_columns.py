"""What stands between attainment and score in the ranking: further measures, then the scores of other scorecards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salesperf.model.page import Shown, measured
from salesperf.model.period import Window
from salesperf.report.summary.names import measure_label, ranked_label
from salesperf.report.summary.scene import Scene

MOST = 4
"""How many there is room for."""


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """A heading, and each person's figure by id."""

    head: str
    figures: Mapping[str, Shown]


def columns(scene: Scene) -> list[ColumnOf]:
    """The columns that fit; none where people are not ranked by a scorecard."""
    if scene.first is None or not scene.first.card:
        return []
    return [*_measures(scene, scene.first.card), *_scores(scene, scene.first.card)][:MOST]


def _measures(scene: Scene, card: str) -> list[ColumnOf]:
    """The card's other measures."""
    plan, first = scene.results.plan, scene.first
    return [
        ColumnOf(
            measure_label(scene.results, name, scene.lang),
            {
                person: measured(each.actual, plan.measures[name].unit)
                for person, each in scene.reached.get((name, first.window), {}).items()
            },
        )
        for name in plan.scorecards[card].measures
        if first is not None and name != first.measure
    ]


def _scores(scene: Scene, but: str) -> list[ColumnOf]:
    """The other scorecards of the windows that close."""
    found: dict[tuple[str, Window], dict[str, Shown]] = {}
    for card in scene.results.cards:
        if card.closed and card.card != but and card.score is not None:
            found.setdefault((card.card, card.window), {})[card.person] = card.score
    return [ColumnOf(ranked_label(scene.results, name, scene.lang), scores) for (name, _), scores in found.items()]
