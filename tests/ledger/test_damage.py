"""Whatever is done to a ledger behind its back is noticed, and the row is named."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from companies_ledger import Company
from salesperf.diagnostics import Problems
from salesperf.ledger.accounts import tables
from salesperf.ledger.proof import prove
from salesperf.ledger.schema import TABLES, statements

Edit = Callable[[sqlite3.Connection], object]


@pytest.fixture
def ledger(company: Company) -> Path:
    """Three closed months."""
    company.months("2026-07", "2026-08", "2026-09")
    return company.ledger


def rules(path: Path, head: str = "") -> list[str]:
    """What is found wrong with a ledger."""
    try:
        prove(path, head)
    except Problems as problems:
        return [each.rule for each in problems.diagnostics]
    return []


def edited(path: Path, edit: Edit) -> Path:
    """A copy that somebody has edited, with every guard taken off and put back."""
    copy = Path(shutil.copy(path, path.with_name("edited.ledger")))
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        guards = [sql for sql in statements() if sql.startswith("CREATE TRIGGER")]
        for sql in guards:
            db.execute(f"DROP TRIGGER {sql.split()[2]}")
        edit(db)
        for sql in guards:
            db.execute(sql)
    return copy


def test_a_ledger_that_nobody_touched_is_whole(ledger: Path) -> None:
    found = prove(ledger)
    assert (found.periods, found.entries) == (3, 12)
    assert rules(ledger, found.head) == []


def test_every_cell_of_a_row_counts(ledger: Path) -> None:
    for table, columns in TABLES.items():
        for number, *_ in tables_of(ledger, table)[:1]:
            for column in (*columns, "digest"):
                change = f'UPDATE {table} SET "{column}" = "{column}" || 1 WHERE number = {number}'
                copy = edited(ledger, lambda db, change=change: db.execute(change))
                told = told_of(copy)
                assert any(f"row {number} " in each or column in ("close", "digest") for each in told), (table, column)


def tables_of(path: Path, table: str) -> list[tuple[int]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"SELECT number FROM {table}").fetchall()


def told_of(path: Path) -> list[str]:
    """The faults as `row 4 ledger-row-damaged`."""
    with pytest.raises(Problems) as raised:
        prove(path)
    return [f"row {each.params.get('number', '?')} {each.rule}" for each in raised.value.diagnostics]


@pytest.mark.parametrize("table", list(TABLES))
def test_a_row_that_is_removed_is_missed(ledger: Path, table: str) -> None:
    for (number,) in tables_of(ledger, table)[-2:]:
        copy = edited(ledger, lambda db, number=number: db.execute(f"DELETE FROM {table} WHERE number = {number}"))
        assert rules(copy), number


def test_whole_closes_that_are_cut_off_are_missed(ledger: Path) -> None:
    (number,) = tables_of(ledger, "periods")[-1]
    copy = edited(ledger, lambda db: [db.execute(f"DELETE FROM {table} WHERE number >= {number}") for table in TABLES])
    assert rules(copy) == ["ledger-row-missing"]


def test_an_older_copy_is_told_by_a_head_that_was_noted(company: Company) -> None:
    company.months("2026-07")
    older = Path(shutil.copy(company.ledger, company.folder / "older.ledger"))
    company.months("2026-08")
    head = prove(company.ledger).head
    assert rules(older) == []
    assert rules(older, head) == ["ledger-head-missing"]


def test_rows_that_change_places_are_noticed(ledger: Path) -> None:
    first, second = (number for (number,) in tables_of(ledger, "entries")[:2])

    def swap(db: sqlite3.Connection) -> None:
        for old, new in ((first, -1), (second, first), (-1, second)):
            db.execute(f"UPDATE entries SET number = {new} WHERE number = {old}")

    assert "ledger-row-damaged" in rules(edited(ledger, swap))


@pytest.mark.parametrize("table", list(TABLES))
def test_guards_refuse_honest_mistakes(ledger: Path, table: str) -> None:
    with closing(sqlite3.connect(ledger)) as db:
        for change in (f"UPDATE {table} SET digest = ''", f"DELETE FROM {table}"):
            if tables_of(ledger, table):
                with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                    db.execute(change)


def test_flipped_bits_are_noticed_or_mean_nothing(ledger: Path) -> None:
    """A bit in a part of a page that holds nothing may flip: then the ledger still says the same, to the digest."""
    data, before, rng = ledger.read_bytes(), tables(ledger), random.Random(20261123)
    unnoticed = 0
    for _ in range(200):
        place, bit = rng.randrange(len(data)), 1 << rng.randrange(8)
        ledger.write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
        if not rules(ledger):
            unnoticed += 1
            assert tables(ledger) == before, place
    assert unnoticed < 200


def test_a_file_cut_at_any_page_is_noticed(ledger: Path) -> None:
    data = ledger.read_bytes()
    for size in range(4096, len(data), 4096):
        ledger.write_bytes(data[:size])
        assert rules(ledger), size


def test_verify_says_what_it_looked_at(company: Company) -> None:
    company.months("2026-07")
    ended = company.call("ledger", "verify", company.ledger)
    assert ended.code == 0
    assert re.search(r"head of the ledger: [0-9a-f]{64}\n", ended.out)
