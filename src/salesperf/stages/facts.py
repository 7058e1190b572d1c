"""What is known when the stages begin, and the figures that follow from it: actual, goal and attainment.

Every figure is worked out once per person, measure and stretch, and is exact; a missing one is None, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.model.calendar import Calendar
from salesperf.model.currency import RateSet
from salesperf.model.expr_eval import evaluate
from salesperf.model.given import NOTHING_GIVEN, Given
from salesperf.model.people import Person, PersonRow, Roster
from salesperf.model.period import Window
from salesperf.model.plan import Name, Plan
from salesperf.model.results import Actual, CardResult
from salesperf.model.work import Request, Work
from salesperf.stages.measuring import Totals, actual
from salesperf.stages.missing import Missing
from salesperf.stages.ranking import Rank
from salesperf.stages.stretches import Stretch

GoalIndex = Mapping[tuple[str, str, Window], Decimal]


@dataclass(frozen=True)
class Facts:
    """The plan, its calendar and people, the goals, and the totals that the engine found for each request.

    `row_names` are what the rows of each lookup are called, in their order.
    """

    plan: Plan
    work: Work
    calendar: Calendar
    roster: Roster
    goals: GoalIndex
    totals: Mapping[Request, Totals]
    period: Window
    step: Decimal
    given: Given = NOTHING_GIVEN
    rates: Mapping[str, RateSet] = field(default_factory=dict)
    _actuals: dict[tuple[str, str, Window, date, date], Actual] = field(default_factory=dict)
    cards: dict[tuple[str, str, Stretch], CardResult] = field(default_factory=dict)
    ranks: dict[tuple[str, Stretch, tuple[str, ...]], dict[str, Rank | None]] = field(default_factory=dict)
    failures: dict[tuple[str, str, Stretch], Missing] = field(default_factory=dict)
    rows: dict[tuple[str, str, date], tuple[Fraction | Name | None, ...]] = field(default_factory=dict)
    row_names: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def row(self, person: str, window: Window) -> PersonRow | None:
        """The roster row of a person that counts for the window."""
        return self.roster.row_at(person, window, self.plan.people.value_at)

    def person(self, person: str) -> Person:
        """The person with that id."""
        return self.roster.people[person]

    def actual(self, measure: str, person: str, stretch: Stretch) -> Actual:
        """What a measure came to for a person in a stretch; aggregated anew, never from shorter windows."""
        mark = (measure, person, stretch.window, stretch.start, stretch.end)
        if mark not in self._actuals:
            self._actuals[mark] = self._work_out(measure, person, stretch)
        return self._actuals[mark]

    def _work_out(self, measure: str, person: str, stretch: Stretch) -> Actual:
        stated = self.given.actual(measure, stretch.start, stretch.window, stretch.end)
        if stated is not None:
            return Actual(stated, max(1, self.plan.measures[measure].at_least or 0))
        derived = self.work.derived.get(measure)
        if derived is None:
            found = self.totals[Request(measure, stretch.start, stretch.end)]
            return actual(self.work.measures[measure], found.get(self.holder(measure, person, stretch.window)))
        counts: list[int] = []

        def part(path: tuple[str, ...]) -> Fraction | None:
            found = self.actual(path[0], person, stretch)
            counts.append(found.n)
            return found.value

        value = evaluate(derived.value, part)
        return Actual(value if isinstance(value, Fraction) else None, min(counts, default=0))

    def named(self, measure: str) -> str:
        """The measure that the plan names, of one that holds a part of its records."""
        part = self.work.measures.get(measure)
        return measure if part is None or not part.part_of else part.part_of

    def holder(self, measure: str, person: str, window: Window) -> str:
        """Under whose name totals and goals of a measure stand: the person's, their team's, or the company's."""
        whose = self.plan.measures[self.named(measure)].whose
        if whose == "company":
            return ""
        if whose != "team":
            return person
        row = self.row(person, window)
        return row.team if row else ""
