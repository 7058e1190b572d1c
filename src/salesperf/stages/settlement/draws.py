"""Pay in advance of earnings, owed until it is repaid: topped up to, added, or paid at the window's start."""

from __future__ import annotations

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


def draw(book: Book) -> Book:
    """Every draw: what is owed for too long is forgiven, then advanced or repaid."""
    for name, rule in book.facts.plan.settlement.draws.items():
        book = book.plus(_forgiven(book, name, rule))
        book = _settle(book, name, rule)
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


def _settle(book: Book, name: str, rule: Draw) -> Book:
    loc, window = ("settlement", "draws", name), settled_window(book, rule)
    if window is None:
        return book
    promised = is_in_force(book, loc, rule, window)
    if promised and _has_left(book, window):
        return _left(book, name, rule, window, _amount(book, rule, window))
    if not promised:
        return _left(book, name, rule, window, ZERO)
    amount = _amount(book, rule, window)
    match rule.pays:
        case "top_up":
            return _topped_up(book, name, rule, window, amount)
        case "added":
            return _added(book, name, rule, window, amount)
        case _:
            return _prepaid(book, name, rule, window, amount)


def _has_left(book: Book, window: Window) -> bool:
    return book.facts.roster.row_on(book.person, window.end) is None


def _amount(book: Book, rule: Draw, window: Window) -> Decimal:
    """What may be drawn; an empty cell of a column in which people ask for it is no request."""
    try:
        return book.round(amount_of(book, rule, window))
    except Missing as missing:
        if missing.rule == "value-missing" and isinstance(rule.amount, Name):
            return ZERO
        raise


def _left(book: Book, name: str, rule: Draw, window: Window, amount: Decimal) -> Book:
    """Who is promised nothing any more repays, with nothing kept but a stated amount; a leaver's debt is told."""
    book = book.plus(_repaid(book, name, rule, window, rule.keep if isinstance(rule.keep, Decimal) else ZERO))
    owed = sum((lot.left for lot in book.lots("owed", rule=name)), ZERO)
    if _has_left(book, window) and (owed or (amount and isinstance(rule.amount, Name))):
        return book.tell("draw-after-leaving", draw=name, owed=str(owed), amount=str(amount), day=str(window.end))
    return book


def _topped_up(book: Book, name: str, rule: Draw, window: Window, amount: Decimal) -> Book:
    have = compared(book, rule, window, earned=rule.compare == "earned", given=True)
    if have < amount:
        return book.plus([_advance(book, name, rule, window, amount - have, amount)])
    return book.plus(_repaid(book, name, rule, window, amount if rule.keep in (None, "draw") else _kept(rule, amount)))


def _added(book: Book, name: str, rule: Draw, window: Window, amount: Decimal) -> Book:
    advance = _advance(book, name, rule, window, amount, amount)
    if rule.recover_from == "same":
        have = _have(book, rule, window)
        book = book.plus([advance])
        return book.plus(_repaid(book, name, rule, window, _kept(rule, amount), have))
    book = book.plus(_repaid(book, name, rule, window, _kept(rule, amount)))
    return book.plus([advance] if amount else [])


def _prepaid(book: Book, name: str, rule: Draw, window: Window, amount: Decimal) -> Book:
    """Paid on the first day, and repaid from what is payable on the last."""
    have = _have(book, rule, window)
    before = book.lots("owed", rule=name)
    if amount:
        advance = _advance(book, name, rule, window, amount, amount, day=window.start)
        paid = book.move("payment", amount, rule=name, window=window.name, day=window.start)
        book = book.plus([advance, paid])
    if rule.recover_from == "next":
        kept = {lot.entry.id for lot in before}
        have = min(have, sum((lot.left for lot in book.lots("owed", rule=name) if lot.entry.id in kept), ZERO))
    return book.plus(_repaid(book, name, rule, window, _kept(rule, amount), have))


def _kept(rule: Draw, amount: Decimal) -> Decimal:
    """What a repayment leaves."""
    return rule.keep if isinstance(rule.keep, Decimal) else amount if rule.keep == "draw" else ZERO


def _have(book: Book, rule: Draw, window: Window) -> Decimal:
    """What there is to repay from."""
    return max(ZERO, min(compared(book, rule, window, earned=False, given=True), book.payable))


def _advance(
    book: Book, name: str, rule: Draw, window: Window, advance: Decimal, amount: Decimal, **more: object
) -> Entry:
    step = Step("amount", name, Fraction(amount), ("settlement", "draws", name, "amount"))
    element = rule.of[0] if len(rule.of) == 1 else ""
    return book.move("draw_advance", advance, rule=name, element=element, window=window.name, steps=(step,), **more)


def _repaid(
    book: Book, name: str, rule: Draw, window: Window, keep: Decimal, have: Decimal | None = None
) -> list[Entry]:
    """What is owed, the oldest first, as far as there is enough above what is kept."""
    have = _have(book, rule, window) if have is None else have
    most = min(have - keep, book.round(Fraction(have) * rule.recover_at_most))
    element = rule.of[0] if len(rule.of) == 1 else ""
    return [
        book.move("draw_recovery", part, rule=name, element=element, window=lot.entry.window, lot=lot.entry.id)
        for lot, part in draw_on(book.lots("owed", rule=name), most)
    ]
