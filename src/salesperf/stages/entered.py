"""What rate tables were entered with, told as steps of an earning: the goal, the attainment, the score, any reference.

Pay itself does not need them any more; whoever redoes it by hand does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from salesperf.model.plan import Bonus, Commission, Name, Pool, RateTable
from salesperf.model.results import Earning, Step
from salesperf.stages.agenda import every_of
from salesperf.stages.cards import card_result
from salesperf.stages.elements import Due
from salesperf.stages.facts import Facts
from salesperf.stages.missing import Missing
from salesperf.stages.on_account import Paydays
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import Stretch, accrued


def with_entered(facts: Facts, earnings: Iterable[Earning]) -> list[Earning]:
    """The earnings with steps `entered` and `goal` before each step that a table made; `of` is the plan's reference."""
    return [replace(each, steps=tuple(_told(facts, each))) if each.steps else each for each in earnings]


def _told(facts: Facts, earning: Earning) -> Iterable[Step]:
    for step in earning.steps:
        if step.what in ("priced", "payout") and step.value is not None:
            yield from (each for each in _before(facts, earning, step) if each.value is not None)
        yield step


def _before(facts: Facts, earning: Earning, step: Step) -> list[Step]:
    whole = facts.plan.elements[earning.element]
    paydays = Paydays(facts.plan, whole, every_of(facts.plan, whole, facts.period), facts.calendar)
    element = paydays.as_paid(earning.window)
    scene = _scene(facts, earning, Due(earning.element, element, earning.window).stretch)
    try:
        if isinstance(element, Commission | Pool) and step.loc[0] == "rate_tables":
            return _of_commission(scene, element, str(step.loc[1]))
        return _of_bonus(scene, element, step) if isinstance(element, Bonus) else []
    except Missing:
        return []


def _scene(facts: Facts, earning: Earning, stretch: Stretch) -> Scene:
    """As the element was priced: with the row that counts, or the last one inside the window."""
    row = facts.row(earning.person, earning.window)
    rows = facts.person(earning.person).rows_in(earning.window)
    return Scene(facts, earning.person, stretch, row or (rows[-1] if rows else None))


def _of_commission(scene: Scene, element: Commission | Pool, name: str) -> list[Step]:
    table, measure = scene.facts.plan.rate_tables[name], str(element.measure)
    if element.measure is None and table.enter == "amount":
        return []
    now, _ = accrued(scene.stretch, table.accrue, scene.facts.calendar)
    there = scene.over(replace(now, goal=table.goal or "whole"))
    loc = ("rate_tables", name, "enter")
    goal = Step("goal", measure, there.goal(measure) if element.measure else None, loc)
    if table.enter in ("attainment", f"{measure}.attainment"):
        return [goal]
    if table.enter in ("amount", measure):
        return [goal] if _by_goal(table) else []
    return [Step("entered", str(table.enter), there.number(str(table.enter)), loc)]


def _by_goal(table: RateTable) -> bool:
    return isinstance(table.base_rate, Name) and "/" in table.base_rate.name


def _of_bonus(scene: Scene, element: Bonus, step: Step) -> list[Step]:
    if element.scorecard is not None and step.loc[-1] == "scorecard":
        every = scene.facts.plan.scorecards[element.scorecard].every
        there = scene if every == scene.window.every else scene.over(scene.last_closed(every))
        return [Step("entered", element.scorecard, card_result(there, element.scorecard).score, step.loc)]
    if element.measure is not None and step.loc[-1] == "measure":
        goal = Step("goal", element.measure, scene.goal(element.measure), step.loc)
        actual = Step("entered", element.measure, scene.actual(element.measure).value, step.loc)
        return [actual, goal]
    table = scene.facts.plan.rate_tables.get(element.table or "")
    if table is None or step.loc[-1] != "table":
        return []
    names = [str(table.enter), *([str(table.across.enter)] if table.across else [])]
    return [Step("entered", name, scene.number(name), step.loc) for name in names]
