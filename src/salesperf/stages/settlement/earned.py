"""What a turn begins with: the earnings of the windows that ended in it, and amounts entered by hand."""

from __future__ import annotations

from dataclasses import replace

from salesperf.model.ledger import Entry
from salesperf.stages.settlement.book import Book


def earn(book: Book) -> Book:
    """The earnings of the person, and what closed periods would earn today more or less than they did."""
    amounts = [
        book.move("earning", each.earned, element=each.element, window=each.window.name)
        for each in book.own.earnings
        if each.earned and each.window.end in book.turn
    ]
    return book.plus([*amounts, *_differences(book)])


def _differences(book: Book) -> list[Entry]:
    """They belong to the run's first payment."""
    if book.turn.start != book.facts.period.start:
        return []
    return [replace(each, day=book.turn.end) for each in book.own.differences]


def adjust_earnings(book: Book) -> Book:
    """Adjustments that count as earned: for guarantees and draws too."""
    return _adjusted(book, "earning")


def adjust_payment(book: Book) -> Book:
    """Adjustments of what is paid, after draws."""
    return _adjusted(book, "payment")


def _adjusted(book: Book, as_: str) -> Book:
    spec = book.facts.plan.adjustments
    if spec is None or spec.as_ != as_:
        return book
    return book.plus(
        book.move("adjustment", each.amount, window=each.window.name, reason=each.reason, approver=each.approver)
        for each in book.own.adjustments
        if each.window.end in book.turn
    )
