"""What a finished run still knows about one person and window: the figures that names of the plan stood for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from salesperf.diagnostics import Place, Span
from salesperf.locale.languages import Language
from salesperf.locale.texts import known, text
from salesperf.model.curve import Curve
from salesperf.model.explanation import Figure
from salesperf.model.people import PersonRow
from salesperf.model.period import Window
from salesperf.model.plan import Dated, Literal, Name, Plan, RateTable
from salesperf.model.results import CardResult, MeasureResult, StatedGoal
from salesperf.report.by_person import ByPerson
from salesperf.report.explaining import digits
from salesperf.report.labels import label
from salesperf.stages.missing import Missing
from salesperf.stages.values import curve, exact, figure, variable

Loc = tuple[str | int, ...]
Where = Callable[[Loc], Span]


@dataclass(frozen=True)
class Setting:
    """A run about to be explained to somebody. `where` finds the line of the plan for a place in its tree."""

    run: ByPerson
    where: Where
    lang: Language
    money_digits: int


@dataclass(frozen=True)
class Known:
    """One person in one window of a run."""

    setting: Setting
    person: str
    window: Window

    @property
    def run(self) -> ByPerson:
        """The run's figures."""
        return self.setting.run

    @property
    def plan(self) -> Plan:
        """The plan of the run."""
        return self.run.results.plan

    @property
    def money_digits(self) -> int:
        """The decimals of the plan's currency."""
        return self.setting.money_digits

    def where(self, loc: Loc) -> Span:
        """The line of the plan that says so."""
        return self.setting.where(loc)

    @property
    def day(self) -> date:
        """The last day of the window: that of dated values."""
        return self.window.end

    @property
    def row(self) -> PersonRow | None:
        """The roster row that counts; of who is in scope for some days only, the last one."""
        person = self.run.results.roster.people[self.person]
        rows = person.rows_in(self.window)
        return person.row_at(self.window, self.plan.people.value_at) or (rows[-1] if rows else None)

    def number(self, name: str) -> Fraction | None:
        """The figure that a dotted name stood for; None where the run does not keep it."""
        owner, _, part = name.partition(".")
        if owner in self.plan.measures:
            found = self.measure(owner)
            return getattr(found, part or "actual", None) if found else None
        if owner in self.plan.scorecards:
            return _of_card(self.card(owner), part)
        if owner in self.plan.variables:
            return self._variable(owner)
        return exact(self.row.columns.get(owner)) if self.row else None

    def _variable(self, name: str) -> Fraction | None:
        try:
            return self.value(variable(self.plan.variables[name], name, self.person, self.row))
        except Missing:
            return None

    def value(self, value: Literal | Name | Dated) -> Fraction | None:
        """A value of the plan as this person's figure."""
        try:
            return figure(value, self.number, self.day)
        except Missing:
            return None

    def measure(self, name: str) -> MeasureResult | None:
        """A measure in this window, else in the latest one that had closed by its end."""
        found = [m for m in self.run.measures.get(self.person, ()) if m.measure == name]
        return _nearest(found, self.window)

    def card(self, name: str) -> CardResult | None:
        """A scorecard in this window, else in the latest one that had closed by its end."""
        found = [c for c in self.run.cards.get(self.person, ()) if c.card == name]
        return _nearest(found, self.window)

    def curve(self, table: RateTable, goal: Fraction | None) -> Curve | None:
        """The table as it was drawn for this person; None where the run does not keep a figure that it needs."""
        column = ""
        if table.by and self.row:
            column = str(getattr(self.row, table.by, None) or self.row.columns.get(table.by) or "")
        try:
            return curve(table, self.number, self.day, column, goal)
        except (Missing, ValueError):
            return None

    def place_of(self, value: Literal | Name | Dated, loc: Loc) -> Place:
        """Where a value comes from: the roster, for a column of it, else the plan (of a variable, where it stands)."""
        leaf = value.on(self.day) if isinstance(value, Dated) else value
        if isinstance(leaf, Name) and leaf.name in self.plan.variables:
            return self.where(("variables", leaf.name))
        if isinstance(leaf, Name) and self.row and leaf.name in self.row.columns:
            return self.row.place
        return self.where(loc)

    def stated_goal(self, measure: str, goal: Fraction | None) -> tuple[Window, StatedGoal] | None:
        """What the goals table states for this window, else for the shortest around it; None where nothing is."""
        whose, row = self.plan.measures[measure].whose, self.run.results.roster.row_at(self.person, self.window)
        holder = {"company": "company", "team": row.team if row else ""}.get(whose, self.person)
        found = [each for each in self.run.goals.get((measure, holder), ()) if self.window.end in each[0]]
        equal = [each for each in found if each[1].amount == goal]
        return min(equal or found, key=lambda each: (each[0].days, each[0]), default=None) if goal is not None else None

    def measured(self, name: str, value: Fraction) -> Figure:
        """A measure's figure by the unit that the plan gives it."""
        unit = self.plan.measures[name].unit
        if unit == "money":
            return self.money(value)
        return digits.score(value) if unit == "ratio" else digits.number(value)

    def referred(self, name: str, value: Fraction) -> Figure:
        """The figure that a dotted name stands for: an actual by its unit, attainments and scores as ratios."""
        owner, _, part = name.partition(".")
        if owner in self.plan.measures and part in ("", "goal"):
            return self.measured(owner, value)
        if owner in self.plan.measures or owner in self.plan.scorecards:
            return digits.score(value) if part not in ("place",) else digits.number(value)
        return self.money(value) if owner in self.plan.elements else digits.number(value)

    def money(self, value: Fraction) -> Figure:
        """An amount: in full with one decimal more than the currency has, or with so many."""
        return digits.figure(value, "money", self.money_digits, self.money_digits + 1)

    def label(self, name: str) -> str:
        """What the plan calls something, in the reader's language; of a column of the roster, its heading."""
        groups = (self.plan.measures, self.plan.scorecards, self.plan.elements, self.plan.rate_tables)
        found = next((group[name] for group in groups if name in group), None)
        if found is None:
            return self.plan.people.columns.get(name, name)
        return label(getattr(found, "label", None), name, self.setting.lang)

    def referred_label(self, name: str) -> str:
        """The label of what a dotted name speaks of; of one measure's score in a card, both."""
        owner, _, part = name.partition(".")
        inner = self.label(part) if part in self.plan.measures else ""
        named = f"explain.part-{part}"
        said = inner or (text(named, self.setting.lang) if known(named) else part)
        return " ".join(each for each in (self.label(owner), said) if each)


Each = TypeVar("Each", MeasureResult, CardResult)


def _nearest(found: list[Each], window: Window) -> Each | None:
    same = next((each for each in found if each.window == window), None)
    closed = [each for each in found if each.closed and each.window.end <= window.end]
    return same or max(closed, key=lambda each: each.window.end, default=None)


def _of_card(card: CardResult | None, part: str) -> Fraction | None:
    if card is None or not part:
        return card.score if card else None
    return next((each.score for each in card.parts if each.measure == part), None)
