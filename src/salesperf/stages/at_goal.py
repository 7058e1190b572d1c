"""The facts of a run as they would be if every goal were reached exactly: on them is paid what pay should cost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from salesperf.model.expr import refs
from salesperf.model.results import Actual
from salesperf.model.work import Work
from salesperf.stages.facts import Facts
from salesperf.stages.goals import goal_of
from salesperf.stages.missing import Missing
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import BEGINNING, Stretch


@dataclass(frozen=True)
class AtGoal(Facts):
    """Every measure that has a goal is at it, in every stretch; a measure without one is what the records made it."""

    _goals_reached: dict[tuple[str, str, Stretch], Actual] = field(default_factory=dict)

    def actual(self, measure: str, person: str, stretch: Stretch) -> Actual:
        """The goal of the stretch, of as many records as the plan asks for. Raises Missing where it has none."""
        if self.plan.measures[measure].goal == "none":
            return super().actual(measure, person, stretch)
        mark = (measure, person, stretch)
        if mark not in self._goals_reached:
            self._goals_reached[mark] = self._at_goal(measure, person, stretch)
        return self._goals_reached[mark]

    def _at_goal(self, measure: str, person: str, stretch: Stretch) -> Actual:
        so_far = replace(stretch, goal="to_date")
        if stretch.start <= BEGINNING:
            raise Missing("goal-missing", measure=measure, person=person, period=stretch.window.name)
        goal = goal_of(self, measure, person, so_far, lambda other: self._scene(other, stretch).number)
        if goal is None:
            raise Missing("goal-missing", measure=measure, person=person, period=stretch.window.name)
        return Actual(goal, self.plan.measures[measure].at_least or 1)

    def _scene(self, person: str, stretch: Stretch) -> Scene:
        return Scene(self, person, stretch, self.row(person, stretch.window))


def at_goal(facts: Facts) -> AtGoal:
    """The same plan, people and goals, with every goal reached."""
    return AtGoal(
        facts.plan, facts.work, facts.calendar, facts.roster, facts.goals, facts.totals, facts.period, facts.step
    )


def has_goal(facts: Facts, measure: str) -> bool:
    """Whether a measure has a goal of its own, or is derived from measures that all have one."""
    if facts.plan.measures[measure].goal != "none":
        return True
    return all(has_goal(facts, part) for part in _parts(facts.work, measure)) and measure in facts.work.derived


def _parts(work: Work, measure: str) -> set[str]:
    derived = work.derived.get(measure)
    return {path[0] for path in refs(derived.value)} if derived else set()
