"""Plans from text to findings, as the tests write them down."""

from __future__ import annotations

from pathlib import Path

from salesperf.diagnostics import Diagnostic, Span
from salesperf.read.plan_checks import check_plan
from salesperf.read.plan_file import PlanFile, plan_from_bytes
from salesperf.read.plan_salvage import everything_wrong
from salesperf.read.plan_work import work_of

HERE = Path(__file__).parent


def findings(plan_file: PlanFile) -> list[Diagnostic]:
    """Everything that is wrong with a plan."""
    if plan_file.plan is None:
        return everything_wrong(plan_file)
    work, found = work_of(plan_file)
    return [*plan_file.found, *found, *check_plan(plan_file, work)]


def noted(text: str) -> list[str]:
    """The findings of a plan's text: rule, line and column, and what is underlined there."""
    lines = text.split("\n")
    return [_note(each, lines) for each in findings(plan_from_bytes(text.encode(), Path("plan.yaml")))]


def _note(found: Diagnostic, lines: list[str]) -> str:
    place = found.place
    assert isinstance(place, Span)
    start = place.column - 1
    return f"{found.rule} {place.line}:{place.column} {lines[place.line - 1][start : start + place.length]}"
