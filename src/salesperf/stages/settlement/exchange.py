"""The payment in the currency in which it is paid: one conversion, one rounding, after everything else."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesperf.model.currency import unit_of
from salesperf.model.plan.identity import PaymentConversion
from salesperf.model.results import Step
from salesperf.stages.currency import rate_of
from salesperf.stages.missing import Missing
from salesperf.stages.rounding import round_to
from salesperf.stages.settlement.book import Book

WHERE = ("currencies", "payment")


def pay_out(book: Book, due: Decimal) -> Book:
    """Pay what is due, in plan currency or in the person's own. Raises Missing where there is no rate for it."""
    if not due:
        return book
    spec = book.facts.plan.currencies.payment if book.facts.plan.currencies else None
    currency = _currency(book, spec) if spec else book.facts.plan.currency
    if spec is None or currency == book.facts.plan.currency:
        rounded = round_to(Fraction(due), _step(book), book.facts.plan.rounding.mode)
        return book.plus([book.move("rounding", rounded - due), book.move("payment", rounded)])
    rate = _rate(book, spec, currency)
    paid = round_to(Fraction(due) / rate, unit_of(currency), book.facts.plan.rounding.mode)
    told = (Step("rate", f"{spec.rates}.{currency}", rate, WHERE),)
    return book.plus(
        [
            book.move("exchange_out", due),
            book.move("exchange_in", paid, currency=currency, steps=told),
            book.move("payment", paid, currency=currency),
        ]
    )


def _step(book: Book) -> Decimal:
    plan = book.facts.plan
    return plan.rounding.step or unit_of(plan.currency)


def _currency(book: Book, spec: PaymentConversion) -> str:
    """A code, or what the person's column says: of who is not there any more or not yet, the row where they belong."""
    if spec.to.isupper():
        return spec.to
    person = book.facts.roster.people.get(book.person)
    row = (book.facts.row(book.person, book.turn.window) or person.belongs(book.turn.end)) if person else None
    value = row.columns.get(spec.to) if row else None
    if not isinstance(value, str) or not value:
        raise Missing("value-missing", name=spec.to)
    return str(value).upper()


def _rate(book: Book, spec: PaymentConversion, currency: str) -> Fraction:
    plan, window = book.facts.plan, book.turn.window
    rates = book.facts.rates[spec.rates]
    rate = rate_of(rates, spec.date, plan.currency, lambda _: window, window)(currency, book.turn.end)
    if rate is None:
        raise Missing("payment-rate-missing", currency=currency, day=str(book.turn.end), rates=spec.rates)
    return rate
