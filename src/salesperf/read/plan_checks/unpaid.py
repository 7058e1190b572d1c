"""What a plan may say already and no run computes yet: named one by one, so that nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from salesperf.diagnostics import Diagnostic, Severity
from salesperf.model.plan import Plan
from salesperf.model.plan.beside import Choice
from salesperf.read.source_map import Loc

if TYPE_CHECKING:
    from salesperf.read.plan_file import PlanFile

_WHOLE_SECTIONS = ("consultation",)
Unpaid = tuple[Loc, str]


def unpaid(plan_file: PlanFile, severity: Severity) -> list[Diagnostic]:
    """A finding for each thing that is not paid yet; as warnings where nothing is paid anyway."""
    plan, source = plan_file.plan, plan_file.source
    assert plan is not None
    asked = sorted(dict.fromkeys(_unpaid(plan)), key=lambda each: source.span(each[0]))
    return [Diagnostic("not-paid-yet", source.span(loc), {"what": what}, severity) for loc, what in asked]


def _unpaid(plan: Plan) -> Iterator[Unpaid]:
    for name, reward in plan.rewards.items():
        if isinstance(reward, Choice) and reward.preferences is not None:
            yield ("rewards", name, "preferences"), "preferences"
    yield from (((section,), section) for section in _WHOLE_SECTIONS if getattr(plan, section) is not None)
