"""What is held is set free as money comes in: each row frees its part, together never more than all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from salesperf.model.durations import add_duration
from salesperf.model.expr_eval import evaluate
from salesperf.model.ledger import Entry, Kind
from salesperf.model.plan import Holdback
from salesperf.model.plan.settlement import CashRelease
from salesperf.model.results import Step
from salesperf.model.settling import Event, Loc
from salesperf.stages.missing import Missing
from salesperf.stages.settlement.book import ZERO, Book, Lot
from salesperf.stages.settlement.named import named_now
from salesperf.stages.settlement.releases import ACCOUNTS, FREED, LOST


def collect(book: Book) -> Book:
    """Every row of money that came in by the end of this turn; then what has waited for too long is lost."""
    for name, rule in book.facts.plan.settlement.holdbacks.items():
        if isinstance(rule.release, CashRelease):
            loc: Loc = ("settlement", "holdbacks", name, "release")
            for event, line in named_now(book, loc):
                for lot in _lots(book, rule, name):
                    if (lot.entry.element, lot.entry.window, lot.entry.line) == (line.element, line.window, line.key):
                        book = book.plus(_freed(book, rule, lot, event, loc))
            book = book.plus(_lost(book, rule, rule.release, name))
    return book


def _lots(book: Book, rule: Holdback, name: str) -> list[Lot]:
    return book.lots(ACCOUNTS[rule.as_], rule=name)


def _freed(book: Book, rule: Holdback, lot: Lot, event: Event, loc: Loc) -> Iterator[Entry]:
    """The part of a row: what all rows so far free of the whole, less what they freed before."""
    part = evaluate(book.facts.work.conditions[*loc, "part"], event.figures.get)
    if not isinstance(part, Fraction):
        raise Missing("part-missing", holdback=str(loc[2]), key=event.key, expression="part")
    before = [entry for entry in book.entries if entry.lot == lot.entry.id and entry.kind == FREED[rule.as_]]
    parts = [step.value for entry in before for step in entry.steps if step.what == "part" and step.value is not None]
    so_far = min(max(sum(parts, part), Fraction(0)), Fraction(1))
    freed = sum((entry.amount for entry in before), ZERO)
    amount = min(book.round(so_far * Fraction(lot.entry.amount)) - freed, lot.left)
    step = Step("part", str(loc[2]), part, (*loc, "part"))
    yield replace(_moved(book, lot, FREED[rule.as_], amount), steps=(step,), reason=event.key)


def _lost(book: Book, rule: Holdback, release: CashRelease, name: str) -> Iterator[Entry]:
    after = release.lost_after
    for lot in _lots(book, rule, name) if after is not None else ():
        earned = book.facts.calendar.period(lot.entry.window).end
        if after is not None and add_duration(earned, after.count, after.unit) <= book.turn.end:
            yield _moved(book, lot, LOST[rule.as_], lot.left)


def _moved(book: Book, lot: Lot, kind: Kind, amount: Decimal) -> Entry:
    entry = lot.entry
    where = {"rule": entry.rule, "element": entry.element, "window": entry.window, "line": entry.line}
    return book.move(kind, amount, lot=entry.id, **where)
