"""The dates that a plan governs: in order, whole months, and nothing paid for outside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesperf.diagnostics import Diagnostic
from salesperf.model.fiscal_years import FiscalYears
from salesperf.model.period import CADENCES
from salesperf.model.plan import DateRange
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc

_SHORT = frozenset(CADENCES[: CADENCES.index("month")])


def check_effective(subject: Subject) -> Iterator[Diagnostic]:
    """`effective` begins and ends with a period; where nothing is shorter than a month, with a month."""
    effective = subject.plan.effective
    for loc, part in subject.parts:
        if isinstance(part, DateRange) and part.from_ > part.to:
            yield subject.fault("ends-before-start", (*loc, "to"), start=str(part.from_), end=str(part.to))
    if effective.from_ <= effective.to and _has_months(subject):
        yield from _cut_month(subject, ("effective", "from"), effective.from_)
        yield from _cut_month(subject, ("effective", "to"), effective.to + timedelta(days=1))


def _cut_month(subject: Subject, loc: Loc, first: date) -> Iterator[Diagnostic]:
    """A finding where `first`, the first day of what follows a border, does not begin a month."""
    calendar = subject.plan.calendar
    years = FiscalYears(calendar.year_starts, calendar.year_named_by)
    month = years.month_of(first)
    start, following = years.month_start(month), years.month_start(month + 1)
    if first != start:
        near = (start, following) if loc[-1] == "from" else (start - timedelta(days=1), following - timedelta(days=1))
        params = {"day": str(first if loc[-1] == "from" else first - timedelta(days=1)), "end": str(loc[-1])}
        yield subject.fault("effective-cuts-month", loc, **params, near=" / ".join(map(str, near)))


def _has_months(subject: Subject) -> bool:
    """Whether the calendar has months of its own rule and no element or measure counts in less."""
    cadences = {getattr(part, "every", None) for _, part in subject.parts}
    return subject.plan.calendar.pattern == "months" and not cadences & _SHORT


def check_during(subject: Subject) -> Iterator[Diagnostic]:
    """An element's own time touches that of the plan."""
    effective = subject.plan.effective
    for name, element in subject.plan.elements.items():
        if element.during and not (element.during.from_ <= effective.to and effective.from_ <= element.during.to):
            params = {"element": name, "start": str(effective.from_), "end": str(effective.to)}
            yield subject.fault("during-outside-effective", ("elements", name, "during"), **params)
