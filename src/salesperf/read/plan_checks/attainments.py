"""Attainment needs a goal above zero, and over a longer window a word on which goal."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import refs
from salesperf.model.period import CADENCES
from salesperf.model.plan import Contest, GoalSum, Literal, Measure, Multiply, Name
from salesperf.model.plan.base import Part
from salesperf.model.plan.tables import Across, RateTable
from salesperf.read.plan_checks.cadences import element_every, longer, owner_every
from salesperf.read.plan_checks.figures import figures, respelt
from salesperf.read.plan_checks.names import TARGET_OVER_GOAL
from salesperf.read.plan_checks.subject import Subject, owner
from salesperf.read.plan_checks.uses import Use, uses
from salesperf.read.plan_conditions import gates
from salesperf.read.source_map import Loc

OVER_GOAL = ("attainment", "goal")


def check_goals_needed(subject: Subject) -> Iterator[Diagnostic]:
    """Whatever is compared with a goal has one, and none that is 0."""
    for loc, name in _compared(subject):
        measure = subject.plan.measures.get(name)
        if measure and measure.goal == "none":
            place = subject.position(("measures", name))
            yield subject.fault("goal-needed", loc, measure=name, owner=owner(loc), place=place)
        elif measure and isinstance(measure.goal, Literal) and measure.goal.amount <= 0:
            yield subject.fault("goal-not-positive", ("measures", name, "goal"), measure=name, text=measure.goal.text)


def check_goals(subject: Subject) -> Iterator[Diagnostic]:
    """Goals come from somewhere, and are written in the unit of their measure."""
    for name, measure in subject.plan.measures.items():
        loc = ("measures", name, "goal")
        if measure.goal == "required" and subject.plan.goals is None:
            yield subject.fault("goals-section-missing", loc, measure=name)
        if isinstance(measure.goal, GoalSum):
            part = subject.plan.measures.get(measure.goal.sum)
            if part and part.goal == "none":
                params = {"measure": measure.goal.sum, "owner": name}
                place = subject.position(("measures", measure.goal.sum))
                yield subject.fault("goal-needed", (*loc, "sum"), **params, place=place)
        yield from _goal_unit(subject, loc, measure)


def _goal_unit(subject: Subject, loc: Loc, measure: Measure) -> Iterator[Diagnostic]:
    wanted = "ratio" if measure.unit == "ratio" else "number"
    for place, literal, variable in figures(subject.plan, measure.goal, loc):
        if literal.kind != wanted:
            rule = "goal-not-a-ratio" if wanted == "ratio" else "goal-not-a-number"
            params = respelt(literal, measure=str(loc[1]), unit=measure.unit, variable=variable)
            yield subject.fault(rule, place, **params)


def _compared(subject: Subject) -> Iterator[tuple[Loc, str]]:
    """Every place where a measure is compared with its goal."""
    yield from _in_conditions(subject)
    yield from _in_scorecards(subject)
    yield from _in_tables(subject)
    for loc, part in subject.parts:
        for key, name in _references(part):
            measure, _, figure = name.partition(".")
            if figure in OVER_GOAL:
                yield (*loc, *key), measure


def _in_conditions(subject: Subject) -> Iterator[tuple[Loc, str]]:
    for loc, expr in subject.work.conditions.items():
        for path in sorted(refs(expr)):
            if len(path) == 2 and path[1] in OVER_GOAL:
                yield loc, path[0]


def _in_scorecards(subject: Subject) -> Iterator[tuple[Loc, str]]:
    for name, card in subject.plan.scorecards.items():
        for measured, weighed in card.measures.items():
            if not weighed.table:
                yield ("scorecards", name, "measures", measured), measured


def _in_tables(subject: Subject) -> Iterator[tuple[Loc, str]]:
    for use in uses(subject.plan):
        by_goal = isinstance(use.table.base_rate, Name) and use.table.base_rate.name == TARGET_OVER_GOAL
        if use.measure and use.role != "factor" and (use.table.enter == "attainment" or by_goal):
            yield use.loc, use.measure
    for name, element in subject.plan.elements.items():
        if element.kind == "bonus" and element.measure and not element.table:
            yield ("elements", name, "measure"), element.measure


def _references(part: Part) -> Iterator[tuple[tuple[str | int, ...], str]]:
    match part:
        case RateTable(enter=str(name)) | Across(enter=str(name)):
            yield ("enter",), name
        case Multiply(by=Name(name)):
            yield ("by",), name
        case Contest(rank=name, then=then):
            yield ("rank",), name
            yield from ((("then", index), other) for index, other in enumerate(then))


def check_goal_windows(subject: Subject) -> Iterator[Diagnostic]:
    """Over a window longer than the period: the whole goal, or the goals so far."""
    for use in uses(subject.plan):
        if use.role == "commission" and _is_attainment(use) and use.table.goal is None and _runs_on(subject, use):
            params = {"over": use.table.accrue, "owner": owner(use.loc)}
            yield subject.fault("goal-window-unsaid", (*use.at_table, "accrue"), **params)
    for loc, gate in gates(subject.plan):
        expr, every = subject.work.conditions.get(loc), owner_every(subject.plan, loc)
        by_goal = expr is not None and any(path[-1] in OVER_GOAL for path in refs(expr))
        if gate.over and every and longer(gate.over, every) and by_goal and not (gate.goal or gate.each):
            yield subject.fault("goal-window-unsaid", (*loc[:-1], "over"), over=gate.over, owner=owner(loc))


def _is_attainment(use: Use) -> bool:
    enter = use.table.enter
    return isinstance(enter, str) and (enter == "attainment" or enter.endswith(".attainment"))


def _runs_on(subject: Subject, use: Use) -> bool:
    every = element_every(subject.plan, subject.plan.elements[use.payer])
    accrue = use.table.accrue
    return accrue == "ever" or (accrue in CADENCES and every is not None and longer(accrue, every))
