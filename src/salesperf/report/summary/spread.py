"""How attainment and pay are spread."""

from __future__ import annotations

from fractions import Fraction

from salesperf.model.page import Said, said
from salesperf.model.summary.spread import Distribution, Spread
from salesperf.report.money import digits
from salesperf.report.statistics import many
from salesperf.report.summary.names import measure_label
from salesperf.report.summary.scene import Scene

FEWEST = 5
"""Figures below which a distribution shows nothing that a table does not."""


def spread(scene: Scene) -> Spread | None:
    """Attainment of the leading measure, and what everybody earned; None with too few figures of both."""
    both = (_attainment(scene), _earned(scene))
    found = tuple(each for each in both if each is not None and len(each.people.values) >= FEWEST)
    return Spread(_answer(found[0]), found) if found else None


def _attainment(scene: Scene) -> Distribution | None:
    people = many([line.attainment for line in scene.ranked if line.attainment is not None])
    if scene.first is None or people is None:
        return None
    name = measure_label(scene.results, scene.first.measure, scene.lang)
    return Distribution(said("spread.attainment", measure=name), people, goal=Fraction(1))


def _earned(scene: Scene) -> Distribution | None:
    people = many([Fraction(line.earned) for line in scene.lines])
    return Distribution(said("spread.earned"), people, digits(scene.results.plan)) if people else None


def _answer(first: Distribution) -> Said:
    """Where the middle half lies."""
    lower, middle, upper = first.quarters
    return said("spread.answer", what=first.label, middle=middle, lower=lower, upper=upper)
