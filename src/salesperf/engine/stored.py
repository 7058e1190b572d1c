"""The large files of a finished run, read one person at a time; amounts stay decimals all the way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from salesperf.model.credited import CreditLine, ExcludedRow
from salesperf.model.formula_text import as_written, no_formula
from salesperf.model.ledger import PaidLine

CREDITS, EXCLUDED = "credits.parquet", "excluded.csv"
_CREDIT_COLUMNS = (
    "person_id, source, file, sheet, row, key, date, part, share, element, period, credit, running, tier, pay, "
    "credited_id, credited, priced_by"
)
BATCH = 10_000
_EXCLUDED_COLUMNS = ("file", "sheet", "row", "column", "status", "reason", "person_id", "text")


def credit_lines(folder: Path, person: str, element: str = "") -> tuple[CreditLine, ...]:
    """A person's credited records in the file's order, or those of one element. Raises OSError where there is no file.

    The lines of an element stand by window, date and key; then come the records that only count for measures.
    """
    which = "person_id = $person AND ($element = '' OR element = $element)"
    query = f"SELECT {_CREDIT_COLUMNS} FROM read_parquet($path) WHERE {which}"
    rows = _rows(query, folder / CREDITS, {"person": person, "element": element})
    return tuple(CreditLine(*row) for row in rows)


def lines_of(folder: Path, people: Sequence[str]) -> dict[str, list[CreditLine]]:
    """The credited records of several people, each as `credit_lines` gives them, in one reading of the file."""
    query = f"SELECT {_CREDIT_COLUMNS} FROM read_parquet($path) WHERE list_contains($people, person_id)"
    found: dict[str, list[CreditLine]] = {person: [] for person in people}
    for row in _rows(query, folder / CREDITS, {"people": list(people)}):
        found[row[0]].append(CreditLine(*row))
    return found


def paid_lines(folder: Path, elements: Sequence[str]) -> Iterator[PaidLine]:
    """The records that these elements paid on, in the file's order, a few thousand at a time."""
    if not elements:
        return
    query = (
        "SELECT person_id, element, period, key, date, pay, fields FROM read_parquet($path) "
        "WHERE list_contains($elements, element) AND date IS NOT NULL AND pay IS NOT NULL"
    )
    with _asked(query, folder / CREDITS, {"elements": list(elements)}) as found:
        while rows := found.fetchmany(BATCH):
            for *line, fields in rows:
                yield _paid_line(line, fields)


def _paid_line(line: list[Any], fields: str | None) -> PaidLine:
    person, element, window, key, day, pay = line
    return PaidLine(person, element, window, key, day, pay, json.loads(fields or "{}"))


def rows_by_person(folder: Path) -> dict[str, list[ExcludedRow]]:
    """The rows that were not used and are known to be somebody's, by person."""
    found: dict[str, list[ExcludedRow]] = {}
    for row in _excluded(folder, "person_id IS NOT NULL", {}):
        found.setdefault(row.person, []).append(row)
    return found


def excluded_rows(folder: Path, person: str = "") -> tuple[ExcludedRow, ...]:
    """The rows that were not used, or those that are known to be a person's. Raises OSError where there is no file."""
    return _excluded(folder, "$person = '' OR person_id = $person", {"person": no_formula(person)})


def _excluded(folder: Path, which: str, figures: Mapping[str, object]) -> tuple[ExcludedRow, ...]:
    shape = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in _EXCLUDED_COLUMNS) + "}"
    query = (
        'SELECT file, sheet, coalesce(TRY_CAST(row AS BIGINT), 0), "column", status, reason, person_id, text FROM '
        f"read_csv($path, header = true, columns = {shape}, quote = '\"', escape = '\"', nullstr = '') "
        f"WHERE {which}"
    )
    rows = _rows(query, folder / EXCLUDED, figures)
    return tuple(ExcludedRow(*map(_as_written, row)) for row in rows)


def _as_written(cell: Any) -> Any:
    return as_written(cell) if isinstance(cell, str) else cell


def _rows(query: str, path: Path, figures: Mapping[str, object]) -> list[tuple[Any, ...]]:
    with _asked(query, path, figures) as found:
        return found.fetchall()


@contextmanager
def _asked(query: str, path: Path, figures: Mapping[str, object]) -> Iterator[duckdb.DuckDBPyConnection]:
    with path.open("rb"):  # a missing file is an OSError like any other
        pass
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as connection:
        yield connection.execute(query, {"path": str(path), **figures})
