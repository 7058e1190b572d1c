"""What holds after every close: opening and entries make the closing balance, and nothing due is left unpaid."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.ledger.chain import Row
from salesperf.ledger.rows import plain
from salesperf.model.ledger import EFFECTS, Entry

Account = tuple[str, str, str]
"""Person, currency and the name of the account."""

Balances = Mapping[Account, Decimal]


def after(opening: Balances, entries: Iterable[Entry]) -> dict[Account, Decimal]:
    """The balances that entries make of those before; an account that holds nothing is left out."""
    found = defaultdict(Decimal, opening)
    for entry in entries:
        for account, sign in EFFECTS[entry.kind].items():
            found[entry.person, entry.currency, account] += sign * entry.amount
    return {account: amount for account, amount in sorted(found.items()) if amount}


def balance_rows(balances: Balances) -> Iterator[Row]:
    """`person, currency, account, amount`."""
    return ((*account, plain(amount)) for account, amount in balances.items())


def payable_faults(path: Path, balances: Balances) -> Iterator[Diagnostic]:
    """What is due to somebody and neither paid, kept nor carried."""
    for (person, currency, account), amount in balances.items():
        if account == "payable":
            params = {"person": person, "amount": plain(amount), "currency": currency}
            yield Diagnostic("payable-left", Cell(str(path)), params)


def balance_faults(path: Path, kept: Balances, made: Balances) -> Iterator[Diagnostic]:
    """The accounts whose balance is not what entries make of it."""
    for account in sorted({*kept, *made}):
        one, other = kept.get(account, Decimal(0)), made.get(account, Decimal(0))
        if one != other:
            person, currency, name = account
            params = {"person": person, "account": name, "currency": currency, "kept": plain(one), "made": plain(other)}
            yield Diagnostic("balance-differs", Cell(str(path)), params)


def stored_balances(db: sqlite3.Connection, path: Path, plan: str) -> dict[Account, Decimal]:
    """The balances of the plan's last close. Raises Problems where the entries before do not add up to them."""
    found = _balances_of(db, plan)
    if wrong := list(balance_faults(path, found, after({}, _entries(db, plan)))):
        raise Problems(wrong)
    return found


def _balances_of(db: sqlite3.Connection, plan: str) -> dict[Account, Decimal]:
    query = (
        'SELECT "person", "currency", "account", "amount" FROM balances WHERE "close" = '
        '(SELECT max(number) FROM periods WHERE "plan" = ?)'
    )
    return {
        (person, currency, account): Decimal(amount) for person, currency, account, amount in db.execute(query, (plan,))
    }


def _entries(db: sqlite3.Connection, plan: str) -> Iterator[Entry]:
    query = (
        'SELECT e."id", e."person", e."kind", e."amount", e."currency" FROM entries e '
        'JOIN periods p ON p.number = e."close" WHERE p."plan" = ?'
    )
    for number, person, kind, amount, currency in db.execute(query, (plan,)):
        yield Entry(number, person, kind, Decimal(amount), currency)
