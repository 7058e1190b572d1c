"""Whether a ledger is as it was closed: the file, the chain of digests, the balances, the order of periods."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from heapq import merge
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.ledger.chain import Row, link
from salesperf.ledger.file import reading
from salesperf.ledger.invariants import Balances, after, balance_faults, payable_faults
from salesperf.ledger.rows import entry_of
from salesperf.ledger.schema import TABLES, statements
from salesperf.model.account import Proven

MOST = 100
"""So many damaged rows are told; a page of noise tells no more."""


def prove(path: Path, head: str = "") -> Proven:
    """Walk the whole ledger; with `head`, a digest that was noted outside of it, that it is still there.

    Raises Problems with everything that is damaged.
    """
    with reading(path) as db:
        found = [*_file_faults(db, path)]
        if not found:
            found = [*_chain_faults(db, path), *_head_faults(db, path, head)]
        if not found:
            found = [*_account_faults(db, path), *_order_faults(db, path)]
        if found:
            raise Problems(found[:MOST])
        return _proven(db)


def _file_faults(db: sqlite3.Connection, path: Path) -> Iterator[Diagnostic]:
    """What SQLite finds wrong with its file, and tables or guards that are not ours."""
    told = [text for (text,) in db.execute("PRAGMA integrity_check")]
    if told != ["ok"]:
        yield Diagnostic("ledger-damaged", Cell(str(path)), {"reason": told[0]})
        return
    query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    made = {sql for (sql,) in db.execute(query)}
    if missing := sorted(set(statements()) ^ made):
        yield Diagnostic("ledger-guards-changed", Cell(str(path)), {"reason": missing[0]})


def _chain_faults(db: sqlite3.Connection, path: Path) -> Iterator[Diagnostic]:
    """Every row whose digest is not made of it and of the one before, and every number that is missing."""
    before, due, sealed = "", 1, True
    for table, row in _walk(db):
        number, *_, digest = row
        if number != due:
            yield Diagnostic("ledger-row-missing", Cell(str(path)), {"first": str(due), "last": str(int(number) - 1)})
        elif digest != link(before, table, row[:-1]):
            yield Diagnostic("ledger-row-damaged", Cell(str(path)), {"number": str(number), "row": _said(table, row)})
        before, due, sealed = str(digest), int(number) + 1, table == "seals"
    (last,) = db.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'seals'").fetchone()
    if not sealed or due - 1 != last:
        yield Diagnostic("ledger-row-missing", Cell(str(path)), {"first": str(due), "last": str(max(last, due))})


def _walk(db: sqlite3.Connection) -> Iterator[tuple[str, Row]]:
    """The rows of all tables by their number: each table is read in order, and the one with the least is next."""
    return iter(merge(*(_rows(db, table) for table in TABLES), key=lambda each: (each[1][0], each[0])))


def _rows(db: sqlite3.Connection, table: str) -> Iterator[tuple[str, Row]]:
    for row in db.execute(f"SELECT * FROM {table} ORDER BY number"):
        yield table, row


def _said(table: str, row: Row) -> str:
    """A row as a reader knows it: its table, and what in it is neither empty nor a digest."""
    named = zip(TABLES[table], row[1:-1], strict=True)
    told = [str(value) for name, value in named if value != "" and name not in ("close", "papers", "steps", "head")]
    return " ".join([table, *told])


def _head_faults(db: sqlite3.Connection, path: Path, head: str) -> Iterator[Diagnostic]:
    if head and db.execute("SELECT 1 FROM seals WHERE digest = ?", (head,)).fetchone() is None:
        yield Diagnostic("ledger-head-missing", Cell(str(path)), {"head": head})


def _account_faults(db: sqlite3.Connection, path: Path) -> Iterator[Diagnostic]:
    """Opening and entries make the closing balances of every close, and nothing due is left unpaid."""
    columns = ", ".join(f'"{name}"' for name in TABLES["entries"][1:])
    opening: dict[str, Balances] = {}
    for close, plan in db.execute('SELECT number, "plan" FROM periods ORDER BY number').fetchall():
        entries = db.execute(f'SELECT {columns} FROM entries WHERE "close" = ? ORDER BY number', (close,))
        try:
            made = after(opening.get(plan, {}), (entry_of(row) for row in entries))
            kept = _balances(db, close)
        except (ValueError, KeyError, InvalidOperation) as fault:
            yield Diagnostic("ledger-damaged", Cell(str(path)), {"reason": f"{type(fault).__name__}: {fault}"})
            return
        yield from balance_faults(path, kept, made)
        yield from payable_faults(path, made)
        opening[plan] = kept


def _balances(db: sqlite3.Connection, close: int) -> Balances:
    query = 'SELECT "person", "currency", "account", "amount" FROM balances WHERE "close" = ?'
    return {(row[0], row[1], row[2]): Decimal(row[3]) for row in db.execute(query, (close,))}


def _order_faults(db: sqlite3.Connection, path: Path) -> Iterator[Diagnostic]:
    """Periods of a plan that do not follow one another."""
    last: dict[str, tuple[str, date]] = {}
    for plan, period, first, end in db.execute('SELECT "plan", "period", "first", "last" FROM periods ORDER BY number'):
        due = last[plan][1] + timedelta(1) if plan in last else None
        if due and date.fromisoformat(first) != due:
            params = {"plan": plan, "period": period, "last": last[plan][0], "due": due.isoformat()}
            yield Diagnostic("period-not-next", Cell(str(path)), params)
        last[plan] = period, date.fromisoformat(end)


def _proven(db: sqlite3.Connection) -> Proven:
    counts = {name: int(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in TABLES}
    head = db.execute("SELECT digest FROM seals ORDER BY number DESC LIMIT 1").fetchone()
    return Proven(counts["periods"], counts["entries"], sum(counts.values()), str(head[0]) if head else "")
