"""The account of every input row, and the two bulk files of a run: excluded rows and credited lines."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.engine.credit import whole_credits
from salesperf.engine.duck import DuckStore, literal, quoted
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.load import SEPARATOR, Loaded
from salesperf.engine.measure import Desk
from salesperf.engine.relations import condition
from salesperf.engine.sieve import Stretches, in_stretches, relevant
from salesperf.model.results import InputFile

BOM = b"\xef\xbb\xbf"
EXCLUDED = ("file", "sheet", "row", "column", "status", "reason", "person_id", "text")


def settle(desk: Desk, loaded: Loaded, stretches: Stretches) -> None:
    """The tables `used_s` (records that count for a measure of somebody) and `unused_s` (merely out of scope, and why).

    A record that goes whole to one person is judged where it stands; parted records through their credited lines.
    """
    source = loaded.source.name
    if desk.sources[source].crediting.is_whole:
        credited = whole_credits(desk.sources[source], quoted("all_" + source), "LEFT JOIN")
        judged = f"SELECT *, _pid IS NOT NULL AND ({_counts(desk, source, stretches)}) AS _used FROM ({credited})"
    else:
        desk.store.run(
            f"CREATE OR REPLACE TABLE credited AS SELECT DISTINCT _rid FROM {quoted('line_' + source)} "
            f"WHERE {_counts(desk, source, stretches)}"
        )
        judged = f"SELECT r.*, r._rid IN (SELECT _rid FROM credited) AS _used FROM {quoted('all_' + source)} r"
    where = condition(desk.store, "all_" + source, desk.sources[source].where)
    dated = " OR ".join(in_stretches(a, stretches) for a in desk.measures.values() if a.source == source) or "false"
    reason = (
        f"CASE WHEN NOT coalesce({where}, false) THEN 'filtered-by-plan' WHEN NOT coalesce({dated}, false) "
        f"THEN 'out-of-period' WHEN NOT coalesce({relevant(desk, source, stretches)}, false) THEN 'filtered-by-plan' "
        "ELSE 'not-credited' END"
    )
    used = f"coalesce(_used AND ({where}), false)"
    desk.store.run(f"CREATE OR REPLACE TABLE {quoted('used_' + source)} AS SELECT _rid FROM ({judged}) WHERE {used}")
    desk.store.run(
        f"CREATE OR REPLACE TABLE {quoted('unused_' + source)} AS SELECT _rid, _row, {reason} AS reason "
        f"FROM ({judged}) WHERE NOT {used} ORDER BY _rid"
    )


def _counts(desk: Desk, source: str, stretches: Stretches) -> str:
    return " OR ".join(
        f"({in_stretches(asked, stretches)} AND {desk.counts(asked).sql(dialect='duckdb')})"
        for asked in desk.measures.values()
        if asked.source == source
    )


def input_files(store: DuckStore, loaded: Loaded, faults: Faults) -> list[InputFile]:
    """Rows read, used, quarantined and out of scope, for each file of a source; raises where they do not add up."""
    source, ends = loaded.source.name, [*loaded.starts[1:], loaded.rows]
    aside = faults.set_aside(source)
    found = []
    for extract, start, end in zip(loaded.extracts, loaded.starts, ends, strict=True):
        used, unused = (
            int(store.rows(f"SELECT count(*) FROM {quoted(t + source)} WHERE _rid >= {start} AND _rid < {end}")[0][0])
            for t in ("used_", "unused_")
        )
        broken = sum((b.file, b.sheet) == (extract.file, extract.sheet) for b in loaded.bad_rows)
        bad = sum(start <= record < end for record in aside) + broken
        read = end - start + broken
        if used + bad + unused != read:
            raise RowsLost(f"{extract.file}: {used} used + {bad} quarantined + {unused} out of scope are not {read}")
        found.append(
            InputFile(source, extract.file, extract.sheet, extract.sha256, extract.size, read, used, bad, unused)
        )
    return found


class RowsLost(AssertionError):  # noqa: N818 - names what must never be
    """The rows of a file are not all accounted for: the run must not go on."""


def fault_diagnostics(store: DuckStore, loaded: Mapping[str, Loaded], faults: Faults) -> Iterator[Diagnostic]:
    """Each fault at its cell, in the order of files and rows; a warning that many records share is told once."""
    told: set[tuple[str, str, str, str]] = set()
    for fault in sorted(faults, key=lambda f: (f.source, f.record)):
        text = fault.params.get("value", fault.params.get("text", ""))
        if fault.warning:
            mark = (fault.source, fault.field, fault.rule, text)
            if mark in told:
                continue
            told.add(mark)
        alike = sum(1 for other in faults if fault.warning and _same(fault, other))
        yield diagnose(store, loaded[fault.source], fault, alike)


def _same(one: Fault, other: Fault) -> bool:
    return (one.source, one.field, one.rule, one.params) == (other.source, other.field, other.rule, other.params)


def diagnose(store: DuckStore, loaded: Loaded, fault: Fault, alike: int = 0) -> Diagnostic:
    """A fault with the cell it stands in."""
    place = place_of(store, loaded, fault.record, fault.field)
    params = {"source": fault.source, "key": key_of(store, loaded, fault.record), "field": fault.field, **fault.params}
    if "first" in params and fault.rule == "duplicate-record":
        params["first"] = str(place_of(store, loaded, int(params["first"]), "").row)
    if alike > 1:
        params["count"] = f"{alike:,}"
    return Diagnostic(fault.rule, place, params, "warning" if fault.warning else "error")


def place_of(store: DuckStore, loaded: Loaded, record: int, field: str) -> Cell:
    """Where a record's field stands in the file that the user has."""
    number = loaded.extract_of(record)
    extract = loaded.extracts[number]
    row = store.rows(f"SELECT _row FROM {quoted(loaded.table)} WHERE rowid = {record}")[0][0]
    row = row if row is not None else extract.first_row + record - loaded.starts[number]
    if field == "_key" and extract.key and extract.headers:
        index = extract.key[0]
        return Cell(extract.file, extract.sheet, row, extract.letter(index), extract.headers[index])
    return extract.place(row, field)


