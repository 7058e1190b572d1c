"""The ledger file: opened to read or to add to, and what SQLite says about it in the words of the program."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from salesperf.diagnostics import Cell, Conflict, Diagnostic, Problems
from salesperf.ledger.lock import alone
from salesperf.ledger.schema import APPLICATION_ID, VERSION, statements

PATIENCE = 10.0
"""Seconds that a close waits for readers, and a reader for a close."""

_DISK = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
}


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A ledger to ask, in one state from end to end. Raises Problems for what is no ledger, Conflict while closing."""
    if not exists(path):
        raise problem("ledger-not-found", path, file=str(path))
    with _told(path), closing(_connect(path, "rw")) as db:
        db.execute("PRAGMA query_only = ON")
        db.execute("BEGIN")
        _known(db, path)
        yield db


@contextmanager
def adding(path: Path) -> Iterator[sqlite3.Connection]:
    """A ledger to add to, made where there is none: all that is added in the block is there, or nothing is."""
    with alone(path), _told(path):
        try:
            with closing(_connect(path, "rwc")) as db:
                db.execute("PRAGMA journal_mode = DELETE")
                db.execute("PRAGMA synchronous = EXTRA")
                db.execute("BEGIN IMMEDIATE")
                _make(db) if _is_empty(db) else _known(db, path)
                try:
                    yield db
                except BaseException:
                    db.rollback()
                    raise
                db.commit()
        finally:
            _clear(path)


def exists(path: Path) -> bool:
    """Whether a ledger is there; one without tables is what a first close left that was broken off."""
    if not path.is_file() or path.stat().st_size == 0:
        return False
    with _told(path), closing(_connect(path, "rw")) as db:
        return not _is_empty(db)


def problem(rule: str, path: Path, **params: str) -> Problems:
    """A fault of the file as a whole."""
    return Problems([Diagnostic(rule, Cell(str(path)), params)])


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, timeout=PATIENCE, isolation_level=None, uri=True)


def _is_empty(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,))


def _make(db: sqlite3.Connection) -> None:
    for statement in (*statements(), f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {VERSION}"):
        db.execute(statement)


def _known(db: sqlite3.Connection, path: Path) -> None:
    """That the file is a ledger of a version that is known here."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise problem("not-a-ledger", path, file=str(path))
    if version > VERSION:
        raise problem("ledger-of-newer-version", path, found=str(version), known=str(VERSION))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors as ours: of the disk (OSError), of a lock (Conflict), of the file (Problems)."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DISK:
            raise OSError(_DISK[code], os.strerror(_DISK[code]), str(path)) from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Conflict([Diagnostic("ledger-busy", Cell(str(path)))]) from error
        if code == sqlite3.SQLITE_NOTADB:
            raise problem("not-a-ledger", path, file=str(path)) from error
        raise problem("ledger-damaged", path, reason=str(error)) from error


def _clear(path: Path) -> None:
    """Nothing is left of a first close that was broken off."""
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()
