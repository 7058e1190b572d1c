"""Two finished runs: which credited records appeared, vanished or changed, and which rows are used no longer.

Records are known by source and key. What a record earned is no fact of the record: it changes with every record before
it in its tier table, so records count as changed for their date, people, shares and credits alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from salesperf.engine.duck import DuckStore, literal
from salesperf.model.formula_text import as_written
from salesperf.model.record_changes import RecordChange, RecordChanges, RecordSide, UnusedRows
from salesperf.scratch import Scratch

CREDITS, EXCLUDED = "credits.parquet", "excluded.csv"

_RECORDS = """
    SELECT source, key, min(file) AS file, min(sheet) AS sheet, min(row) AS row, min(date) AS day,
        string_agg(DISTINCT credited_id, ', ' ORDER BY credited_id) AS people,
        sum(credit) FILTER (own AND element = first_element) AS credit, sum(pay) AS pay,
        list(DISTINCT (date, person_id, part, share, credit) ORDER BY (date, person_id, part, share, credit))
            FILTER (own) AS facts
    FROM (SELECT *, credited_id = person_id AS own, min(element) FILTER (credit IS NOT NULL AND credited_id = person_id)
        OVER (PARTITION BY source, key) AS first_element FROM read_parquet({file}))
    GROUP BY source, key
"""
_SIDE = ("file", "sheet", "row", "day", "people", "credit", "pay")
_DIFFERING = """
    WITH old AS ({old}), new AS ({new})
    SELECT coalesce(old.source, new.source), coalesce(old.key, new.key), old.facts IS NOT NULL, new.facts IS NOT NULL,
        {columns}
    FROM old FULL JOIN new ON old.source = new.source AND old.key = new.key
    WHERE old.facts IS DISTINCT FROM new.facts
    ORDER BY 1, 2
"""
_UNUSED = """
    WITH rows AS (
        SELECT file, sheet, status, reason, 1 AS before, 0 AS after FROM {old} UNION ALL
        SELECT file, sheet, status, reason, 0 AS before, 1 AS after FROM {new})
    SELECT coalesce(file, ''), coalesce(sheet, ''), status, reason, sum(before)::INT, sum(after)::INT FROM rows
    GROUP BY ALL HAVING sum(before) <> sum(after) ORDER BY ALL
"""


def record_changes(old: Path, new: Path) -> RecordChanges:
    """What differs between the records of two run folders, by source and key."""
    columns = ", ".join(f"{side}.{name}" for side in ("old", "new") for name in _SIDE)
    with Scratch() as scratch:
        store = DuckStore(Path(scratch))
        found = store.rows(_DIFFERING.format(old=_records(old), new=_records(new), columns=columns))
        unused = store.rows(_UNUSED.format(old=_excluded(old), new=_excluded(new)))
        store.connection.close()
    return RecordChanges(tuple(map(_record, found)), tuple(_unused(*row) for row in unused))


def _records(folder: Path) -> str:
    return _RECORDS.format(file=literal(str(folder / CREDITS)))


def _excluded(folder: Path) -> str:
    file = literal(str(folder / EXCLUDED))
    return f"read_csv({file}, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')"


def _unused(file: str, sheet: str, *counted: Any) -> UnusedRows:
    return UnusedRows(as_written(file), as_written(sheet), *counted)


def _record(row: Sequence[Any]) -> RecordChange:
    source, key, was, is_now, *figures = row
    before, after = figures[: len(_SIDE)], figures[len(_SIDE) :]
    return RecordChange(source, key, RecordSide(*before) if was else None, RecordSide(*after) if is_now else None)
