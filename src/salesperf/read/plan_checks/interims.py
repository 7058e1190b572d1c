"""Pay on account: there is a longer window that settles it, the plan holds that window whole, and it has a result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesperf.diagnostics import Diagnostic
from salesperf.model.fiscal_years import FiscalYears
from salesperf.model.period import CADENCES
from salesperf.model.plan import Bonus, Commission, EnterField, Interim, Plan
from salesperf.model.plan.modifiers import Modified
from salesperf.read.plan_checks.cadences import element_every, longer
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def check_interims(subject: Subject) -> Iterator[Diagnostic]:
    """Every `interim` of an element."""
    for name, element in subject.plan.elements.items():
        if element.interim is None:
            continue
        yield from _other_kind(subject, name, element, element.interim)
        over, every = _settled_over(subject.plan, element), _paid_every(subject.plan, element)
        if over is None or (isinstance(element, Commission) and element.earnings_of):
            continue
        if over not in CADENCES or (every is not None and not longer(over, every)):
            loc: Loc = ("elements", name, "interim")
            yield subject.fault("interim-not-settled", loc, element=name, every=every or "period", over=over)
            continue
        yield from _by_line(subject, name, element)
        yield from _cut(subject, name, element, over)


def _other_kind(subject: Subject, name: str, element: Modified, interim: Interim) -> Iterator[Diagnostic]:
    """Keys of another kind of element; a bonus whose money comes from its table has no amount to pay a share of."""
    fits: tuple[str, ...] = ("rate", "table") if isinstance(element, Commission) else ("share", "every")
    if not isinstance(element, Commission | Bonus):
        fits = ()
    kind = str(getattr(element, "kind", ""))
    for key in ("rate", "table", "share", "every"):
        if getattr(interim, key) is not None and key not in fits:
            loc: Loc = ("elements", name, "interim", key)
            yield subject.fault("interim-other-kind", loc, element=name, kind=kind, key=key)
            return
    if isinstance(element, Bonus) and element.amount is None and interim.share is not None:
        yield subject.fault("amount-missing", ("elements", name, "interim", "share"), element=name)


def _settled_over(plan: Plan, element: Modified) -> str | None:
    """The window that settles: what a commission accrues over, the cadence of a bonus; None where there is none."""
    if isinstance(element, Commission):
        table = plan.rate_tables.get(element.table or "")
        return table.accrue if table is not None else element.accrue
    return element_every(plan, element) if isinstance(element, Bonus) else None


def _paid_every(plan: Plan, element: Modified) -> str | None:
    if isinstance(element, Bonus):
        return element.interim.every if element.interim else None
    return element_every(plan, element)


def _by_line(subject: Subject, name: str, element: Modified) -> Iterator[Diagnostic]:
    """Lookups, columns by record and fields of records price one line at a time."""
    if not isinstance(element, Commission):
        return
    table = subject.plan.rate_tables.get(element.table or "")
    key = "lookup" if element.lookup else ""
    if table is not None and (isinstance(table.enter, EnterField) or table.enter in ("pay", "record")):
        key = "enter"
    if table is not None and table.by and table.by not in subject.plan.people.columns:
        key = "by"
    if any(each.lookup for each in element.multiply):
        key = "multiply: lookup"
    if key:
        yield subject.fault("interim-by-line", ("elements", name, "interim"), element=name, key=key)


def _cut(subject: Subject, name: str, element: Modified, over: str) -> Iterator[Diagnostic]:
    """The days that are paid for, of the plan and of the element, begin and end with windows that are settled."""
    calendar = subject.plan.calendar
    if calendar.pattern != "months" or over not in MONTHS:
        return
    years = FiscalYears(calendar.year_starts, calendar.year_named_by)
    ranges: list[tuple[Loc, date, date]] = [
        (("effective",), subject.plan.effective.from_, subject.plan.effective.to),
        *([(("elements", name, "during"), element.during.from_, element.during.to)] if element.during else []),
    ]
    for loc, first, last in ranges:
        for key, day, begins in (("from", first, first), ("to", last, last + timedelta(days=1))):
            month = years.month_of(begins)
            if years.month_start(month) != begins or years.position(month) % MONTHS[over]:
                params = {"element": name, "window": over, "day": str(day), "key": f"`{loc[-1]}`"}
                yield subject.fault("interim-window-cut", (*loc, key), **params)
