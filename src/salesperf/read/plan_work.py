"""From a plan to what the engine is asked: every expression read and checked, every default filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesperf.diagnostics import Diagnostic
from salesperf.model.work import Work
from salesperf.read.plan_conditions import read_conditions
from salesperf.read.plan_events import event_work, naming
from salesperf.read.plan_expressions import ExpressionReader
from salesperf.read.plan_lookups import lookup_work, measures_of_parts
from salesperf.read.plan_measures import derived_work, measure_work
from salesperf.read.plan_sources import read_fields, source_work

if TYPE_CHECKING:
    from salesperf.read.plan_file import PlanFile


def work_of(plan_file: PlanFile, lost: frozenset[str] = frozenset()) -> tuple[Work, list[Diagnostic]]:
    """What the plan asks for, and every fault in its expressions; what has a fault is left out of the work.

    The plan must have a sound shape: `plan_file.plan` is not None. `lost` are names that it defines and that could not
    be read: what uses them is not judged.
    """
    plan = plan_file.plan
    assert plan is not None
    reader = ExpressionReader(plan_file.source, lost)
    fields = {name: read_fields(plan, name, reader) for name in plan.sources}
    conditions = read_conditions(plan, fields, reader)
    measures = measure_work(plan, fields, reader)
    lookups = lookup_work(plan, measures)
    work = Work(
        sources={name: source_work(plan, name, each, reader) for name, each in fields.items()},
        measures=measures | measures_of_parts(lookups, measures),
        derived=derived_work(plan, reader),
        conditions=conditions,
        events=event_work(plan, conditions),
        naming=naming(plan),
        lookups=lookups,
    )
    return work, reader.found
