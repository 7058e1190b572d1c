"""The list of plan changes: in words, in both languages, and only what differs in meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from salesperf.model.plan import Plan
from salesperf.read.plan_file import load_plan, plan_from_bytes
from salesperf.report.plan_changes import PARTS, plan_changes
from salesperf.report.plan_walk import NAMED_APART

HERE = Path(__file__).parent
PLANS = HERE.parents[1] / "plans"
CASES = yaml.safe_load((HERE / "changes.yaml").read_text("utf-8"))


def edited(edits: dict[str, str]) -> Plan:
    """plans/cn-direct.yaml with other text in places; every edit must be about something that stands there."""
    text = (PLANS / "cn-direct.yaml").read_text("utf-8")
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    plan = plan_from_bytes(text.encode(), Path("plan.yaml")).plan
    assert plan
    return plan


@pytest.mark.parametrize("case", CASES, ids=lambda case: next(iter(case["edits"])).strip()[:30])
def test_changes_are_told_in_words(case: dict[str, Any]) -> None:
    old, new = edited({}), edited(case["edits"])
    for lang, column in (("en", 0), ("zh", 1)):
        found = plan_changes(old, new, lang)  # type: ignore[arg-type]
        assert [[c.words, c.before, c.after] for c in found] == [
            [told[column], told[2], told[3]] for told in case["told"]
        ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: next(iter(case["edits"])).strip()[:30])
def test_the_other_way_round_before_is_after(case: dict[str, Any]) -> None:
    old, new = edited({}), edited(case["edits"])
    there = {(change.before, change.after) for change in plan_changes(old, new, "en")}
    assert {(change.after, change.before) for change in plan_changes(new, old, "en")} == there


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.yaml")), ids=lambda path: path.name)
def test_a_plan_does_not_differ_from_itself(path: Path) -> None:
    one, two = load_plan(path).plan, load_plan(path).plan
    assert one
    assert two
    assert plan_changes(one, two, "en") == ()


def test_any_two_plans_have_words_for_every_difference() -> None:
    plans = [plan for path in sorted(PLANS.glob("*.yaml")) if (plan := load_plan(path).plan)]
    for old, new in zip(plans, plans[1:] + plans[:1], strict=True):
        for lang in ("en", "zh"):
            found = plan_changes(old, new, lang)  # type: ignore[arg-type]
            assert found
            assert all("{" not in change.words for change in found)


def test_every_section_has_words() -> None:
    sections = {key.split(".")[0] for key in PARTS}
    assert {field for field in Plan.model_fields if field not in NAMED_APART} <= sections
