"""A plan read for a run, or refused."""

from __future__ import annotations

from salesperf.diagnostics import Diagnostic, Problems, errors
from salesperf.model.plan import Plan
from salesperf.model.work import Work
from salesperf.read.plan_checks import check_plan
from salesperf.read.plan_file import PlanFile
from salesperf.read.plan_salvage import everything_wrong
from salesperf.read.plan_work import work_of


def read_work(plan_file: PlanFile) -> tuple[Work, list[Diagnostic]]:
    """The plan's expressions, read and checked."""
    found = list(plan_file.found)
    if plan_file.plan is None:
        raise Problems(everything_wrong(plan_file))
    work, more = work_of(plan_file)
    found += more
    found += check_plan(plan_file, work)
    if errors(found):
        raise Problems(found)
    return work, found


def sound(plan_file: PlanFile) -> Plan:
    """The plan of a file that holds one."""
    if plan_file.plan is None:
        raise Problems(plan_file.found)
    return plan_file.plan
