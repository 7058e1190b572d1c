"""Pay in advance of earnings, owed until it is repaid: topped up to, added, or paid at the window's start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.model.durations import add_duration
from salesperf.model.ledger import Entry
from salesperf.model.period import Window
from salesperf.model.plan import Draw, Name
from salesperf.model.results import Step
from salesperf.stages.missing import Missing
from salesperf.stages.settlement.book import ZERO, Book, draw_on
from salesperf.stages.settlement.scope import amount_of, compared, is_in_force, settled_window


@dataclass(frozen=True, slots=True)
class Due:
    """A draw in the window over which it is settled; `amount` is what the person is promised, 0 for nothing.

    Who has `left` keeps nothing.
    """

    name: str
    rule: Draw
    window: Window
    amount: Decimal
    left: bool = False

    @property
    def element(self) -> str:
        """The element whose money moves, where it is one alone."""
        return self.rule.of[0] if len(self.rule.of) == 1 else ""

    @property
    def kept(self) -> Decimal:
        """What a repayment leaves: a stated amount, or the draw itself."""
        if self.left:
            return ZERO
        if isinstance(self.rule.keep, Decimal):
            return self.rule.keep
        keeps_draw = self.rule.keep == "draw" or self.rule.pays == "top_up"
        return self.amount if keeps_draw else ZERO


def draw(book: Book) -> Book:
    """Every draw: what is owed for too long is forgiven, then advanced or repaid."""
    for name, rule in book.facts.plan.settlement.draws.items():
        book = book.plus(_forgiven(book, name, rule))
        window = settled_window(book, rule)
        if window is not None:
            book = _settle(book, name, rule, window)
    return book


def _forgiven(book: Book, name: str, rule: Draw) -> list[Entry]:
    after = rule.forgive_after
    if after is None:
        return []
    return [
        book.move("draw_forgiveness", lot.left, rule=name, window=lot.entry.window, lot=lot.entry.id)
        for lot in book.lots("owed", rule=name)
        if lot.entry.day and add_duration(lot.entry.day, after.count, after.unit) <= book.turn.end
    ]


def _settle(book: Book, name: str, rule: Draw, window: Window) -> Book:
    in_force = is_in_force(book, ("settlement", "draws", name), rule, window)
    asked = _amount(book, rule, window) if in_force else ZERO
    if book.facts.roster.row_on(book.person, window.end) is None:
        return _after_leaving(book, Due(name, rule, window, ZERO, left=True), asked)
    due = Due(name, rule, window, asked)
    if not in_force:
        return book.plus(_repaid(book, due, _have(book, due)))
    match rule.pays:
        case "top_up":
            return _topped_up(book, due)
        case "added":
            return _added(book, due)
        case _:
            return _prepaid(book, due)


def _amount(book: Book, rule: Draw, window: Window) -> Decimal:
    """What may be drawn; an empty cell of a column in which people ask for it is no request."""
    try:
        return book.round(amount_of(book, rule, window))
    except Missing as missing:
        if missing.rule == "value-missing" and isinstance(rule.amount, Name):
            return ZERO
        raise


def _after_leaving(book: Book, due: Due, asked: Decimal) -> Book:
    """Who has left repays and draws no more; what they still owe, or had asked for, is told."""
    book = book.plus(_repaid(book, due, _have(book, due)))
    owed = sum((lot.left for lot in book.lots("owed", rule=due.name)), ZERO)
    refused = asked if isinstance(due.rule.amount, Name) else ZERO
    if not owed and not refused:
        return book
    return book.tell("draw-after-leaving", draw=due.name, owed=str(owed), asked=str(refused), day=str(due.window.end))


def _topped_up(book: Book, due: Due) -> Book:
    have = compared(book, due.rule, due.window, earned=due.rule.compare == "earned", given=True)
    if have < due.amount:
        return book.plus([_advance(book, due, due.amount - have)])
    return book.plus(_repaid(book, due, _have(book, due)))


def _added(book: Book, due: Due) -> Book:
    have = _have(book, due)
    if due.rule.recover_from == "same":
        book = book.plus([_advance(book, due, due.amount)])
        return book.plus(_repaid(book, due, have))
    book = book.plus(_repaid(book, due, have))
    return book.plus([_advance(book, due, due.amount)])


def _prepaid(book: Book, due: Due) -> Book:
    """Paid on the first day, and repaid from what is payable on the last; with `next`, only what was owed before."""
    have, start = _have(book, due), due.window.start
    before = sum((lot.left for lot in book.lots("owed", rule=due.name)), ZERO)
    paid = book.move("payment", due.amount, rule=due.name, window=due.window.name, day=start)
    book = book.plus([_advance(book, due, due.amount, start), paid])
    most = before if due.rule.recover_from == "next" else None
    return book.plus(_repaid(book, due, have, most))


def _have(book: Book, due: Due) -> Decimal:
    """What there is to repay from."""
    return max(ZERO, min(compared(book, due.rule, due.window, earned=False, given=True), book.payable))


def _advance(book: Book, due: Due, amount: Decimal, day: date | None = None) -> Entry:
    steps = (Step("amount", due.name, Fraction(due.amount), ("settlement", "draws", due.name, "amount")),)
    where = {"rule": due.name, "element": due.element, "window": due.window.name, "day": day or book.turn.end}
    return book.move("draw_advance", amount, steps=steps if amount else (), **where)


def _repaid(book: Book, due: Due, have: Decimal, most: Decimal | None = None) -> list[Entry]:
    """What is owed, the oldest first, as far as there is enough above what is kept."""
    limits = [
        have - due.kept,
        book.round(Fraction(have) * due.rule.recover_at_most),
        *([most] if most is not None else []),
    ]
    return [
        book.move("draw_recovery", part, rule=due.name, element=due.element, window=lot.entry.window, lot=lot.entry.id)
        for lot, part in draw_on(book.lots("owed", rule=due.name), min(limits))
    ]
