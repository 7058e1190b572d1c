"""What a name in the plan means for one person and stretch: measures, scorecards, elements, variables, columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from salesperf.model.expr import Value
from salesperf.model.people import PersonRow
from salesperf.model.period import CADENCES, Window
from salesperf.model.plan import Dated, Literal, Name
from salesperf.model.results import Actual, CardResult
from salesperf.stages.agenda import every_of
from salesperf.stages.facts import Facts
from salesperf.stages.goals import attain, goal_of, tenure_of
from salesperf.stages.ranking import Better, Rank, ranks
from salesperf.stages.stretches import Stretch, last_closed
from salesperf.stages.values import exact, figure, variable

RANKED = ("place", "top", "top_strict")
FIXED_COLUMNS = ("id", "name", "team", "role", "manager", "email")


@dataclass(frozen=True)
class Scene:
    """One person in one stretch. `earned` holds what elements earned so far in the run, `among` who is ranked.

    Dated figures are those of the day `on`, which is the stretch's last unless said otherwise.
    """

    facts: Facts
    person: str
    stretch: Stretch
    row: PersonRow | None
    earned: Mapping[tuple[str, str], Mapping[Window, Fraction | None]] = field(default_factory=dict)
    among: Sequence[str] = ()
    on: date | None = None

    @property
    def day(self) -> date:
        """The day whose dated figures count."""
        return self.on or self.stretch.end

    @property
    def window(self) -> Window:
        """The window that the stretch belongs to."""
        return self.stretch.window

    def over(self, stretch: Stretch) -> Scene:
        """The same person in another stretch."""
        return replace(self, stretch=stretch)

    def of(self, person: str) -> Scene:
        """Somebody else in the same stretch."""
        return replace(self, person=person, row=self.facts.row(person, self.window))

    def number(self, name: str) -> Fraction | None:
        """The figure that a dotted name stands for; None where it is missing. Other names are refused before a run."""
        value = self.value(tuple(name.split(".")))
        return value if isinstance(value, Fraction) else None

    def value(self, path: tuple[str, ...]) -> Value:
        """What a reference stands for, as expressions see it."""
        stated = None if path[0] in self.facts.plan.measures else self.facts.given.latest(".".join(path))
        return self._worked_out(path) if stated is None else stated

    def _worked_out(self, path: tuple[str, ...]) -> Value:
        plan, name = self.facts.plan, path[0]
        if name in plan.measures:
            return self._of_measure(path)
        if name in plan.scorecards:
            return self._of_card(path)
        if name in plan.variables:
            return figure(self.leaf(name), self.number, self.day)
        if name in plan.elements:
            return self._earned(name)
        if name == "tenure_months":
            return Fraction(tenure_of(self.facts, self.person, self.window))
        return self._column(name)

    def _earned(self, name: str) -> Fraction | None:
        """What an element earned in this window, in all its shorter ones inside, or in its last closed longer one."""
        every = every_of(self.facts.plan, self.facts.plan.elements[name], self.facts.period)
        earned = self.earned.get((name, self.person), {})
        if CADENCES.index(every) > CADENCES.index(self.window.every):
            return earned.get(self.last_closed(every).window)
        inside = [amount for w, amount in earned.items() if w.end in self.window and w.start <= self.stretch.end]
        present = [amount for amount in inside if amount is not None]
        return sum(present, Fraction(0)) if inside and len(present) == len(inside) else None

    def _column(self, name: str) -> Value:
        if self.row is None:
            return None
        if name in FIXED_COLUMNS:
            who = self.facts.person(self.person)
            known = {"id": who.id, "name": who.name, "email": who.email}
            return known.get(name) or getattr(self.row, name, None) or None
        found = self.row.columns.get(name)
        number = exact(found)
        return number if number is not None or not isinstance(found, (str, date)) else found

    def leaf(self, name: str) -> Literal | Name | Dated:
        """What a variable says for this person. Raises Missing."""
        return variable(self.facts.plan.variables[name], name, self.person, self.row)

    def _of_measure(self, path: tuple[str, ...]) -> Value:
        scene = self._where_closed(self.facts.plan.measures[path[0]].every)
        match path[1:]:
            case ():
                return scene.actual(path[0]).value
            case ("goal",):
                return scene.goal(path[0])
            case ("attainment",):
                return scene.attainment(path[0])
            case (wanted,) if wanted in RANKED:
                better = self.facts.plan.measures[path[0]].better
                return _placed(scene._rank(path[0], better, lambda other: other.actual(path[0]).value), wanted)
            case _:
                return None

    def _where_closed(self, every: str) -> Scene:
        """Of a measure with a longer cadence than the stretch: its last closed window."""
        if CADENCES.index(every) <= CADENCES.index(self.window.every):
            return self
        return self.over(self.last_closed(every))

    def last_closed(self, every: str) -> Stretch:
        """The latest window of a cadence that has ended by the end of this stretch."""
        return last_closed(every, self.stretch.end, self.facts.calendar)

    def actual(self, measure: str) -> Actual:
        """What a measure came to."""
        return self.facts.actual(measure, self.person, self.stretch)

    def goal(self, measure: str) -> Fraction | None:
        """The goal that the stretch is held against."""
        named = self.facts.named(measure)
        return goal_of(self.facts, named, self.person, self.stretch, lambda person: self.of(person).number)

    def attainment(self, measure: str) -> Fraction | None:
        """Actual against goal, as the measure says."""
        if (stated := self.facts.given.latest(f"{measure}.attainment")) is not None:
            return stated
        return attain(self.facts.plan.measures[measure], self.actual(measure).value, self.goal(measure))

    def with_card(self, name: str) -> Scene:
        """The same person in the window that a scorecard has here: this one, or its last closed one."""
        every = self.facts.plan.scorecards[name].every
        return self if every == self.window.every else self.over(self.last_closed(every))

    def _rank(self, name: str, better: Better, figure_of: Callable[[Scene], Fraction | None]) -> Rank | None:
        """The person's rank among all who are ranked, which is worked out once."""
        among = tuple(self.among) or (self.person,)
        mark = (name, self.stretch, among)
        if mark not in self.facts.ranks:
            self.facts.ranks[mark] = ranks({other: figure_of(self.of(other)) for other in among}, better)
        return self.facts.ranks[mark][self.person]

    def _of_card(self, path: tuple[str, ...]) -> Value:
        from salesperf.stages.cards import card_result, score_of

        scene = self.with_card(path[0])
        match path[1:]:
            case ():
                return score_of(scene, path[0])
            case (wanted,) if wanted in RANKED:
                return _placed(scene._rank(path[0], "higher", lambda other: card_result(other, path[0]).score), wanted)
            case (measure,):
                return _score_in(card_result(scene, path[0]), measure)
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in scope of an element: their scene, and the roster rows that count."""

    scene: Scene
    rows: tuple[PersonRow, ...]


def _placed(rank: Rank | None, wanted: str) -> Fraction | None:
    return None if rank is None else Fraction(getattr(rank, wanted))


def _score_in(result: CardResult, measure: str) -> Fraction | None:
    return next((part.score for part in result.parts if part.measure == measure), None)
