"""A least pay for a window: topped up to, or added. It is given, never owed back."""

from __future__ import annotations

from fractions import Fraction

from salesperf.model.ledger import Entry
from salesperf.model.plan import Guarantee
from salesperf.model.results import Step
from salesperf.stages.settlement.book import ZERO, Book
from salesperf.stages.settlement.scope import amount_of, compared, is_in_force, settled_window


def guarantee(book: Book) -> Book:
    """Every guarantee that is settled in this turn."""
    for name, rule in book.facts.plan.settlement.guarantees.items():
        book = book.plus(_given(book, name, rule))
    return book


def _given(book: Book, name: str, rule: Guarantee) -> list[Entry]:
    loc, window = ("settlement", "guarantees", name), settled_window(book, rule)
    if window is None or not is_in_force(book, loc, rule, window):
        return []
    amount = book.round(amount_of(book, rule, window))
    steps = [Step("amount", name, Fraction(amount), (*loc, "amount"))]
    if rule.pays == "top_up":
        have = compared(book, rule, window, earned=rule.compare == "earned", given=False)
        steps.append(Step("compared", rule.compare, Fraction(have), loc))
        amount = max(amount - have, ZERO)
    element = rule.of[0] if len(rule.of) == 1 else ""
    given = book.move("guarantee", amount, rule=name, element=element, window=window.name, steps=tuple(steps))
    return [given] if amount else []
