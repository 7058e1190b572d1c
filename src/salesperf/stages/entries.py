"""What a period moves on each person's account: what was earned, and what is paid of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from salesperf.model.ledger import Entry
from salesperf.model.period import Window
from salesperf.model.results import Earning


def entries_of(earnings: Iterable[Earning], currency: str, period: Window) -> tuple[Entry, ...]:
    """An entry for each amount earned, and a payment of their sum for each person; people in the order given."""
    accounts: defaultdict[str, list[Entry]] = defaultdict(list)
    for each in earnings:
        own = accounts[each.person]
        if each.earned is not None:
            name, of, where = f"{period.name}:{len(own) + 1}", each.element, each.window
            own.append(Entry(name, each.person, "earning", each.earned, currency, "", of, where.name, where.end))
    return tuple(entry for own in accounts.values() if own for entry in (*own, _payment(own, period)))


def _payment(earned: list[Entry], period: Window) -> Entry:
    due = sum((entry.amount for entry in earned), Decimal(0))
    number = f"{period.name}:{len(earned) + 1}"
    return Entry(number, earned[0].person, "payment", due, earned[0].currency, window=period.name, day=period.end)
