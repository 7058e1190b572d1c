"""What a plan means: each mistake is found at its place, sound plans have none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from checked_plans import HERE, findings, noted

from salesperf.locale.sentences import fill
from salesperf.read.plan_checks import CHECKS
from salesperf.read.plan_file import load_plan, plan_from_bytes

BASE = (HERE / "base.yaml").read_text("utf-8")
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "mistakes.yaml").read_text("utf-8"))
SHARED = HERE.parents[2].parent / "shared" / "examples"
PLANS = [*sorted(SHARED.glob("*.yaml")), *sorted((HERE.parents[1] / "plans").glob("*.yaml"))]


def changed(case: dict[str, Any]) -> str:
    text = BASE
    for old, new in case["change"].items():
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_the_base_plan_is_sound() -> None:
    assert noted(BASE) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_mistakes(case: dict[str, Any]) -> None:
    assert noted(changed(case)) == case["finds"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_every_finding_can_be_said(case: dict[str, Any]) -> None:
    for found in findings(plan_from_bytes(changed(case).encode(), Path("plan.yaml"))):
        for lang in ("en", "zh"):
            assert "{" not in fill(found, lang).message  # type: ignore[arg-type]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_whole_plans_are_sound(path: Path) -> None:
    assert findings(load_plan(path)) == []


def test_ten_mistakes_are_ten_findings() -> None:
    assert sorted(noted((HERE / "ten_mistakes.yaml").read_text("utf-8"))) == [
        "effective-cuts-month 3:35 2026-12-30",
        "goals-section-missing 17:88 required",
        "measure-date-not-a-date 16:72 stage",
        "percent-rate-on-units 31:58 2%",
        "shorter-than-measure 27:12 month",
        "splits-not-100 13:11 splits",
        "tiers-not-rising 24:16 100_000",
        "unknown-column 15:59 stagee",
        "unknown-rate-table 30:59 lader",
        "weights-not-100 28:5 measures",
    ]


def test_mistakes_of_shape_do_not_hide_those_of_meaning() -> None:
    assert noted((HERE / "mixed_mistakes.yaml").read_text("utf-8")) == [
        "effective-cuts-month 3:35 2026-12-30",
        "unknown-key 5:1 roundng",
        "unknown-word 12:90 mony",
        "splits-not-100 14:11 splits",
        "unknown-column 16:59 stagee",
        "unknown-word 17:86 monthly",
        "unknown-key 18:82 gaol",
        "tiers-not-rising 28:16 100_000",
        "weights-not-100 32:5 measures",
        "unknown-rate-table 34:59 lader",
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_broken_part_elsewhere_changes_no_finding(case: dict[str, Any]) -> None:
    found = noted(changed(case) + "rewards: {star: {kind: honour}}\n")
    assert sorted(each for each in found if not each.startswith("missing-choice")) == sorted(case["finds"])


@pytest.mark.parametrize("section", ["measures", "elements", "scorecards", "variables", "rate_tables", "crediting"])
def test_what_rests_on_a_broken_part_is_not_judged(section: str) -> None:
    """Each named part in turn has a fault of its own; nothing else is found."""
    for name in yaml.safe_load(BASE)[section]:
        part = rf"(?ms)^({section}:\n(?:  .*?\n)?  {name}:).*?(?=^ ? ?\w|\Z)"
        broken = re.sub(part, r"\1 {oh: no}\n", BASE, count=1)
        assert broken != BASE
        assert [each for each in noted(broken) if "oh" not in each and not each.startswith("missing")] == []


def test_checks_are_listed_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
