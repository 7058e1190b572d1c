"""What happens to a case's files between its commands, and who stands in the way of the last one."""

from __future__ import annotations

import fcntl
import json
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from error_cases import Case

SOMEBODY = {"pid": "4711", "host": "payroll-2", "since": "2026-10-05 09:30:00+08:00"}


def happen(case: Case, folder: Path, stack: ExitStack) -> None:
    """Do what the case says; locks last until the stack is left."""
    for name, pairs in case.later.items():
        _edit(folder / name, pairs)
    for name, statements in case.sql.items():
        with closing(sqlite3.connect(folder / name, isolation_level=None)) as db:
            for statement in statements:
                db.execute(statement)
    for name, size in case.cut.items():
        (folder / name).write_bytes((folder / name).read_bytes()[:size])
    if case.held:
        held = stack.enter_context((folder / f"{case.held}.lock").open("w+"))
        held.write(json.dumps(SOMEBODY))
        held.flush()
        fcntl.flock(held, fcntl.LOCK_EX)
    if case.busy:
        db = stack.enter_context(closing(sqlite3.connect(folder / case.busy, isolation_level=None)))
        db.execute("BEGIN EXCLUSIVE")
        stack.enter_context(patch("salesperf.ledger.file.PATIENCE", 0.1))


def _edit(path: Path, pairs: dict[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs.items():
        assert old in text, f"{path.name}: {old!r}"
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
