"""The tables of a ledger file. Rows are only ever added: triggers refuse every change, and a chain of digests tells."""

from __future__ import annotations

APPLICATION_ID = 0x53504C47  # "SPLG"
VERSION = 1

NUMBERS = frozenset({"number", "close", "row", "entries", "lines", "accepted", "balances"})
"""Columns that hold whole numbers; all others are text: days as ISO dates, amounts as plain decimals, '' for none."""

TABLES: dict[str, tuple[str, ...]] = {
    "periods": ("plan", "version", "period", "every", "first", "last", "plan_sha256", "run_sha256", "head", "papers"),
    "accepted": ("close", "file", "sheet", "row", "rule", "reason", "approver"),
    "entries": ("close", "id", "person", "kind", "amount", "currency", "rule", "element", "window", "day", "line",
                "lot", "reason", "approver", "steps"),
    "lines": ("close", "person", "element", "window", "key", "day", "pay", "fields"),
    "balances": ("close", "person", "currency", "account", "amount"),
    "seals": ("close", "accepted", "entries", "lines", "balances"),
}  # fmt: skip
"""Table -> its columns, besides `number` in front (one running number over all tables) and `digest` at the end.

A close is a row of `periods`, whose number the others name as `close`, then its rows of the other tables in this order,
and last a seal that counts them. `papers` is JSON: the plan's text and the digests of all files read and written.
`balances` are what every account holds after the close.
"""

_INDEXES = (
    'CREATE INDEX entries_of_close ON entries ("close")',
    'CREATE INDEX lines_by_key ON lines ("key")',
)


def statements() -> list[str]:
    """What makes an empty ledger."""
    made = [_table(name, columns) for name, columns in TABLES.items()]
    guards = [_guard(name, change) for name in TABLES for change in ("UPDATE", "DELETE")]
    return [*made, *_INDEXES, *guards]


def _table(name: str, columns: tuple[str, ...]) -> str:
    # AUTOINCREMENT keeps the highest number ever given beside the table: a seal that was taken away is missed
    key = "INTEGER PRIMARY KEY AUTOINCREMENT" if name == "seals" else "INTEGER PRIMARY KEY"
    typed = [f'"{column}" {"INTEGER" if column in NUMBERS else "TEXT"} NOT NULL' for column in columns]
    return f"CREATE TABLE {name} (number {key}, {', '.join(typed)}, digest TEXT NOT NULL) STRICT"


def _guard(table: str, change: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END"
    )