def key_of(store: DuckStore, loaded: Loaded, record: int) -> str:
    """The key of a record as a reader would write it."""
    key = store.rows(f"SELECT _key FROM {quoted(loaded.table)} WHERE rowid = {record}")[0][0]
    return (key or "").replace(SEPARATOR, ", ")


def address_columns(loaded: Loaded, record: str) -> str:
    """SQL: file, sheet and row of a record, for tables too large to walk through in Python."""
    cases: dict[str, list[str]] = {"file": [], "sheet": [], "row": []}
    for number in reversed(range(len(loaded.extracts))):
        extract, start = loaded.extracts[number], loaded.starts[number]
        for name, value in (
            ("file", literal(extract.file)),
            ("sheet", literal(extract.sheet)),
            ("row", f"{record} - {start - extract.first_row}"),
        ):
            cases[name].append(f"WHEN {record} >= {start} THEN {value}")
    whole = {name: f"CASE {' '.join(whens)} END" for name, whens in cases.items()}
    return f'{whole["file"]} AS file, {whole["sheet"]} AS sheet, coalesce(_row, {whole["row"]}) AS "row"'


def write_excluded(
    store: DuckStore, loaded: Sequence[Loaded], quarantined: Sequence[tuple[str, ...]], path: Path
) -> None:
    """`excluded.csv`: first the quarantined rows as given, then every row that is merely out of scope."""
    store.fill("set_aside", [(name, "VARCHAR") for name in EXCLUDED], quarantined)
    parts = [f"SELECT 0 AS part, rowid AS nth, {', '.join(map(quoted, EXCLUDED))} FROM set_aside"]
    for number, each in enumerate(loaded, 1):
        unused = quoted("unused_" + each.source.name)
        parts.append(
            f"SELECT {number}, u._rid, file, sheet, CAST(\"row\" AS VARCHAR), '', 'out of scope', reason, '', '' FROM "
            f"(SELECT _rid, reason, {address_columns(each, '_rid')} FROM {unused}) u"
        )
    union = " UNION ALL ".join(parts)
    body = path.with_suffix(".body")
    store.run(
        f"COPY (SELECT {', '.join(map(quoted, EXCLUDED))} FROM ({union}) ORDER BY part, nth) "
        f"TO {literal(str(body))} (FORMAT csv, HEADER true)"
    )
    with path.open("wb") as target, body.open("rb") as rows:
        target.write(BOM)
        shutil.copyfileobj(rows, target)
    body.unlink()
