"""What is due: paid, carried to the next payment, or written off. Afterwards nothing is payable any more."""

from __future__ import annotations

from salesperf.stages.settlement.book import Book, Lot
from salesperf.stages.settlement.exchange import pay_out


def bring_in_window(book: Book) -> Book:
    """What earlier runs carried because this payment window was still open."""
    return _bring_in(book, [lot for lot in book.lots("carried") if lot.entry.window == book.turn.window.name])


def bring_in_balance(book: Book) -> Book:
    """What earlier payments left: a balance below zero, or too little to be paid."""
    return _bring_in(book, book.lots("carried"))


def _bring_in(book: Book, lots: list[Lot]) -> Book:
    return book.plus(book.move("carry_in", lot.left, window=lot.entry.window, lot=lot.entry.id) for lot in lots)


def keep_open(book: Book) -> Book:
    """Everything payable waits until the payment window closes."""
    return book.plus([book.move("carry_out", book.payable)])


def pay(book: Book) -> Book:
    """The payment, or what the plan says of an amount below zero or below the minimum."""
    terms, due = book.facts.plan.settlement.payment, book.payable
    if due < 0 and terms.negative != "pay":
        return book.plus(
            [book.move("write_off", -due) if terms.negative == "write_off" else book.move("carry_out", due)]
        )
    if 0 < due < terms.minimum and terms.below_minimum == "carry":
        return book.plus([book.move("carry_out", due)])
    return pay_out(book, due)
