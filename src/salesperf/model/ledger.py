"""The account of each person: entries, what each kind of entry moves, and what closed periods left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, Protocol

from salesperf.model.period import Window
from salesperf.model.results import Step

Account = Literal["payable", "held", "deferred", "owed", "clawed", "carried"]
Kind = Literal[
    "earning", "difference", "adjustment", "cut", "clawback_due", "clawback", "holdback", "release", "forfeit",
    "deferral", "vesting", "vesting_lost", "guarantee", "draw_advance", "draw_recovery", "draw_forgiveness",
    "carry_in", "carry_out", "write_off", "rounding", "exchange_out", "exchange_in", "payment",
]  # fmt: skip
EFFECTS: Mapping[Kind, Mapping[Account, int]] = MappingProxyType(
    {
        "earning": {"payable": 1},
        "difference": {"payable": 1},  # a closed period, worked out anew: what it would earn today less what it did
        "adjustment": {"payable": 1},
        "cut": {"payable": -1},  # the total cap of a settlement
        "clawback_due": {"clawed": 1},
        "clawback": {"payable": -1, "clawed": -1},
        "holdback": {"payable": -1, "held": 1},
        "release": {"payable": 1, "held": -1},
        "forfeit": {"held": -1},  # cancelled by a clawback, or lost
        "deferral": {"payable": -1, "deferred": 1},
        "vesting": {"payable": 1, "deferred": -1},
        "vesting_lost": {"deferred": -1},
        "guarantee": {"payable": 1},
        "draw_advance": {"payable": 1, "owed": 1},
        "draw_recovery": {"payable": -1, "owed": -1},
        "draw_forgiveness": {"owed": -1},
        "carry_in": {"payable": 1, "carried": -1},
        "carry_out": {"payable": -1, "carried": 1},
        "write_off": {"payable": 1},  # a balance below zero that nobody asks back
        "rounding": {"payable": 1},  # where nothing is rounded before the payment
        "exchange_out": {"payable": -1},  # what is paid in another currency ...
        "exchange_in": {"payable": 1},  # ... and what it comes to there
        "payment": {"payable": -1},
    }
)
"""Kind -> account -> the sign with which an entry's amount moves it. Every settled period leaves `payable` at 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement of a person's account.

    `amount` is in the direction of its kind and may be negative (a return's earning). `rule` is the plan's name of the
    settlement rule, `element` the element whose money moves ('' where it is the person's as a whole), `window` the
    period in which that money was earned, `line` the key of the credited record where one record is meant. `lot` is
    the `id` of the entry that this one draws on: a release its holdback, a recovery its advance, an instalment its
    `clawback_due`. `id` is unique in the person's account: the period that was run, a colon, a running number.
    """

    id: str
    person: str
    kind: Kind
    amount: Decimal
    currency: str
    rule: str = ""
    element: str = ""
    window: str = ""
    day: date | None = None
    line: str = ""
    lot: str = ""
    reason: str = ""
    approver: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One credited record that an element paid on: `fields` are those by which clawbacks and releases name it."""

    person: str
    element: str
    window: str
    key: str
    day: date
    pay: Decimal
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A period in the ledger: its days, the version that governed it, the digests of plan and run, the plan's text."""

    period: str
    start: date
    end: date
    version: str
    plan_sha256: str
    run_sha256: str
    plan_texts: Mapping[str, str] = field(default_factory=dict)


class PaidLines(Protocol):
    """The lines of closed periods: too many to hold, asked for by the value of a field."""

    def matching(self, elements: Sequence[str], name: str, values: Iterable[str]) -> Sequence[PaidLine]:
        """The lines of these elements whose field `name` (or `key`) has one of the values, in order of time."""
        ...


class NoLines:
    """Of an account in which nothing is closed."""

    def matching(self, elements: Sequence[str], name: str, values: Iterable[str]) -> Sequence[PaidLine]:
        """No line."""
        return ()


@dataclass(frozen=True, slots=True)
class History:
    """What closed periods left behind, in order of time; `head` is the digest of the ledger's last entry."""

    closed: tuple[ClosedPeriod, ...] = ()
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    lines: PaidLines = field(default_factory=NoLines)
    head: str = ""


Past = Callable[[Window], History]
"""What a ledger held before a period."""


def nothing_closed(period: Window) -> History:
    """The past of a plan without a ledger."""
    return History()


def balances(entries: Iterable[Entry]) -> dict[tuple[str, Account], Decimal]:
    """By currency and account, what entries come to.

    >>> earned = Entry("2026-09:1", "E1", "earning", Decimal(900), "CNY")
    >>> kept = Entry("2026-09:2", "E1", "holdback", Decimal(360), "CNY")
    >>> {account: str(amount) for (_, account), amount in balances([earned, kept]).items()}
    {'payable': '540', 'held': '360'}
    """
    found: defaultdict[tuple[str, Account], Decimal] = defaultdict(Decimal)
    for entry in entries:
        for account, sign in EFFECTS[entry.kind].items():
            found[entry.currency, account] += sign * entry.amount
    return dict(found)
