"""The order of a run, written out once: read, engine, stages, results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Diagnostic, Problems
from salesperf.model.given import NOTHING_GIVEN, Given
from salesperf.model.ledger import Past, nothing_closed
from salesperf.read.plan_file import PlanFile, load_plan

if TYPE_CHECKING:
    from salesperf.model.results import Results

Progress = Callable[[str], None]


def score(plan_path: Path, data_dir: Path, period: str, *, progress: Progress = lambda stage: None) -> Results:
    """A whole run. Raises Problems where the plan, the period or a whole table cannot be used."""
    progress("plan")
    plan_file = load_plan(plan_path)
    return score_plan(plan_file, data_dir, period, progress=progress)


def score_plan(  # noqa: PLR0913 - options, each named where it is called
    plan_file: PlanFile,
    data_dir: Path,
    period: str,
    *,
    progress: Progress = lambda stage: None,
    past: Past = nothing_closed,
    given: Given = NOTHING_GIVEN,
) -> Results:
    """A run of a plan that has been read, on what closed periods left behind; `given` figures stand before its data."""
    from salesperf.model.period import PeriodError
    from salesperf.pipeline.preparing import prepare
    from salesperf.pipeline.results import results_of
    from salesperf.pipeline.run import Premises

    try:
        return results_of(prepare(plan_file, data_dir, period, Premises(past, given), progress))
    except PeriodError as error:
        raise Problems([Diagnostic(error.rule, None, error.params)]) from None
