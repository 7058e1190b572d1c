"""What the settlement made of a person's earnings in the run, and what it pays."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from salesperf.model.ledger import EFFECTS, Entry

_PAYING = ("payment", "exchange_out", "exchange_in")


def settled(entries: Sequence[Entry]) -> Decimal | None:
    """What a person's entries in the run leave to be paid, in plan currency; None where nothing was settled."""
    own = [entry for entry in entries if entry.kind not in _PAYING]
    return sum((EFFECTS[e.kind].get("payable", 0) * e.amount for e in own), Decimal(0)) if own else None


def paid(entries: Sequence[Entry]) -> tuple[Decimal, str] | None:
    """A person's payments in the run and their currency; None without any, or in more than one currency."""
    own = [entry for entry in entries if entry.kind == "payment"]
    currencies = {entry.currency for entry in own}
    return (sum((entry.amount for entry in own), Decimal(0)), currencies.pop()) if len(currencies) == 1 else None
