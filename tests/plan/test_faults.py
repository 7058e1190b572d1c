"""A plan with a fault: exactly that fault is found, at its line and column, with a sentence in both languages."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from salesperf.diagnostics import Span
from salesperf.locale.sentences import fill
from salesperf.read.plan_file import PlanFile, plan_from_bytes

HERE = Path(__file__).parent
BASE = (HERE / "base.yaml").read_text(encoding="utf-8")
CASES = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))


def plan_of(case: dict[str, Any]) -> str:
    if "plan" in case:
        return str(case["plan"])
    if "old" not in case:
        return BASE + str(case["new"])
    assert BASE.count(case["old"]) == 1, "the case must change one place"
    return BASE.replace(case["old"], case["new"])


def places(read: PlanFile) -> list[list[object]]:
    return [[d.rule, d.place.line, d.place.column] for d in read.found if isinstance(d.place, Span)]


def test_the_base_is_sound() -> None:
    read = plan_from_bytes(BASE.encode(), Path("plan.yaml"))
    assert read.found == ()
    assert read.plan is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fault(case: dict[str, Any]) -> None:
    read = plan_from_bytes(plan_of(case).encode(), Path("plan.yaml"))
    assert places(read) == case["found"]
    assert read.plan is None
    for diagnostic in read.found:
        for lang in ("en", "zh"):
            assert "pydantic" not in " ".join(fill(diagnostic, lang))


def test_hints_say_what_to_write() -> None:
    text = BASE.replace("weight: 100%", "weight: 0.5").replace("mode: marginal", "mode: margnal")
    found = plan_from_bytes(text.encode(), Path("plan.yaml")).found
    assert [fill(d, "en").hint for d in found] == ["did you mean `marginal`?", "write `50%`"]
