"""What a plan's closed periods left behind, read from the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from salesperf.ledger.file import exists, reading
from salesperf.ledger.rows import closed_period, entry_of, line_of
from salesperf.ledger.schema import TABLES
from salesperf.model.ledger import ClosedPeriod, Entry, History, PaidLine
from salesperf.model.period import Window

ENTRY = ", ".join(f'e."{name}"' for name in TABLES["entries"][1:])
_LINE = ", ".join(f'l."{name}"' for name in TABLES["lines"][1:])
_PERIOD = 'p."period", p."first", p."last", p."version", p."plan_sha256", p."run_sha256", p."papers"'
_BEFORE = 'p."plan" = :plan AND p."last" < :before'


def history(path: Path, plan: str, period: Window) -> History:
    """Everything that the plan closed before the period began; nothing where there is no ledger."""
    if not exists(path):
        return History()
    asked = {"plan": plan, "before": period.start.isoformat()}
    with reading(path) as db:
        periods = db.execute(f"SELECT {_PERIOD} FROM periods p WHERE {_BEFORE} ORDER BY p.number", asked)
        closed = tuple(closed_period(row) for row in periods)
        return History(
            closed, _entries(db, asked), LedgerLines(path, plan, closed[-1] if closed else None), _head(db, asked)
        )


def _entries(db: sqlite3.Connection, asked: dict[str, str]) -> dict[str, tuple[Entry, ...]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    query = f'SELECT {ENTRY} FROM entries e JOIN periods p ON p.number = e."close" WHERE {_BEFORE} ORDER BY e.number'
    for row in db.execute(query, asked):
        entry = entry_of(row)
        found[entry.person].append(entry)
    return {person: tuple(entries) for person, entries in found.items()}


def _head(db: sqlite3.Connection, asked: dict[str, str]) -> str:
    query = (
        f'SELECT s.digest FROM seals s JOIN periods p ON p.number = s."close" WHERE {_BEFORE} '
        "ORDER BY s.number DESC LIMIT 1"
    )
    found = db.execute(query, asked).fetchone()
    return str(found[0]) if found else ""


@dataclass(frozen=True, slots=True)
class LedgerLines:
    """The lines of a plan's periods up to `last`, asked for by SQL."""

    path: Path
    plan: str
    last: ClosedPeriod | None

    def matching(self, elements: Sequence[str], name: str, values: Iterable[str]) -> Sequence[PaidLine]:
        """The lines of these elements whose field `name` (or `key`) has one of the values, by day."""
        wanted = list(values)
        if self.last is None or not wanted:
            return ()
        field = 'l."key"' if name == "key" else "json_extract(l.\"fields\", '$.' || json_quote(:name))"
        query = (
            f'SELECT {_LINE} FROM lines l JOIN periods p ON p.number = l."close" '
            'WHERE p."plan" = :plan AND p."last" <= :last AND l."element" IN (SELECT value FROM json_each(:elements)) '
            f'AND {field} IN (SELECT value FROM json_each(:wanted)) ORDER BY l."day", l.number'
        )
        asked = {"plan": self.plan, "last": self.last.end.isoformat(), "name": name}
        with reading(self.path) as db:
            rows = db.execute(query, {**asked, "elements": json.dumps(list(elements)), "wanted": json.dumps(wanted)})
            return tuple(line_of(row) for row in rows)
