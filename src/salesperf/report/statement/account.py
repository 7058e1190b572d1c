"""What the settlement made of a person's earnings in the run, and what it pays."""

from __future__ import annotations

from decimal import Decimal

from salesperf.model.ledger import EFFECTS
from salesperf.model.results import Results

_PAYING = ("payment", "exchange_out", "exchange_in")


def settled(results: Results, person: str) -> Decimal | None:
    """What the entries of the run leave to be paid, in plan currency; None where nothing was settled."""
    own = [e for e in results.entries if e.person == person and e.kind not in _PAYING]
    return sum((EFFECTS[e.kind].get("payable", 0) * e.amount for e in own), Decimal(0)) if own else None


def paid(results: Results, person: str) -> tuple[Decimal, str] | None:
    """The payments of the run and their currency; None without any, or in more than one currency."""
    own = [entry for entry in results.entries if entry.person == person and entry.kind == "payment"]
    currencies = {entry.currency for entry in own}
    return (sum((entry.amount for entry in own), Decimal(0)), currencies.pop()) if len(currencies) == 1 else None
