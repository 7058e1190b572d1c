"""Who is closing: a lock file beside the ledger that says so to others. It is gone when its process is."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from salesperf.diagnostics import Cell, Conflict, Diagnostic


@contextmanager
def alone(ledger: Path) -> Iterator[None]:
    """Keep other closes of this ledger out. Raises Conflict, naming who is inside, instead of waiting."""
    if sys.platform == "win32":
        yield  # SQLite's own lock decides
        return
    path = ledger.with_name(f"{ledger.name}.lock")
    opened = _taken(path, ledger)
    try:
        os.write(opened, json.dumps(_self()).encode())
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(opened)


def _taken(path: Path, ledger: Path) -> int:
    """The lock file, locked; a file that its last holder has just removed is no lock."""
    import fcntl

    while True:
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and path.stat().st_ino == os.fstat(opened).st_ino:
                os.ftruncate(opened, 0)
                return opened
            os.close(opened)
        except BlockingIOError:
            holder = _holder(opened)
            os.close(opened)
            raise Conflict([Diagnostic("ledger-locked", Cell(str(ledger)), holder)]) from None


def _self() -> dict[str, str]:
    since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    return {"pid": str(os.getpid()), "host": socket.gethostname(), "since": since}


def _holder(opened: int) -> dict[str, str]:
    try:
        told = json.loads(os.pread(opened, 4096, 0))
        return {name: str(told[name]) for name in ("pid", "host", "since")}
    except (ValueError, KeyError, TypeError):
        return {"pid": "?", "host": "?", "since": "?"}
