"""Pay on earnings has no records: what works record by record says nothing there."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Commission, RateTable
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_checks.uses import uses
from salesperf.read.source_map import Loc

UNBOUNDED = ("each", "ever")


def check_on_earnings(subject: Subject) -> Iterator[Diagnostic]:
    """Keys of elements with `earnings_of`, and of the tables that price them, which need records or know no window."""
    paid_on = {n: e for n, e in subject.plan.elements.items() if isinstance(e, Commission) and e.earnings_of}
    for name, element in paid_on.items():
        for loc, key in _keys(("elements", name), element):
            yield subject.fault("needs-records", loc, element=name, key=key)
    for use in uses(subject.plan):
        if use.loc[0] == "elements" and use.loc[1] in paid_on and use.role == "commission":
            for loc, key in _in_table(subject, use.at_table, use.table):
                yield subject.fault("needs-records", loc, element=str(use.loc[1]), key=key)


def _keys(loc: Loc, element: Commission) -> Iterator[tuple[Loc, str]]:
    for key in ("during", "lookup", "interim"):
        if getattr(element, key) is not None:
            yield (*loc, key), key
    if element.accrue in UNBOUNDED:
        yield (*loc, "accrue"), f"accrue: {element.accrue}"
    if element.cap is not None and element.cap.record is not None:
        yield (*loc, "cap", "record"), "cap.record"
    for index, each in enumerate(element.multiply):
        if each.lookup is not None:
            yield (*loc, "multiply", index, "lookup"), "multiply: lookup"


def _in_table(subject: Subject, loc: Loc, table: RateTable) -> Iterator[tuple[Loc, str]]:
    if table.accrue in UNBOUNDED:
        yield (*loc, "accrue"), f"accrue: {table.accrue}"
    if table.by and table.by not in subject.plan.people.columns:
        yield (*loc, "by"), f"by: {table.by}"
