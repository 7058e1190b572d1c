"""What a sound plan is told about: leaps of pay, sums of its tables, choices unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked_plans import HERE

from salesperf.diagnostics import Span
from salesperf.model.plan import Plan
from salesperf.read.plan_file import PlanFile, plan_from_bytes
from salesperf.report.choices import choices
from salesperf.report.economics import economics
from salesperf.report.printed_tables import printed_tables

BASE = (HERE / "base.yaml").read_text("utf-8")


def read(text: str) -> tuple[PlanFile, Plan]:
    plan_file = plan_from_bytes(text.encode(), Path("plan.yaml"))
    assert plan_file.plan is not None, plan_file.found
    return plan_file, plan_file.plan


@pytest.mark.parametrize(
    ("old", "new", "leaps"),
    [
        ("", "", []),
        # 150,000 at 6 % instead of 4 %; 250,000 at 8 % instead of 6 %
        ("mode: marginal", "mode: retroactive", ["34: ladder 150_000: +3_000, 250_000: +5_000"]),
        ("{from: 150_000, rate: 6%}", "{from: 150_000, rate: 5%, mode: retroactive}", ["34: ladder 150_000: +1_500"]),
        ("    mode: interpolated", "    mode: step", ["40: to_score 100%: +100%"]),
        ("{from: 0%, score: 0%}", "{from: 60%, score: 60%}", ["40: to_score 60%: +60%"]),
    ],
)
def test_leaps_are_told_with_their_size(old: str, new: str, leaps: list[str]) -> None:
    plan_file, plan = read(BASE.replace(old, new, 1))
    found = economics(plan, plan_file.source.span)
    assert {each.severity for each in found} <= {"warning"}
    told = [(each.place, each.params) for each in found]
    assert [f"{p.line - 1}: {q['table']} {q['jumps']}" for p, q in told if isinstance(p, Span)] == leaps


def test_tables_are_worked_out() -> None:
    """4 % of 150,000 is 6,000; and 6 % of the next 100,000 as much again. 6 % × 150,000 - 6,000 = 3,000."""
    (ladder,) = printed_tables(read(BASE)[1])
    assert [(row.bound, row.value, row.pays, row.deduction) for row in ladder.rows] == [
        ("from 0", "4%", "0", "0"),
        ("from 150_000", "6%", "6_000", "3_000"),
        ("from 250_000", "8%", "12_000", "8_000"),
    ]


def test_choices_of_crediting_that_the_plan_leaves_unsaid() -> None:
    said = {(each.of, each.key): (each.setting, each.default) for each in choices(read(BASE)[1])}
    assert said["crediting.ratings", "splits"] == ("[{to: owner, share: 100%}]", True)
    assert said["crediting.deals", "unclaimed"] == ("first", False)
    assert said["people", "value_at"] == ("end", True)
