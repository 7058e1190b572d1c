"""What is owed back is taken from payments: in instalments, and never more than a share of each."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesperf.model.ledger import Entry
from salesperf.model.period import Window
from salesperf.stages.rounding import allocate
from salesperf.stages.settlement.book import ZERO, Book, Lot
from salesperf.stages.settlement.turns import payment_every

WHOLE = Fraction(1)


def take_back(book: Book) -> Book:
    """The instalment of everything that is owed back, the oldest first."""
    rules = book.facts.plan.settlement.clawbacks
    payment = max(book.payable, ZERO)
    for name in dict.fromkeys(lot.entry.rule for lot in book.lots("clawed")):
        rule = rules.get(name)
        room = book.round(Fraction(payment) * (rule.at_most if rule else WHOLE))
        for lot in book.lots("clawed", rule=name):
            part = _instalment(book, lot, rule.instalments if rule else 1)
            part = min(part, room, max(book.payable, ZERO)) if part > 0 else part
            room -= part
            book = book.plus([_taken(book, lot, part)])
    return book


def _instalment(book: Book, lot: Lot, count: int) -> Decimal:
    """What is due of a lot by now: one instalment with each payment, and what the ones before could not take."""
    parts = allocate(lot.entry.amount, [Fraction(1, count)] * count, book.facts.step)
    due = sum(parts[: _payments(book, lot)], ZERO)
    return due - (lot.entry.amount - lot.left)


def _payments(book: Book, lot: Lot) -> int:
    """How many payments have been asked since it is owed, this one too, whether or not they could bear any of it."""
    since = Window(lot.entry.day or book.turn.end, book.turn.end, "", "")
    return len(book.facts.calendar.within(payment_every(book.facts.plan, book.facts.period), since))


def _taken(book: Book, lot: Lot, part: Decimal) -> Entry:
    entry = lot.entry
    where = {"rule": entry.rule, "element": entry.element, "window": entry.window, "line": entry.line}
    return book.move("clawback", part, lot=entry.id, reason=entry.reason, **where)
