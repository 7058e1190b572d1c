"""The two sides of `salesperf diff`: plans run on the same data, or finished runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.compare import Runs
from salesperf.diagnostics import Diagnostic, Problems, errors
from salesperf.pipeline import score_plan
from salesperf.pipeline.plan_work import read_work, sound
from salesperf.read.plan_file import PlanFile, load_plan

if TYPE_CHECKING:
    from salesperf.model.results import Results


def sides_of_plans(
    paths: tuple[Path, Path], data: Path, periods: Sequence[str], begin: Callable[[str], None]
) -> tuple[Runs, Runs]:
    """Both plans on every period. Raises Problems with what is wrong with either of them."""
    begin("plan")
    old, new = map(load_plan, paths)
    found = [*_faults(old), *_faults(new)]
    if errors(found):
        raise Problems(found)
    return _runs(old, new, data, periods, begin), _runs(new, old, data, periods, begin)


def sides_of_runs(folders: tuple[Path, Path]) -> tuple[Runs, Runs]:
    """Both runs as they were published. Raises Problems for what is no run folder."""
    from salesperf.read.run_folder import read_run

    old, new = (read_run(folder).results for folder in folders)
    return Runs((old,)), Runs((new,))


def findings(*sides: Runs) -> list[Diagnostic]:
    """What the runs of both sides found and set aside, each finding once."""
    found: list[Diagnostic] = []
    for results in (results for runs in sides for results in runs.results):
        found += [each for each in (*results.found, *results.quarantined) if each not in found]
    return found


def _faults(file: PlanFile) -> list[Diagnostic]:
    try:
        return read_work(file)[1]
    except Problems as problems:
        return list(problems.diagnostics)


def _runs(file: PlanFile, other: PlanFile, data: Path, periods: Sequence[str], begin: Callable[[str], None]) -> Runs:
    results, as_if = [], []
    for period in periods:
        try:
            found = score_plan(file, data, period, progress=begin)
        except Problems as problems:
            if {each.rule for each in problems.diagnostics} != {"period-outside-effective"}:
                raise
            found = score_plan(_in_place_of(file, other), data, period, progress=begin)
            as_if.append(period)
        results.append(_without_files(found))
    return Runs(results, tuple(as_if))


def _in_place_of(file: PlanFile, other: PlanFile) -> PlanFile:
    """The plan as if it governed the dates of the other one."""
    plan = sound(file).model_copy(update={"effective": sound(other).effective})
    return replace(file, plan=plan)


def _without_files(results: Results) -> Results:
    """The results without what could still be written from them, which holds all records in memory."""
    return replace(results, bulk={})
