"""One person's account while it is settled: what closed periods left, and the entries made so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from salesperf.diagnostics import Diagnostic
from salesperf.model.ledger import EFFECTS, Account, Entry, Kind, PaidLine
from salesperf.model.period import Window
from salesperf.model.results import Earning
from salesperf.model.settling import Adjustment, Loc, Named, Reduced
from salesperf.stages.facts import Facts
from salesperf.stages.rounding import round_to
from salesperf.stages.settlement.turns import Turn

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Own:
    """What is settled of one person in a run.

    `lines` are those of elements that are held record by record; `named` are the lines that events name, by the place
    of the rule; `holds` says for a release's condition of which records it holds. `anew` are the closed windows of
    elements that were worked out anew, with the events that took records of theirs back.
    """

    earnings: tuple[Earning, ...] = ()
    differences: tuple[Entry, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    lines: Mapping[tuple[str, str], tuple[PaidLine, ...]] = field(default_factory=dict)
    named: Mapping[Loc, tuple[Named, ...]] = field(default_factory=dict)
    holds: Mapping[Loc, Mapping[str, bool | None]] = field(default_factory=dict)
    anew: Mapping[tuple[str, str], Collection[Reduced]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lot:
    """An entry that put money aside, and what is left of it."""

    entry: Entry
    left: Decimal


@dataclass(frozen=True)
class Book:
    """The account of a person in one turn; steps make a book with more entries of it, and never change one."""

    facts: Facts
    person: str
    own: Own
    turn: Turn
    past: tuple[Entry, ...] = ()
    made: tuple[Entry, ...] = ()
    found: tuple[Diagnostic, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, the oldest first."""
        return (*self.past, *self.made)

    @property
    def payable(self) -> Decimal:
        """What would be paid if nothing more happened."""
        currency = self.facts.plan.currency
        own = (entry for entry in self.made if entry.currency == currency)
        return sum((EFFECTS[entry.kind].get("payable", 0) * entry.amount for entry in own), ZERO)

    def plus(self, entries: Iterable[Entry]) -> Book:
        """With more entries, numbered in their order; what moves nothing is no entry, unless it keeps a step."""
        moved = [entry for entry in entries if entry.amount or entry.steps]
        first = len(self.made) + 1
        numbered = (replace(entry, id=f"{self.facts.period.name}:{n}") for n, entry in enumerate(moved, first))
        return replace(self, made=(*self.made, *numbered))

    def move(self, kind: Kind, amount: Decimal, **more: Any) -> Entry:
        """An entry of this turn, not yet numbered."""
        window, day = more.pop("window", self.turn.window.name), more.pop("day", self.turn.end)
        currency = more.pop("currency", self.facts.plan.currency)
        return Entry("", self.person, kind, amount, currency, window=window, day=day, **more)

    def tell(self, rule: str, **params: str) -> Book:
        """With a warning about the person, at their row."""
        warned = Diagnostic(rule, place_of(self), {**params, "person": who(self)}, "warning")
        return replace(self, found=(*self.found, warned))

    def round(self, value: Fraction) -> Decimal:
        """An amount in steps of the plan."""
        return round_to(value, self.facts.step, self.facts.plan.rounding.mode)

    def lots(self, account: Account, *, rule: str | None = None) -> list[Lot]:
        """What stands on an account, lot by lot, the oldest first; of one rule or of all."""
        drawn: defaultdict[str, Decimal] = defaultdict(Decimal)
        entries = self.entries
        for entry in entries:
            if EFFECTS[entry.kind].get(account) == -1:
                drawn[entry.lot] += entry.amount
        opened = (e for e in entries if EFFECTS[e.kind].get(account) == 1 and rule in (None, e.rule))
        found = (Lot(entry, entry.amount - drawn[entry.id]) for entry in opened)
        return [lot for lot in found if lot.left]

    def within(self, window: Window) -> list[Entry]:
        """The entries that were made on days of a window."""
        return [entry for entry in self.entries if entry.day is not None and entry.day in window]


def who(book: Book) -> str:
    """The person as messages name them."""
    known = book.facts.roster.people.get(book.person)
    return f"{book.person} {known.name if known else ''}".strip()


def place_of(book: Book) -> Any:
    """Where the person stands on the roster; None for who is no longer on it."""
    known = book.facts.roster.people.get(book.person)
    return known.rows[-1].place if known and known.rows else None


def draw_on(lots: Iterable[Lot], amount: Decimal) -> list[tuple[Lot, Decimal]]:
    """The amount taken from the lots in their order, each as far as it goes."""
    taken = []
    for lot in lots:
        part = min(amount, lot.left)
        if part > 0:
            taken.append((lot, part))
            amount -= part
    return taken
