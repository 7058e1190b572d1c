"""Late records, returns and corrections of closed periods: each such period is run anew, with its own plan version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Diagnostic, Problems
from salesperf.model.ledger import ClosedPeriod, Entry, History
from salesperf.model.settling import Reduced
from salesperf.read.plan_file import PlanFile, plan_from_bytes

if TYPE_CHECKING:
    from salesperf.model.period import Window
    from salesperf.pipeline.run import Run
    from salesperf.stages.late import Key

Runs = Callable[[PlanFile, Sequence[str]], "list[Run]"]


@dataclass
class Late:
    """The differences; by person, which windows of elements were worked out anew, and which events reduced them."""

    entries: list[Entry] = field(default_factory=list)
    anew: defaultdict[str, dict[tuple[str, str], Collection[Reduced]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    found: list[Diagnostic] = field(default_factory=list)


def late_entries(plan_file: PlanFile, history: History, period: Window, runs: Runs) -> Late:
    """What closed periods would earn today more or less than the ledger says, and what cannot be said.

    `runs` prepares runs of a plan for several periods on today's data.
    """
    from salesperf.stages.late import earned_then, reopened

    plan = plan_file.plan
    assert plan is not None
    late = Late()
    then = earned_then(history)
    for version, closed in _by_version(plan_file, reopened(plan, history, period)):
        try:
            prepared = runs(version, [each.period for each in closed])
        except Problems as problems:
            rules = ", ".join(sorted({each.rule for each in problems.diagnostics}))
            periods = ", ".join(each.period for each in closed)
            late.found.append(Diagnostic("late-not-worked-out", None, {"periods": periods, "rules": rules}, "warning"))
            continue
        absent = [each for each, run in zip(closed, prepared, strict=True) if _is_absent(each, run)]
        late.found += [Diagnostic("late-records-absent", None, {"period": each.period}, "warning") for each in absent]
        for each, run in zip(closed, prepared, strict=True):
            if each not in absent:
                _add_period(late, each, run, then, absent)
    return late


def _by_version(plan_file: PlanFile, closed: Iterable[ClosedPeriod]) -> list[tuple[PlanFile, list[ClosedPeriod]]]:
    """The closed periods by the plan that governed them, read from the text that the ledger keeps."""
    groups: dict[str, list[ClosedPeriod]] = {}
    for each in closed:
        groups.setdefault(each.plan_sha256, []).append(each)
    return [
        (plan_file if digest == plan_file.digest else _kept(periods[0]), periods) for digest, periods in groups.items()
    ]


def _kept(closed: ClosedPeriod) -> PlanFile:
    texts = {Path(name): text.encode() for name, text in closed.plan_texts.items()}
    path = next(iter(texts))
    return plan_from_bytes(texts[path], path, texts.__getitem__)


def _add_period(
    late: Late, closed: ClosedPeriod, run: Run, then: Mapping[Key, Decimal], absent: Sequence[ClosedPeriod]
) -> None:
    """The differences of one period, without windows that look back into one whose records are gone."""
    from salesperf.stages.elements import pay
    from salesperf.stages.late import differences

    kept = {
        (name, window.name)
        for name, window in run.agenda.ending(closed.start, closed.end)
        if any(run.agenda.reach(name, window) <= each.end and each.start <= window.end for each in absent)
    }
    ended = {window.name for _, window in run.agenda.ending(closed.start, closed.end)}
    paid, _ = pay(run.facts, run.agenda, run.session)
    earnings = [each for each in paid if (each.element, each.window.name) not in kept]
    of_period = {key: amount for key, amount in then.items() if key[2] in ended and key[1:] not in kept}
    made, told = differences(of_period, earnings, run.facts.roster, run.facts.plan.currency)
    late.entries += made
    late.found += told
    for earning in earnings:
        if earning.earned is not None:
            late.anew[earning.person][earning.element, earning.window.name] = run.session.reduced


def _is_absent(closed: ClosedPeriod, run: Run) -> bool:
    """Whether today's data holds no record of the period at all: then it was taken away, and nothing is asked back."""
    inside = [
        totals for asked, totals in run.facts.totals.items() if closed.start <= asked.start and asked.end <= closed.end
    ]
    return bool(inside) and not any(count for totals in inside for count, _ in totals.values())
