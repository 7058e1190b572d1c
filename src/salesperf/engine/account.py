"""The account of every input row, and the two bulk files of a run: excluded rows and credited lines."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from salesperf.engine.credit import whole_credits
from salesperf.engine.duck import DuckStore, literal, quoted
from salesperf.engine.faults import Faults
from salesperf.engine.happened import asks
from salesperf.engine.measure import Desk
from salesperf.engine.relations import condition
from salesperf.engine.sieve import Stretches, in_stretches, measures_of, relevant
from salesperf.engine.source import Loaded
from salesperf.engine.taken_back import taken_whole
from salesperf.model.formula_text import no_formula
from salesperf.model.results import InputFile
from salesperf.model.settling import Question
from salesperf.model.table import BadRow, Extract
from salesperf.model.work import MeasureWork

BOM = b"\xef\xbb\xbf"
EXCLUDED = ("file", "sheet", "row", "column", "status", "reason", "person_id", "text")


def settle(desk: Desk, loaded: Mapping[str, Loaded], stretches: Stretches, questions: Sequence[Question] = ()) -> None:
    """The tables `used_s` and `unused_s` of every source: what counts, and what is merely out of scope, and why.

    A record is used if it counts for a measure of somebody, if settlement asks for it, or if such a record of another
    source looks it up.
    """
    judged = {name: _judged(desk, name, stretches, questions) for name in loaded}
    for name in loaded:
        query = f"SELECT _rid FROM ({judged[name]}) WHERE _used"
        desk.store.run(f"CREATE OR REPLACE TABLE {quoted('used_' + name)} AS {query}")
    looked_up = {name: queries for name in loaded if (queries := _look_ups(desk, loaded, name))}
    for name, queries in looked_up.items():
        desk.store.run(f"CREATE OR REPLACE TABLE {quoted('looked_' + name)} AS {' UNION '.join(queries)}")
    for name in loaded:
        apart = f" AND _rid NOT IN (SELECT _rid FROM {quoted('looked_' + name)})" if name in looked_up else ""
        query = f"SELECT _rid, _row, reason FROM ({judged[name]}) WHERE NOT _used{apart} ORDER BY _rid"
        desk.store.run(f"CREATE OR REPLACE TABLE {quoted('unused_' + name)} AS {query}")
    for name in looked_up:
        used, looked = quoted("used_" + name), quoted("looked_" + name)
        desk.store.run(f"INSERT INTO {used} SELECT _rid FROM {looked} ANTI JOIN {used} USING (_rid)")


def settle_left_out(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    """The records that were left out, among the rows out of scope."""
    out = faults.left_out(loaded.source.name)
    if not out:
        return
    store.fill("left_out", [("_rid", "BIGINT"), ("reason", "VARCHAR")], list(out.items()))
    store.run(
        f"INSERT INTO {quoted('unused_' + loaded.source.name)} SELECT _rid, _row, reason FROM left_out "
        f"JOIN {quoted(loaded.table)} r ON r.rowid = _rid"
    )


def _judged(desk: Desk, source: str, stretches: Stretches, questions: Sequence[Question]) -> str:
    """A query for every sound record: whether it counts for a measure or is asked for, and if not, why."""
    work, records = desk.sources[source], quoted("all_" + source)
    asked = measures_of(desk, source)
    events = any(event.source == source for event in desk.events)
    if not asked and not events:
        return f"SELECT _rid, _row, false AS _used, 'not-looked-up' AS reason FROM {records}"
    where, taken = condition(desk.store, "all_" + source, work.where), taken_whole(desk, source)
    named = " OR ".join(f"({asks(question)})" for question in questions if question.source == source) or "false"
    dated = " OR ".join(in_stretches(measure, stretches) for measure in asked) or "false"
    reason = (
        f"CASE WHEN {taken} THEN 'taken-back' "
        f"WHEN NOT coalesce({where}, false) THEN 'filtered-by-plan' WHEN NOT coalesce({dated}, false) "
        f"THEN 'out-of-period' WHEN NOT coalesce({relevant(desk, source, stretches)}, false) THEN 'filtered-by-plan' "
        "ELSE 'not-credited' END"
    )
    counts = " OR ".join(_counts(desk, measure, stretches) for measure in asked)
    counted = _credited(desk, source, counts) if asked else f"SELECT *, false AS _counted FROM {records}"
    used = f"coalesce(((coalesce(_counted, false) AND NOT {taken}) OR {named}) AND ({where}), false)"
    return f"SELECT _rid, _row, {used} AS _used, {reason} AS reason FROM ({counted})"


def _credited(desk: Desk, source: str, counts: str) -> str:
    """The records with `_counted`: whether any credited line of them counts.

    A record that goes whole to one person is judged where it stands; parted records through their lines.
    """
    work, records = desk.sources[source], quoted("all_" + source)
    if work.crediting.is_whole or work.crediting.is_house:
        credited = whole_credits(work, records, "LEFT JOIN")
        known = str(work.crediting.is_house).lower()
        return f"SELECT *, ({known} OR _pid IS NOT NULL) AND ({counts}) AS _counted FROM ({credited})"
    lines = f"SELECT _rid FROM {quoted('line_' + source)} WHERE {counts}"
    return f"SELECT r.*, r._rid IN ({lines}) AS _counted FROM {records} r"


def _counts(desk: Desk, asked: MeasureWork, stretches: Stretches) -> str:
    return f"({in_stretches(asked, stretches)} AND {desk.counts(asked).sql(dialect='duckdb')})"


def _look_ups(desk: Desk, loaded: Mapping[str, Loaded], joined: str) -> list[str]:
    """Queries for the records of a source that used records of the others look up."""
    return [
        f"SELECT j._rid FROM {quoted('good_' + joined)} j WHERE j._key IN (SELECT r.{quoted(field)} "
        f"FROM {quoted('good_' + name)} r JOIN {quoted('used_' + name)} u ON r._rid = u._rid)"
        for name in loaded
        for field, target in desk.sources[name].joins.items()
        if target == joined
    ]


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
        broken, none = (_of_file(rows, extract) for rows in (loaded.bad_rows, loaded.left_out))
        bad = sum(start <= record < end for record in aside) + broken
        read, unused = end - start + broken + none, unused + none
        if used + bad + unused != read:
            raise RowsLost(f"{extract.file}: {used} used + {bad} quarantined + {unused} out of scope are not {read}")
        found.append(
            InputFile(source, extract.file, extract.sheet, extract.sha256, extract.size, read, used, bad, unused)
        )
    return found


def _of_file(rows: Sequence[BadRow], extract: Extract) -> int:
    return sum((row.file, row.sheet) == (extract.file, extract.sheet) for row in rows)


class RowsLost(AssertionError):  # noqa: N818 - names what must never be
    """The rows of a file are not all accounted for: the run must not go on."""


def address_columns(loaded: Loaded, record: str, shown: Callable[[str], str] = str) -> str:
    """SQL: file, sheet and row of a record, for tables too large to walk through in Python; names as `shown`."""
    cases: dict[str, list[str]] = {"file": [], "sheet": [], "row": []}
    for number in reversed(range(len(loaded.extracts))):
        extract, start = loaded.extracts[number], loaded.starts[number]
        for name, value in (
            ("file", literal(shown(extract.file))),
            ("sheet", literal(shown(extract.sheet))),
            ("row", f"{record} - {start - extract.first_row}"),
        ):
            cases[name].append(f"WHEN {record} >= {start} THEN {value}")
    whole = {name: f"CASE {' '.join(whens)} END" for name, whens in cases.items()}
    return f'{whole["file"]} AS file, {whole["sheet"]} AS sheet, coalesce(_row, {whole["row"]}) AS "row"'


def write_excluded(
    store: DuckStore, loaded: Sequence[Loaded], quarantined: Sequence[tuple[str, ...]], path: Path
) -> None:
    """`excluded.csv`: first the quarantined rows as given, then every row that is merely out of scope.

    As in every CSV file of a run, no text of a cell is a formula.
    """
    texts = [tuple(map(no_formula, row)) for row in quarantined]
    store.fill("set_aside", [(name, "VARCHAR") for name in EXCLUDED], texts)
    parts = [f"SELECT 0 AS part, rowid AS nth, {', '.join(map(quoted, EXCLUDED))} FROM set_aside"]
    no_records = [
        (*map(no_formula, (it.file, it.sheet)), str(it.row), "", "out of scope", it.rule, "", no_formula(it.text))
        for each in loaded
        for it in each.left_out
    ]
    store.fill("no_records", [(name, "VARCHAR") for name in EXCLUDED], no_records)
    parts.append(f"SELECT {len(loaded) + 1}, rowid, {', '.join(map(quoted, EXCLUDED))} FROM no_records")
    for number, each in enumerate(loaded, 1):
        unused = quoted("unused_" + each.source.name)
        parts.append(
            f"SELECT {number}, u._rid, file, sheet, CAST(\"row\" AS VARCHAR), '', 'out of scope', reason, '', '' FROM "
            f"(SELECT _rid, reason, {address_columns(each, '_rid', no_formula)} FROM {unused}) u"
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
