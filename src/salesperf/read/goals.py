"""Goals: the figure that each person has to reach, by measure and period."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.people import GoalRow
from salesperf.model.table import Extract, SourceSpec
from salesperf.read.table_cells import TableRow, spot, table_rows

KEYS = ("person", "measure", "period")


def read_goals(
    extracts: Sequence[Extract], spec: SourceSpec, measure: str = ""
) -> tuple[list[GoalRow], list[Diagnostic]]:
    """All goals of the files in their order, and what is wrong with their rows. `30%` is the goal 0.3.

    `measure` is that of all rows, where the table has no column for it.
    """
    found: list[Diagnostic] = []
    goals: list[GoalRow] = []
    seen: dict[tuple[str, str, str], Cell] = {}
    for row in table_rows(extracts, spec, found):
        goal = _goal(row, measure)
        if goal is None:
            continue
        key = (goal.person, goal.measure, goal.period)
        if key in seen:
            names = dict(zip(("person", "measure", "period"), key, strict=True))
            row.tell("duplicate-goal", "goal", {**names, "other": spot(seen[key])})
            continue
        seen[key] = goal.place
        goals.append(goal)
    return goals, found


def _goal(row: TableRow, measure: str) -> GoalRow | None:
    """The goal in a row; None, and told, where a cell of it is blank or broken."""
    texts = {"measure": measure, "goal": ""} | {name: text for name in (*KEYS, "goal") if (text := row.text(name))}
    blank = [name for name in (*KEYS, "goal") if not texts.get(name)]
    for name in blank:
        row.tell("goal-incomplete", name, {"field": name})
    type_ = "ratio" if row.text("goal").endswith(("%", "％")) else row.spec.types.get("goal", "number")
    value = row.value("goal", type_)
    if blank or not isinstance(value, Decimal | Fraction | int):
        return None
    goal = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)
    person, of, period = (texts[name] for name in KEYS)
    return GoalRow(person, of, period, goal, row.place)
