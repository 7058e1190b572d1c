"""Windows fit into one another: nothing looks at a measure over less than its own window."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import refs
from salesperf.model.period import CADENCES
from salesperf.model.plan import Measure, Plan, Prorate
from salesperf.model.plan.modifiers import Modified
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc


def longer(one: str, other: str) -> bool:
    """Whether a window of the first cadence is longer than one of the second."""
    return CADENCES.index(one) > CADENCES.index(other)


def element_every(plan: Plan, element: Modified) -> str | None:
    """An element's cadence: its own, its measure's or scorecard's, the payment's; None: the run's."""
    if element.every:
        return element.every
    figure = figure_every(plan, _figure(element))
    return figure or plan.settlement.payment.every


def _figure(element: Modified) -> str:
    """What an element is paid by: a measure, a scorecard, or what its contest goes by."""
    return next((found for key in ("measure", "scorecard", "rank") if (found := getattr(element, key, None))), "")


def figure_every(plan: Plan, reference: str) -> str | None:
    """The cadence of the measure or scorecard that a reference begins with; None of anything else."""
    name = reference.split(".", maxsplit=1)[0]
    figure = plan.measures.get(name) or plan.scorecards.get(name)
    return figure.every if figure else None


def owner_every(plan: Plan, loc: Loc) -> str | None:
    """The cadence of the scorecard or element that a place belongs to."""
    name = str(loc[1])
    return plan.scorecards[name].every if loc[0] == "scorecards" else element_every(plan, plan.elements[name])


def check_cadences(subject: Subject) -> Iterator[Diagnostic]:
    """Scorecards over measures, elements over both, derived measures over their parts."""
    plan = subject.plan
    for name, card in plan.scorecards.items():
        for measured in card.measures:
            yield from _shorter(subject, ("scorecards", name, "every"), card.every, measured)
    for name, element in plan.elements.items():
        if element.every:
            yield from _shorter(subject, ("elements", name, "every"), element.every, _figure(element))
    for name, derived in subject.work.derived.items():
        for part in sorted(_parts_of(subject, name)):
            yield from _shorter(subject, ("measures", name, "every"), derived.every, part)


def _parts_of(subject: Subject, name: str) -> set[str]:
    return {path[0] for path in refs(subject.work.derived[name].value)}


def _shorter(subject: Subject, loc: Loc, every: str, figure: str) -> Iterator[Diagnostic]:
    its = figure_every(subject.plan, figure)
    if its and longer(its, every):
        yield subject.fault("shorter-than-measure", loc, owner=str(loc[1]), every=every, measure=figure, other=its)


def check_calendar(subject: Subject) -> Iterator[Diagnostic]:
    """Two-week periods need a first day, goals over a window at least as long as their measure's."""
    calendar = subject.plan.calendar
    if calendar.two_weeks_from is None and isinstance(calendar.pattern, str):
        for loc, part in subject.parts:
            if getattr(part, "every", None) == "two_weeks":
                yield subject.fault("two-weeks-without-start", (*loc, "every"), every="two_weeks")
    for name, measure in subject.plan.measures.items():
        if measure.goal_per and longer(measure.every, measure.goal_per):
            params = {"measure": name, "every": measure.every, "per": measure.goal_per}
            yield subject.fault("goal-per-shorter", ("measures", name, "goal_per"), **params)


def check_prorating(subject: Subject) -> Iterator[Diagnostic]:
    """Months prorate what has whole months."""
    for loc, part in subject.parts:
        prorate = getattr(part, "prorate", None)
        every = _window(subject.plan, part)
        if isinstance(prorate, Prorate) and prorate.by == "months" and every and longer("month", every):
            yield subject.fault("months-of-shorter-period", (*loc, "prorate", "by"), every=every)


def _window(plan: Plan, part: object) -> str | None:
    if isinstance(part, Measure):
        return part.goal_per or part.every
    return element_every(plan, part) if isinstance(part, Modified) else getattr(part, "every", None)
