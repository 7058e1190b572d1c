"""What a plan means, checked: every fault that its shape does not show, in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from salesperf.diagnostics import Diagnostic, Span
from salesperf.model.work import Work
from salesperf.read.plan_checks.attainments import check_goal_windows, check_goals, check_goals_needed
from salesperf.read.plan_checks.cadences import check_cadences, check_calendar, check_prorating
from salesperf.read.plan_checks.consultation import check_consultation
from salesperf.read.plan_checks.credit_fields import check_credit_fields
from salesperf.read.plan_checks.currencies import check_currencies
from salesperf.read.plan_checks.cycles import check_cycles
from salesperf.read.plan_checks.dates import check_during, check_effective
from salesperf.read.plan_checks.examples import check_examples
from salesperf.read.plan_checks.fields import check_measure_dates, check_table_fields, check_tables
from salesperf.read.plan_checks.gates import check_gates, check_reach
from salesperf.read.plan_checks.interims import check_interims
from salesperf.read.plan_checks.levels import check_levels
from salesperf.read.plan_checks.limits import check_limits
from salesperf.read.plan_checks.line_tables import check_line_tables
from salesperf.read.plan_checks.links import check_links
from salesperf.read.plan_checks.lookups import check_lookups
from salesperf.read.plan_checks.missing import check_missing
from salesperf.read.plan_checks.names import check_named_figures, check_unique
from salesperf.read.plan_checks.on_earnings import check_on_earnings
from salesperf.read.plan_checks.people import check_people_columns
from salesperf.read.plan_checks.rates import check_rates
from salesperf.read.plan_checks.settlement import check_settlement
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_checks.table_fit import check_bonus_tables, check_table_fit, check_value_units
from salesperf.read.plan_checks.tiers import check_tiers
from salesperf.read.plan_checks.together import check_contests, check_funds
from salesperf.read.plan_checks.wholes import check_other_wholes, check_splits, check_weights

if TYPE_CHECKING:
    from salesperf.read.plan_file import PlanFile

__all__ = ["CHECKS", "check_plan"]

CHECKS: tuple[Callable[[Subject], Iterator[Diagnostic]], ...] = (
    check_links,
    check_unique,
    check_named_figures,
    check_cycles,
    check_effective,
    check_during,
    check_calendar,
    check_tables,
    check_people_columns,
    check_credit_fields,
    check_splits,
    check_measure_dates,
    check_goals,
    check_goals_needed,
    check_goal_windows,
    check_tiers,
    check_value_units,
    check_table_fit,
    check_table_fields,
    check_line_tables,
    check_lookups,
    check_rates,
    check_weights,
    check_other_wholes,
    check_bonus_tables,
    check_on_earnings,
    check_interims,
    check_levels,
    check_missing,
    check_cadences,
    check_prorating,
    check_gates,
    check_reach,
    check_limits,
    check_funds,
    check_contests,
    check_examples,
    check_currencies,
    check_settlement,
    check_consultation,
)


def check_plan(plan_file: PlanFile, work: Work, lost: frozenset[str] = frozenset()) -> list[Diagnostic]:
    """Every fault in what the plan means, in the order of the file; a fault found twice is told once.

    The plan must have a sound shape (`plan_file.plan` is not None); `work` is what `work_of` made of it. `lost` are
    names that it defines and that could not be read.
    """
    assert plan_file.plan is not None
    subject = Subject(plan_file.plan, plan_file.source, work, lost)
    found = {(each.rule, each.place): each for check in CHECKS for each in check(subject)}
    return sorted(found.values(), key=_order)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    place = diagnostic.place
    assert isinstance(place, Span)
    return place.file, place.line, place.column, diagnostic.rule
