"""The rows of the goals table: the window that each is for, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.intake.folder import Opened
from salesperf.model.calendar import Calendar
from salesperf.model.dates import read_date
from salesperf.model.people import GoalRow, Roster
from salesperf.model.period import PeriodError, Window
from salesperf.model.plan import Plan
from salesperf.model.results import StatedGoal
from salesperf.read.goals import read_goals

Holding = tuple[str, str, Window]
"""A measure, the holder of its goal as written, and the window."""


def goal_rows(
    plan: Plan, opened: Opened | None, calendar: Calendar, aliases: Mapping[str, str]
) -> tuple[list[GoalRow], list[Diagnostic]]:
    """The goals, and the rows that state none: those are told, and the run goes on without them."""
    if opened is None or plan.goals is None:
        return [], []
    rows, faults = read_goals(opened.extracts, opened.spec, plan.goals.measure or "")
    dated = (_in_period(row, plan, calendar) for row in rows)
    return [replace(row, person=aliases.get(row.person, row.person)) for row in dated], opened.with_broken(faults)


def _in_period(row: GoalRow, plan: Plan, calendar: Calendar) -> GoalRow:
    """A spreadsheet makes dates of `2026-09`: a date is the window of the goal that begins on it."""
    measure, day = plan.measures.get(row.measure), read_date(row.period)[0]
    if measure is None or day is None:
        return row
    window = _window_on(calendar, measure.goal_per or measure.every, day)
    return replace(row, period=window.name) if window and window.start == day else row


def _window_on(calendar: Calendar, every: str, day: date) -> Window | None:
    try:
        return calendar.window(every, day)
    except PeriodError:
        return None


def stated_goals(rows: Iterable[GoalRow], calendar: Calendar, period: Window) -> dict[Holding, StatedGoal]:
    """The goals whose windows share a day with the period."""
    rows = list(rows)
    named = {text: _window(calendar, text) for text in dict.fromkeys(row.period for row in rows)}
    near = {text: w for text, w in named.items() if w and w.start <= period.end and w.end >= period.start}
    found = ((r.measure, r.person, near[r.period], StatedGoal(r.goal, r.place)) for r in rows if r.period in near)
    return {(measure, holder, window): stated for measure, holder, window, stated in found}


def _window(calendar: Calendar, text: str) -> Window | None:
    try:
        return calendar.period(text)
    except PeriodError:
        return None


def strangers(plan: Plan, roster: Roster, rows: Iterable[GoalRow]) -> Iterator[Diagnostic]:
    """Goals of people, or of teams, that the roster does not have."""
    teams = {row.team for person in roster.people.values() for row in person.rows}
    for row in rows:
        measure = plan.measures.get(row.measure)
        among = {"company": {"company"}, "team": teams}.get(measure.whose, set(roster.people)) if measure else set()
        if measure and row.person not in among:
            params = {"person": row.person, "measure": row.measure, "near": suggest(row.person, sorted(among))}
            yield Diagnostic("goal-without-person", row.place, params)
