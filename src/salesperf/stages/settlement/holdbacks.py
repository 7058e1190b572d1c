"""A share of what is earned, kept for later: of the whole earning, or record by record where records are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from salesperf.model.ledger import Entry, Kind, PaidLine
from salesperf.model.plan import Holdback, Plan
from salesperf.model.plan.settlement import EMPLOYED
from salesperf.model.results import Earning, Step
from salesperf.stages.rounding import steps_of
from salesperf.stages.settlement.book import Book
from salesperf.stages.settlement.scope import is_for, scene_of

OPENS: dict[str, Kind] = {"holdback": "holdback", "deferral": "deferral"}


def hold(book: Book) -> Book:
    """The kept share of every earning of this turn, as it was earned, and of what closed periods would earn today."""
    for name, rule in book.facts.plan.settlement.holdbacks.items():
        if is_for(book, ("settlement", "holdbacks", name), scene_of(book, book.turn.window)):
            book = book.plus(_held(book, name, rule))
    return book


def by_line(plan: Plan, rule: Holdback) -> bool:
    """Whether money is held record by record: releases or clawbacks speak of single records."""
    if not isinstance(rule.release, tuple) or any(each.if_ not in (None, EMPLOYED) for each in rule.release):
        return True
    return any(set(rule.of) & set(clawback.of) for clawback in plan.settlement.clawbacks.values())


def _held(book: Book, name: str, rule: Holdback) -> Iterator[Entry]:
    steps = (Step("share", name, rule.share, ("settlement", "holdbacks", name, "share")),)
    for earning in book.own.earnings:
        if earning.element in rule.of and earning.window.end in book.turn:
            for line, amount in _parts(book, rule, earning):
                where = {"rule": name, "element": earning.element, "window": earning.window.name, "line": line}
                if amount:
                    yield book.move(OPENS[rule.as_], amount, steps=steps, **where)
    for late in book.made:
        if late.kind == "difference" and late.element in rule.of and late.day == book.turn.end:
            where = {"rule": name, "element": late.element, "window": late.window}
            yield book.move(OPENS[rule.as_], book.round(Fraction(late.amount) * rule.share), steps=steps, **where)


def _parts(book: Book, rule: Holdback, earning: Earning) -> Iterable[tuple[str, Decimal]]:
    """What is held, by the key of the record; under '' what no record earned."""
    whole = book.round(Fraction(earning.earned or 0) * rule.share)
    lines: tuple[PaidLine, ...] = ()
    if by_line(book.facts.plan, rule):
        lines = book.own.lines.get((earning.element, earning.window.name), ())
    parts = steps_of([Fraction(line.pay) * rule.share for line in lines], book.facts.step)
    yield from zip((line.key for line in lines), parts, strict=True)
    yield "", whole - sum(parts, Decimal(0))
