"""What every section of the page looks at: the results, the standings, and the ranking that the run names first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from salesperf.locale.languages import Language
from salesperf.model.explanation import Explanation
from salesperf.model.page import Shown, measured
from salesperf.model.results import Results
from salesperf.model.standings import EarlierPlaces, Standing
from salesperf.report.by_person import ByPerson, by_person
from salesperf.report.explaining.known import Where
from salesperf.report.explanation import explain, setting
from salesperf.report.reached import ByMeasure, Leading, Reached, leading, reached
from salesperf.report.standings import standings

EXPLAINED = 100
"""People above whom the page leaves the calculations to `salesperf explain` and the statements."""


@dataclass(frozen=True, slots=True)
class Together:
    """What several people have reached, and their goals added up."""

    actual: Fraction
    goal: Fraction

    @property
    def attainment(self) -> Fraction | None:
        """How far they got; None without goals."""
        return self.actual / self.goal if self.goal > 0 else None


@dataclass(frozen=True)
class Scene:
    """A run before the page; what is worked out from it is worked out once."""

    results: Results
    lang: Language
    where: Where | None
    earlier: EarlierPlaces

    @cached_property
    def lines(self) -> tuple[Standing, ...]:
        """Everybody's line, ranked people first."""
        return standings(self.results, self.lang).lines

    @cached_property
    def ranked(self) -> tuple[Standing, ...]:
        """The lines with a place."""
        return tuple(line for line in self.lines if line.place)

    @cached_property
    def first(self) -> Leading | None:
        """The ranking that the run names first."""
        return leading(self.results)

    @cached_property
    def reached(self) -> ByMeasure:
        """How far everybody got in every measure."""
        return reached(self.results)

    @cached_property
    def figures(self) -> Mapping[str, Reached]:
        """How far everybody got in the measure that weighs most."""
        return self.reached.get((self.first.measure, self.first.window), {}) if self.first else {}

    def together(self, lines: Sequence[Standing]) -> Together | None:
        """What people have reached together in that measure; None where their figures make no sum."""
        measure = self.results.plan.measures[self.first.measure] if self.first else None
        counted = [self.figures[line.person] for line in lines if line.person in self.figures]
        if measure is None or measure.whose != "own" or measure.unit in ("ratio", "number") or not counted:
            return None
        actual = sum((each.actual for each in counted if each.actual is not None), Fraction(0))
        return Together(actual, sum((each.goal for each in counted if each.goal is not None), Fraction(0)))

    def shown(self, value: Fraction | None) -> Shown:
        """A figure of that measure by its unit."""
        return measured(value, self.results.plan.measures[self.first.measure].unit) if self.first else None

    @cached_property
    def by_person(self) -> ByPerson:
        """The run's figures by person."""
        return by_person(self.results)

    @cached_property
    def calculations(self) -> Mapping[str, Explanation]:
        """How everybody's pay was made, by id; of nobody where the people are too many for one page."""
        if self.where is None or len(self.lines) > EXPLAINED:
            return {}
        about = setting(self.results, self.where, self.lang)
        return {line.person: explain(about, line.person) for line in self.lines}
