"""What a ledger holds, as its readers see it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from salesperf.model.ledger import Entry

PAID = "paid"
"""Beside the accounts: all payments so far."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What one account of a person holds, or what was paid in all (`account` is `paid`)."""

    plan: str
    person: str
    currency: str
    account: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Booked:
    """An entry with the plan and the closed period that it stands in."""

    plan: str
    period: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Proven:
    """What of a ledger was found whole: periods, entries and all rows; `head` is the digest of the last close."""

    periods: int
    entries: int
    rows: int
    head: str
