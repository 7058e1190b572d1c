"""Clawbacks with `attainment: reduce`: which records they take back, and the part of it that is no difference.

A record that was taken back counts only for the rest of it. A closed period, worked out anew, so loses the record's own
pay too; that part the clawback takes in its own way (held first, in instalments), and here it is given back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial

from salesperf.model.calendar import Calendar
from salesperf.model.durations import add_duration, whole_months
from salesperf.model.ledger import Entry, History
from salesperf.model.period import Window
from salesperf.model.plan import Clawback, Plan
from salesperf.model.settling import Question, Reduced, Reduction
from salesperf.model.work import EventWork, Work
from salesperf.stages.ratetable import value_at
from salesperf.stages.settlement.book import Book
from salesperf.stages.settlement.turns import payment_every
from salesperf.stages.stretches import DAY
from salesperf.stages.values import curve

WANTED = "taken_back"
Anew = Mapping[tuple[str, str], Collection[Reduced]]
"""Element and window -> the events that took records back when the closed window was worked out anew."""


def reductions(plan: Plan, work: Work, calendar: Calendar, period: Window, history: History) -> list[Reduction]:
    """What takes records of the run's sources back: events that are settled, and those of this run."""
    return [
        Reduction(
            name,
            Question(event.source, event.record, event.date, first_day(plan, calendar, period, history, event), until),
            source,
            event.record if event.record in work.naming.get(source, ()) else "key",
            dates,
            partial(share_of, plan, rule),
            _settled(history, name),
        )
        for event in work.events
        if (rule := clawback_at(plan, event)) is not None and rule.attainment == "reduce"
        for name, until in [(str(event.loc[2]), last_day(plan, calendar, period, rule, period.end))]
        for source, dates in _dates(plan, rule).items()
    ]


def clawback_at(plan: Plan, event: EventWork) -> Clawback | None:
    """The clawback whose events are asked; None of a release."""
    return plan.settlement.clawbacks.get(str(event.loc[2])) if event.loc[1] == "clawbacks" else None


def first_day(plan: Plan, calendar: Calendar, period: Window, history: History, event: EventWork) -> date:
    """Where events begin to count: with the account's first period; for those of the payment before, with that."""
    first = min((closed.start for closed in history.closed), default=period.start)
    rule = clawback_at(plan, event)
    if rule is not None and rule.books_in == "next_open":
        return min(first, calendar.window(payment_every(plan, period), period.start - DAY).start)
    return first


def last_day(plan: Plan, calendar: Calendar, period: Window, rule: Clawback, end: date) -> date:
    """The last day whose events count by `end`: with `next_open` those of the payment window before."""
    if rule.books_in == "clawback_period":
        return end
    every = payment_every(plan, period)
    return calendar.window(every, calendar.window(every, end).start - DAY).end


def share_of(plan: Plan, rule: Clawback, own: date, day: date) -> Fraction:
    """The share of a record of the first day that an event of the second takes back; 0 where it comes too late."""
    if rule.within is not None and day > add_duration(own, rule.within.count, rule.within.unit):
        return Fraction(0)
    if rule.table is None:
        return rule.share
    return value_at(curve(plan.rate_tables[rule.table], lambda name: None, day), Fraction(whole_months(own, day)))


def give_back(book: Book) -> Book:
    """What a difference holds of a record's own pay, where a clawback takes that."""
    return book.plus(_own_parts(book))


def _own_parts(book: Book) -> Iterator[Entry]:
    given = {entry.lot for entry in book.entries if entry.kind == "difference"}
    for due in book.entries:
        anew = book.own.anew.get((due.element, due.window), ())
        if due.kind == "clawback_due" and due.id not in given and (due.rule, due.reason) in anew:
            wanted = next((step.value for step in due.steps if step.what == WANTED), None)
            if wanted:
                where = {"rule": due.rule, "element": due.element, "window": due.window, "line": due.line}
                yield book.move("difference", book.round(wanted), lot=due.id, reason=due.reason, **where)


def _dates(plan: Plan, rule: Clawback) -> dict[str, tuple[str, ...]]:
    """Source -> the dates of its records, by the measures on which the rule's elements pay."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for element in rule.of:
        measure = plan.measures.get(getattr(plan.elements[element], "measure", None) or "")
        if measure is not None and measure.from_ and measure.date:
            found[measure.from_][measure.date] = None
    return {source: tuple(dates) for source, dates in found.items()}


def _settled(history: History, name: str) -> dict[str, dict[str, Fraction]]:
    found: defaultdict[str, dict[str, Fraction]] = defaultdict(dict)
    for entries in history.entries.values():
        for entry in entries:
            if entry.kind == "clawback_due" and entry.rule == name:
                share = next(step.value for step in entry.steps if step.what == "share")
                found[entry.reason][entry.line] = share or Fraction(0)
    return dict(found)
