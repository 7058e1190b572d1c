"""The order of settlement, written out once: from earnings to the payment of each person, turn by turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from salesperf.diagnostics import Diagnostic
from salesperf.model.ledger import Entry, History
from salesperf.stages.facts import Facts
from salesperf.stages.missing import Missing
from salesperf.stages.settlement.book import Book, Own, place_of, who
from salesperf.stages.settlement.cap import cap
from salesperf.stages.settlement.clawbacks import claw_back
from salesperf.stages.settlement.collected import collect
from salesperf.stages.settlement.draws import draw
from salesperf.stages.settlement.earned import adjust_earnings, adjust_payment, earn
from salesperf.stages.settlement.guarantees import guarantee
from salesperf.stages.settlement.holdbacks import hold
from salesperf.stages.settlement.instalments import take_back
from salesperf.stages.settlement.meeting import check_rules
from salesperf.stages.settlement.owned import Material, by_person
from salesperf.stages.settlement.payment import bring_in_balance, bring_in_window, keep_open, pay
from salesperf.stages.settlement.reductions import give_back
from salesperf.stages.settlement.releases import release
from salesperf.stages.settlement.turns import turns

Step = Callable[[Book], Book]

EARNED: tuple[Step, ...] = (check_rules, earn, cap, adjust_earnings, hold, claw_back, give_back)
"""Holdbacks come before clawbacks: so what an event takes back of this very turn is cancelled before it is owed."""
PAID: tuple[Step, ...] = (
    bring_in_window,
    *EARNED,
    take_back,
    release,
    collect,
    guarantee,
    draw,
    adjust_payment,
    bring_in_balance,
    pay,
)
OPEN: tuple[Step, ...] = (*EARNED, release, collect, adjust_payment, keep_open)
"""What happens while the payment window is open: the rest waits for its last run."""


def settle(facts: Facts, material: Material) -> tuple[list[Entry], list[Diagnostic]]:
    """The entries of everybody, person by person, and what was found wrong.

    For whom a figure is missing nothing is settled: the run then has an error, and cannot be closed.
    """
    entries: list[Entry] = []
    own, found = by_person(facts, material)
    history = material.history
    for person in _everybody(facts, history, own):
        book = Book(facts, person, own.get(person, Own()), turns(facts.plan, facts.calendar, facts.period)[0])
        book = replace(book, past=history.entries.get(person, ()))
        try:
            book = _settled(book)
        except Missing as missing:
            found.append(_told(book, missing))
        else:
            entries += book.made
            found += book.found
    return entries, found


def _everybody(facts: Facts, history: History, own: Mapping[str, Own]) -> Iterable[str]:
    """Who is on the roster, in its order; then who no longer is, and has an account."""
    return dict.fromkeys([*facts.roster.people, *sorted(history.entries), *own])


def _settled(book: Book) -> Book:
    for turn in turns(book.facts.plan, book.facts.calendar, book.facts.period):
        book = replace(book, turn=turn)
        for step in PAID if turn.closes else OPEN:
            book = step(book)
    return book


def _told(book: Book, missing: Missing) -> Diagnostic:
    params = {"element": "settlement", "period": book.turn.window.name, **missing.params, "person": who(book)}
    return Diagnostic(missing.rule, place_of(book), params)
