"""Goals: from the table (spread where the plan says so), a value, a table by tenure, or the sum of others' goals.

Order: file -> spread -> ramp -> proration -> attainment. Nothing is rounded but the parts of a spread goal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from salesperf.model.days import Interval, share_of_days, share_of_months
from salesperf.model.expr_lines import is_additive
from salesperf.model.people import PersonRow
from salesperf.model.period import CADENCES, Window
from salesperf.model.plan import Dated, GoalSum, Literal, Measure, Name, Prorate, TableUse
from salesperf.stages.facts import Facts
from salesperf.stages.ratetable import value_at
from salesperf.stages.stretches import DAY, Stretch
from salesperf.stages.values import LookUp, curve, figure

Figures = Callable[[str], LookUp]  # the figures that names stand for, by person


def goal_of(facts: Facts, measure: str, person: str, stretch: Stretch, figures: Figures) -> Fraction | None:
    """The goal that a stretch is held against: the whole window's, or those of its periods so far; None if missing."""
    spec = facts.plan.measures[measure]
    stated = facts.given.goal(measure, stretch.start, stretch.end, to_date=stretch.goal == "to_date")
    if spec.goal == "none" or stated is not None:
        return stated
    if stretch.goal == "to_date" and stretch.end < stretch.window.end:
        so_far = Window(stretch.start, stretch.end, stretch.window.every, "")
        return _together(facts, measure, person, facts.calendar.within(spec.every, so_far), figures)
    return _window_goal(facts, measure, person, stretch.window, figures)


def _window_goal(facts: Facts, measure: str, person: str, window: Window, figures: Figures) -> Fraction | None:
    spec = facts.plan.measures[measure]
    stated = _stated(facts, measure, person, window, figures)
    if stated is not None:
        return stated * _ramp(facts, spec, person, window, figures) * _present(facts, spec, person, window)
    unit = spec.goal_per if spec.goal == "required" and spec.goal_per else spec.every
    if CADENCES.index(window.every) <= CADENCES.index(unit):
        return None
    return _together(facts, measure, person, facts.calendar.within(unit, window), figures)


def _stated(facts: Facts, measure: str, person: str, window: Window, figures: Figures) -> Fraction | None:
    """The goal as it is given for this very window, before ramp and proration."""
    spec = facts.plan.measures[measure]
    match spec.goal:
        case "required":
            found = facts.goals.get((measure, facts.holder(measure, person, window), window))
            return None if found is None else Fraction(found)
        case GoalSum(sum=of):
            return _sum_of(facts, of, _members(facts, person, spec, window), window, figures)
        case Literal() | Name() | Dated() as value:
            return figure(value, figures(person), window.end) if window.every == (spec.goal_per or spec.every) else None
        case TableUse(table=table):
            tenure = tenure_of(facts, person, window)
            return value_at(curve(facts.plan.rate_tables[table], figures(person), window.end), Fraction(tenure))
        case _:
            return None


def tenure_of(facts: Facts, person: str, window: Window) -> int:
    """The month of employment at the window's end; a person hired at an unknown date is in month 1."""
    if (stated := facts.given.latest("tenure_months")) is not None:
        return int(stated)
    hired = facts.person(person).hired
    return facts.calendar.tenure_months(hired, window) if hired else 1


def _together(facts: Facts, measure: str, person: str, windows: list[Window], figures: Figures) -> Fraction | None:
    """The goals of several windows as one: added up, or their mean where the measure itself does not add up."""
    employed = [w for w in windows if facts.person(person).rows_in(w)] or windows
    parts = [_window_goal(facts, measure, person, window, figures) for window in employed]
    if not parts or any(part is None for part in parts):
        return None
    total = sum((part for part in parts if part is not None), Fraction(0))
    work = facts.work.measures.get(measure)
    return total if work is None or is_additive(work.value) else total / len(parts)


