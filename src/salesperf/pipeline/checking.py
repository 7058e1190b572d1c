"""What data says to a plan, without paying anything."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from salesperf.diagnostics import Diagnostic, Problems
from salesperf.intake import Intake, open_all
from salesperf.model.currency import Conversion
from salesperf.model.period import Window
from salesperf.model.plan import Plan
from salesperf.pipeline.plan_work import read_work, sound
from salesperf.pipeline.preparing import loaded
from salesperf.read.plan_file import PlanFile
from salesperf.read.plan_lookups import lookup_rows
from salesperf.scratch import Scratch
from salesperf.stages.currency import conversions
from salesperf.stages.goal_index import index_goals
from salesperf.stages.line_needs import line_needs


def check(plan_file: PlanFile, data_dir: Path) -> list[Diagnostic]:
    """What the data says to the plan: files, columns, cells, people, goals and credits. Never raises Problems."""
    try:
        work, _ = read_work(plan_file)
        with Scratch() as scratch:
            intake = open_all(sound(plan_file), work, data_dir, Path(scratch))
            session, plan = loaded(intake, work, Path(scratch)), intake.plan
            days = {name: [(plan.effective.from_, plan.effective.to)] for name in work.measures}
            needs = line_needs(plan, work, intake.roster)
            session.credit(days, needs, _foreign(plan, intake, session.unit), lookup_rows(plan, work))
            _, faults = index_goals(intake.goal_rows, plan, intake.calendar)
            return [*intake.found, *faults, *session.diagnostics()]
    except Problems as problems:
        return list(problems.diagnostics)


def _foreign(plan: Plan, intake: Intake, unit: Decimal) -> dict[str, Conversion]:
    """How records are converted, where that does not depend on the period of a run."""
    if plan.currencies and plan.currencies.records and plan.currencies.records.date == "payment":
        return {}
    force = Window(plan.effective.from_, plan.effective.to, "", "")
    return conversions(plan, intake.calendar, intake.rates, force, unit)
