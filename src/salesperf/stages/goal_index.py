"""The goals table by measure, holder and window; longer goals spread where the plan says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from salesperf.diagnostics import Cell, Diagnostic, suggest
from salesperf.model.calendar import Calendar
from salesperf.model.people import GoalRow
from salesperf.model.period import CADENCES, PeriodError, Window
from salesperf.model.plan import Measure, Plan
from salesperf.model.spread import group_weights, spread

SMALLEST_PART = Decimal("0.01")


def index_goals(
    rows: Iterable[GoalRow], plan: Plan, calendar: Calendar
) -> tuple[dict[tuple[str, str, Window], Decimal], list[Diagnostic]]:
    """Goals by measure, holder and window; longer goals, the shortest first, also over the measure's own windows."""
    index: dict[tuple[str, str, Window], Decimal] = {}
    stated: dict[tuple[str, str, Window], Cell] = {}
    found: list[Diagnostic] = []
    for row in rows:
        if row.measure not in plan.measures:
            found.append(_unknown_measure(row, plan))
            continue
        try:
            window = calendar.period(row.period)
        except PeriodError as error:
            found.append(Diagnostic(error.rule, row.place, error.params))
            continue
        holder = "" if plan.measures[row.measure].whose == "company" else row.person
        if (row.measure, holder, window) in stated:
            found.append(_second(row, stated[row.measure, holder, window]))
            continue
        stated[row.measure, holder, window] = row.place
        index[row.measure, holder, window] = row.goal
    for measure, holder, window in sorted(stated, key=lambda key: CADENCES.index(key[2].every)):
        goal = index[measure, holder, window]
        for part, share in _parts(goal, window, plan, plan.measures[measure], calendar):
            index.setdefault((measure, holder, part), share)
    return index, found


def _second(row: GoalRow, other: Cell) -> Diagnostic:
    """The same goal as in another row, with its period written in another way."""
    place = f"{other.file}!{other.sheet}:{other.row}" if other.sheet else f"{other.file}:{other.row}"
    names = {"person": row.person, "measure": row.measure, "period": row.period}
    return Diagnostic("duplicate-goal", row.place, {**names, "other": place})


def _unknown_measure(row: GoalRow, plan: Plan) -> Diagnostic:
    params = {"measure": row.measure, "known": ", ".join(plan.measures), "near": suggest(row.measure, plan.measures)}
    return Diagnostic("goal-of-unknown-measure", row.place, params)


def _parts(
    goal: Decimal, window: Window, plan: Plan, measure: Measure, calendar: Calendar
) -> Iterable[tuple[Window, Decimal]]:
    how = plan.goals.spread if plan.goals else "none"
    if how == "none" or CADENCES.index(window.every) <= CADENCES.index(measure.every):
        return ()
    inner = calendar.within(measure.every, window)
    weights = group_weights(how, window, calendar) if isinstance(how, Mapping) else how
    return spread(goal, inner, weights, SMALLEST_PART).items()
