"""Closing a period: its entries and what proves them go into the ledger in one transaction, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from salesperf.diagnostics import Cell, Conflict, Diagnostic, Problems
from salesperf.ledger.chain import Chain, Row
from salesperf.ledger.file import adding
from salesperf.ledger.invariants import after, balance_rows, payable_faults, stored_balances
from salesperf.ledger.rows import accepted_row, entry_row, line_row, period_row
from salesperf.ledger.schema import TABLES
from salesperf.model.closing import Closed, Closing


def append(path: Path, closing: Closing) -> Closed:
    """Add the run's entries. The same run again changes nothing.

    Raises Conflict where the period is closed by another run, does not follow the last one, or was scored on another
    state of the ledger; Problems where balances do not add up; OSError of the disk. Then the ledger is as it was.
    """
    with adding(path) as db:
        head = _head(db, closing.plan)
        earlier = _closed_by(db, closing)
        if earlier == closing.run_sha256:
            return Closed(head, again=True)
        if earlier:
            raise _conflict("closed-by-other-run", path, closing, closed=earlier, run=closing.run_sha256)
        _in_order(db, path, closing)
        if closing.head != head:
            raise _conflict("scored-on-other-ledger", path, closing, head=head or "–", found=closing.head or "–")
        return _added(db, path, closing)


def _added(db: sqlite3.Connection, path: Path, closing: Closing) -> Closed:
    chain = Chain(*_last(db))
    close = chain.number + 1
    balances = after(stored_balances(db, path, closing.plan), closing.entries)
    if left := list(payable_faults(path, balances)):
        raise Problems(left)
    _insert(db, chain, "periods", [period_row(closing)])
    rows: dict[str, Iterator[Row]] = {
        "accepted": (accepted_row(close, each) for each in closing.accepted),
        "entries": (entry_row(close, each) for each in closing.entries),
        "lines": (line_row(close, each) for each in closing.lines),
        "balances": ((close, *row) for row in balance_rows(balances)),
    }
    counts = {table: _insert(db, chain, table, found) for table, found in rows.items()}
    _insert(db, chain, "seals", [(close, *(counts[name] for name in TABLES["seals"][1:]))])
    return Closed(chain.digest, entries=counts["entries"], lines=counts["lines"])


def _insert(db: sqlite3.Connection, chain: Chain, table: str, rows: Iterable[Row]) -> int:
    """Add the rows to the table and the chain; how many there were."""
    before = chain.number
    marks = ", ".join("?" * (len(TABLES[table]) + 2))
    db.executemany(f"INSERT INTO {table} VALUES ({marks})", chain.links(table, iter(rows)))
    return chain.number - before


def _last(db: sqlite3.Connection) -> tuple[int, str]:
    found = db.execute("SELECT number, digest FROM seals ORDER BY number DESC LIMIT 1").fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")


def _head(db: sqlite3.Connection, plan: str) -> str:
    query = (
        'SELECT s.digest FROM seals s JOIN periods p ON p.number = s."close" WHERE p."plan" = ? ORDER BY s.number DESC'
    )
    found = db.execute(query, (plan,)).fetchone()
    return str(found[0]) if found else ""


def _closed_by(db: sqlite3.Connection, closing: Closing) -> str:
    """The digest of the run that closed this very period, '' where none did."""
    query = 'SELECT "run_sha256" FROM periods WHERE "plan" = ? AND "period" = ?'
    found = db.execute(query, (closing.plan, closing.period.name)).fetchone()
    return str(found[0]) if found else ""


def _in_order(db: sqlite3.Connection, path: Path, closing: Closing) -> None:
    query = 'SELECT "period", "last" FROM periods WHERE "plan" = ? ORDER BY number DESC LIMIT 1'
    found = db.execute(query, (closing.plan,)).fetchone()
    if found and closing.period.start != (due := date.fromisoformat(found[1]) + timedelta(1)):
        raise _conflict("period-not-next", path, closing, last=found[0], due=due.isoformat())


def _conflict(rule: str, path: Path, closing: Closing, **params: str) -> Conflict:
    return Conflict(
        [Diagnostic(rule, Cell(str(path)), {"period": closing.period.name, "plan": closing.plan, **params})]
    )