def _sum_of(
    facts: Facts, measure: str, members: Mapping[str, list[Window] | None], window: Window, figures: Figures
) -> Fraction | None:
    """The members' goals, added up: of the whole window, or of the windows inside in which they were members."""
    goals = [
        _window_goal(facts, measure, other, each, figures)
        for other, inside in members.items()
        for each in ([window] if inside is None else inside)
    ]
    present = [goal for goal in goals if goal is not None]
    return sum(present, Fraction(0)) if present else None


def _members(facts: Facts, person: str, spec: Measure, window: Window) -> dict[str, list[Window] | None]:
    """Whose goals are added up; of who moved inside the window, in which parts of it they belonged here."""
    longer = CADENCES.index(window.every) > CADENCES.index(spec.every)
    inner = facts.calendar.within(spec.every, window) if longer else [window]
    row = facts.row(person, window)
    belonged: dict[str, list[Window]] = {}
    for each in inner:
        for other in people_in(facts, person, spec.whose, each, row.team if row else ""):
            belonged.setdefault(other, []).append(each)
    return {
        other: None if len(inside) == sum(bool(facts.person(other).rows_in(each)) for each in inner) else inside
        for other, inside in belonged.items()
    }


def people_in(facts: Facts, person: str, whose: str, window: Window, team: str) -> list[str]:
    """The people whose credit a measure adds up for this person, or for this team, as the roster has them then."""
    rows = {other: row for other in facts.roster.people if (row := facts.row(other, window))}
    match whose:
        case "company":
            return list(rows)
        case "team":
            return [other for other, row in rows.items() if row.team == team]
        case "reports":
            return [other for other, row in rows.items() if row.manager == person]
        case "tree":
            return [other for other in rows if person in _chain(rows, other)]
        case _:
            return [person]


def _chain(rows: Mapping[str, PersonRow], person: str) -> list[str]:
    chain: list[str] = []
    boss = rows[person].manager
    while boss in rows and boss not in chain:
        chain.append(boss)
        boss = rows[boss].manager
    return chain


def _ramp(facts: Facts, spec: Measure, person: str, window: Window, figures: Figures) -> Fraction:
    """The mean score of the window's months in the ramp table, entered with tenure."""
    if spec.ramp is None:
        return Fraction(1)
    drawn = curve(facts.plan.rate_tables[spec.ramp], figures(person), window.end)
    longer = CADENCES.index(window.every) > CADENCES.index("month")
    months = facts.calendar.within("month", window) if longer else [window]
    scores = [value_at(drawn, Fraction(tenure_of(facts, person, month))) for month in months]
    return sum(scores, Fraction(0)) / len(scores)


def _present(facts: Facts, spec: Measure, person: str, window: Window) -> Fraction:
    if not isinstance(spec.prorate, Prorate):
        return Fraction(1)
    everything = [interval(row) for row in facts.person(person).rows]
    return share_present(facts, person, everything, window, spec.prorate)


def interval(row: PersonRow) -> Interval:
    """The days on which a row holds, open ends written out."""
    return row.start or date.min, row.end or date.max - DAY


def share_present(facts: Facts, person: str, present: list[Interval], window: Window, how: Prorate) -> Fraction:
    """The part of the window in which somebody was in scope, counted as the plan says, inside its effective dates."""
    effective = (facts.plan.effective.from_, facts.plan.effective.to)
    if how.by == "months":
        return share_of_months(present, window, facts.calendar, months=how.months or "full", effective=effective)
    return share_of_days(
        present,
        window,
        facts.calendar,
        by=how.by,
        start_day=how.start_day,
        effective=effective,
        employed=[interval(row) for row in facts.person(person).rows],
    )


def attain(spec: Measure, actual: Fraction | None, goal: Fraction | None) -> Fraction | None:
    """Actual against goal, unrounded; None without either, or where the divisor is not above 0."""
    if actual is None or goal is None:
        return None
    divisor = actual if spec.attainment == "inverse" else goal
    if divisor <= 0:
        return None
    if spec.attainment == "inverse":
        return goal / actual
    return 2 - actual / goal if spec.attainment == "difference" else actual / goal
