"""What the ledger holds, to be read by people: balances, one person's account, everything as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from salesperf.ledger.file import reading
from salesperf.ledger.rows import entry_of
from salesperf.ledger.schema import TABLES
from salesperf.model.account import PAID, Balance, Booked
from salesperf.model.ledger import EFFECTS, Entry


def balances(path: Path, person: str = "") -> list[Balance]:
    """Every account that is not empty, of everybody or of one person, by plan, person, currency and account."""
    found: dict[tuple[str, str, str, str], Decimal] = {}
    for each in booked(path, person):
        for account, sign in _moved(each.entry):
            key = each.plan, each.entry.person, each.entry.currency, account
            found[key] = found.get(key, Decimal(0)) + sign * each.entry.amount
    return [Balance(*key, amount) for key, amount in sorted(found.items()) if amount or key[3] == PAID]


def booked(path: Path, person: str = "") -> list[Booked]:
    """The entries of everybody, or of one person, in the order of the ledger."""
    columns = ", ".join(f'e."{name}"' for name in TABLES["entries"][1:])
    query = (
        f'SELECT p."plan", p."period", {columns} FROM entries e JOIN periods p ON p.number = e."close" '
        "WHERE :person = '' OR e.\"person\" = :person ORDER BY e.number"
    )
    with reading(path) as db:
        return [Booked(plan, period, entry_of(row)) for plan, period, *row in db.execute(query, {"person": person})]


def people(path: Path) -> list[str]:
    """Everybody who has an entry."""
    with reading(path) as db:
        return [person for (person,) in db.execute('SELECT DISTINCT "person" FROM entries ORDER BY 1')]


def tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every table of the ledger as rows by column; JSON inside a column is taken apart."""
    with reading(path) as db:
        return {name: list(_rows(db, name)) for name in TABLES}


def _rows(db: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    names = ("number", *TABLES[table], "digest")
    inner = {"papers", "steps", "fields"} & set(names)
    for row in db.execute(f"SELECT * FROM {table} ORDER BY number"):
        found = dict(zip(names, row, strict=True))
        yield {**found, **{name: json.loads(found[name]) for name in inner}}


def _moved(entry: Entry) -> list[tuple[str, int]]:
    paid = [(PAID, 1)] if entry.kind == "payment" else []
    return [*((account, sign) for account, sign in EFFECTS[entry.kind].items() if account != "payable"), *paid]
