"""Files become tables of typed records: the engine reads text, and only cells that are not plain go through Python.

Each source `s` has a table `rec_s` with a column per field, `_key`, and `_raw_f` with the text of each cell of field
`f` that was not plain. Its rowid counts the records in the order of the files, so every record keeps its address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import duckdb

from salesperf.diagnostics import Diagnostic, Problems, errors
from salesperf.engine.duck import DuckStore, literal, quoted
from salesperf.engine.faults import Fault, Faults
from salesperf.model.cells import Converted
from salesperf.model.table import BadRow, Extract

SEPARATOR = "\u001f"  # between the parts of a key
NARROW = "DECIMAL(18,4)"
BLANKS = " \t\r\n\u00a0\u3000\u2007\u2009\u202f\ufeff\u200b\u200e\u200f"
SQL_TYPES = {"money": NARROW, "number": NARROW, "ratio": NARROW, "integer": "BIGINT", "date": "DATE", "text": "VARCHAR"}
AS_PRINTED = frozenset({"money", "number", "integer", "date"})

Convert = Callable[[str, str], Converted]
Rewrite = Callable[[Extract], tuple[Extract, list[BadRow]]]


@dataclass(frozen=True, slots=True)
class Source:
    """What loading needs to know of one source: its files, the type of each field and how to convert odd cells.

    `convert(field, text)` reads a cell that is not plain; `rewrite` makes a file regular that the engine cannot read;
    `aliases` maps written values of a field to the meant ones; `units` multiplies a field; `bad_rows` were set aside
    by the reader; `with_headers` finds the columns of a Parquet file, which only the engine can list.
    """

    name: str
    extracts: tuple[Extract, ...]
    types: Mapping[str, str]
    convert: Convert
    rewrite: Rewrite
    aliases: Mapping[str, Mapping[str, str]]
    units: Mapping[str, int]
    bad_rows: tuple[BadRow, ...] = ()
    with_headers: Callable[[Extract, Sequence[str]], tuple[Extract, list[Diagnostic]]] | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A source in the engine: record `i` of the table lies in the last extract whose start is at most `i`."""

    source: Source
    extracts: tuple[Extract, ...]
    starts: tuple[int, ...]
    rows: int
    bad_rows: tuple[BadRow, ...]

    @property
    def table(self) -> str:
        """The name of the table of typed records."""
        return f"rec_{self.source.name}"

    def extract_of(self, record: int) -> int:
        """The index of the extract that holds a record."""
        return max(i for i, start in enumerate(self.starts) if start <= record)


def load(store: DuckStore, source: Source, faults: Faults) -> Loaded:
    """Read all files of a source into `rec_<source>`; cells that cannot be read become faults."""
    extracts, counts, bad_rows = [], [0], list(source.bad_rows)
    for number, found in enumerate(source.extracts):
        extract, bad = _append(store, source, _listed(store, source, found), create=number == 0)
        extracts.append(extract)
        bad_rows += bad
        counts.append(_count(store, source.name) - sum(counts))
    starts = tuple(accumulate(counts))
    loaded = Loaded(source, tuple(extracts), starts[:-1], starts[-1], tuple(bad_rows))
    for field in extracts[0].columns if extracts else ():
        if source.types.get(field, "text") != "text":
            _settle_field(store, loaded, field, faults)
    _find_duplicates(store, loaded, faults)
    return loaded


def _count(store: DuckStore, name: str) -> int:
    return int(store.rows(f"SELECT count(*) FROM {quoted('rec_' + name)}")[0][0])


def _listed(store: DuckStore, source: Source, extract: Extract) -> Extract:
    """A Parquet file with its columns found."""
    if extract.format != "parquet" or source.with_headers is None:
        return extract
    headers = list(store.shape(f"SELECT * FROM read_parquet({literal(str(extract.path))})"))
    listed, found = source.with_headers(extract, headers)
    if errors(found):
        raise Problems(found)
    return listed


def _append(store: DuckStore, source: Source, extract: Extract, *, create: bool) -> tuple[Extract, list[BadRow]]:
    try:
        store.run(_reading(source, extract, create=create))
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        extract, bad = source.rewrite(extract)
        store.run(_reading(source, extract, create=create))
        return extract, bad
    return extract, []


def _reading(source: Source, extract: Extract, *, create: bool) -> str:
    """Text in, typed columns out; a typed column has its text beside it where that is not what the value prints as."""
    blanks = "" if extract.plain_blanks else f", {literal(BLANKS)}"
    columns, tried = list[str](), list[str]()
    for field, index in extract.columns.items():
        kind, cell = source.types.get(field, "text"), f"c{index}"
        if kind == "text":
            columns.append(f"{_aliased(source.aliases.get(field, {}), _trimmed(cell, blanks))} AS {quoted(field)}")
            continue
        tried += [f"TRY_CAST({cell} AS {SQL_TYPES[kind]}) AS {quoted('_try_' + field)}"] if kind in AS_PRINTED else []
        columns += _typed(source, field, cell, blanks)
    keys = [f"coalesce({_trimmed(f'c{index}', blanks)}, '')" for index in extract.key]
    row = f"CAST(c{extract.row_column} AS BIGINT)" if extract.row_column is not None else "NULL::BIGINT"
    columns += [f"{(' || ' + literal(SEPARATOR) + ' || ').join(keys) or 'NULL::VARCHAR'} AS _key", f"{row} AS _row"]
    scan = f"(SELECT {', '.join(['*', *tried])} FROM {_scan(extract)})"
    verb = "CREATE OR REPLACE TABLE {} AS" if create else "INSERT INTO {} BY NAME"
    return f"{verb.format(quoted('rec_' + source.name))} SELECT {', '.join(columns)} FROM {scan}"


def _trimmed(cell: str, blanks: str) -> str:
    return f"nullif(trim({cell}{blanks}), '')"


def _typed(source: Source, field: str, cell: str, blanks: str) -> list[str]:
    """A value counts as plain where its text begins what it prints as: then nothing was rounded or guessed."""
    kind, tried = source.types[field], quoted("_try_" + field)
    if kind not in AS_PRINTED:
        return [f"NULL::{SQL_TYPES[kind]} AS {quoted(field)}", f"{_trimmed(cell, blanks)} AS {_raw(field)}"]
    plain = f"starts_with({tried}::VARCHAR, {cell}) AND {cell} <> ''"
    if kind == "date":
        plain = f"{tried}::VARCHAR = {cell} AND length({cell}) = 10"
    unit = source.units.get(field, 1)
    value = tried if unit == 1 else f"TRY_CAST({tried} * {unit} AS {SQL_TYPES[kind]})"
    plain += "" if unit == 1 else f" AND {value} IS NOT NULL"
    return [
        f"CASE WHEN {plain} THEN {value} END AS {quoted(field)}",
        f"CASE WHEN {plain} THEN NULL ELSE {_trimmed(cell, blanks)} END AS {_raw(field)}",
    ]


def _scan(extract: Extract) -> str:
    if extract.format == "parquet":
        names = ", ".join(
            f"CAST({quoted(header)} AS VARCHAR) AS c{index}" for index, header in enumerate(extract.headers)
        )
        return f"(SELECT {names} FROM read_parquet({literal(str(extract.path))}))"
    shape = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(len(extract.headers)))
    return (
        f"read_csv({literal(str(extract.path))}, auto_detect=false, header=false, skip={extract.skip}, "
        f"delim={literal(extract.delimiter)}, quote={literal(extract.quote)}, escape={literal(extract.quote)}, "
        f"columns={{{shape}}}, max_line_size=16000000)"
    )


def _aliased(aliases: Mapping[str, str], value: str) -> str:
    if not aliases:
        return value
    whens = " ".join(f"WHEN {literal(written)} THEN {literal(meant)}" for written, meant in aliases.items())
    return f"CASE {value} {whens} ELSE {value} END"


def _raw(field: str) -> str:
    return quoted(f"_raw_{field}")


def _settle_field(store: DuckStore, loaded: Loaded, field: str, faults: Faults) -> None:
    """Convert the distinct texts of a field that are not plain, write back what they mean, note what they break."""
    table, raw = quoted(loaded.table), _raw(field)
    texts = [row[0] for row in store.rows(f"SELECT DISTINCT {raw} FROM {table} WHERE {raw} IS NOT NULL ORDER BY 1")]
    read = {text: loaded.source.convert(field, text) for text in texts}
    good = {text: _exact(found.value) for text, found in read.items() if found.value is not None}
    kind = _column_type(loaded.source.types[field], list(good.values()))
    if kind != SQL_TYPES[loaded.source.types[field]]:
        store.run(f"ALTER TABLE {table} ALTER COLUMN {quoted(field)} TYPE {kind}")
    if good:
        store.fill("meant", [("text", "VARCHAR"), ("value", kind)], list(good.items()))
        store.run(f"UPDATE {table} SET {quoted(field)} = meant.value FROM meant WHERE {raw} = meant.text")
    if any(found.rule for found in read.values()):
        _note(store, loaded, field, read, faults)


def _exact(value: object) -> object:
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value


def _column_type(kind: str, values: Sequence[object]) -> str:
    """The type that holds every value: wider, with as many decimals as are there, only where the usual one is short."""
    decimals = [v for v in values if isinstance(v, Decimal)] if SQL_TYPES[kind] == NARROW else []
    places = max((-int(v.as_tuple().exponent) for v in decimals), default=0)
    wide = places > 4 or any(abs(v) >= 10**14 for v in decimals)
    return f"DECIMAL(38,{max(places, 4)})" if wide else SQL_TYPES[kind]


def _note(store: DuckStore, loaded: Loaded, field: str, read: Mapping[str, Converted], faults: Faults) -> None:
    odd = {text: found for text, found in read.items() if found.rule}
    store.fill("odd", [("text", "VARCHAR")], [(text,) for text in odd])
    raw = _raw(field)
    for record, text in store.rows(
        f"SELECT r.rowid, {raw} FROM {quoted(loaded.table)} r JOIN odd ON {raw} = odd.text ORDER BY 1"
    ):
        found = odd[text]
        faults.add(Fault(loaded.source.name, record, field, found.rule, dict(found.params), found.warning))


def _find_duplicates(store: DuckStore, loaded: Loaded, faults: Faults) -> None:
    """The first record of a key counts; the others are faults, and so is a record without a key."""
    if not any(extract.key for extract in loaded.extracts) or _keys_rise(store, loaded):
        return
    table, empty = quoted(loaded.table), f"replace(_key, {literal(SEPARATOR)}, '') = ''"
    for (record,) in store.rows(f"SELECT rowid FROM {table} WHERE {empty} ORDER BY 1"):
        faults.add(Fault(loaded.source.name, record, "_key", "key-empty", {}))
    again = f"SELECT _key FROM {table} GROUP BY _key HAVING count(*) > 1"
    if not store.rows(f"SELECT count(*) FROM ({again})")[0][0]:
        return
    for record, key, first in store.rows(
        f"SELECT rowid, _key, min(rowid) OVER (PARTITION BY _key) FROM {table} "
        f"WHERE _key IN ({again}) AND NOT {empty} ORDER BY 1"
    ):
        if record != first:
            shown = key.replace(SEPARATOR, ", ")
            faults.add(
                Fault(loaded.source.name, record, "_key", "duplicate-record", {"key": shown, "first": str(first)})
            )


def _keys_rise(store: DuckStore, loaded: Loaded) -> bool:
    """Whether every key is greater than the one before: exports mostly are so, and then none can be there twice."""
    query = f"SELECT _key, lag(_key) OVER () AS before FROM {quoted(loaded.table)}"
    least = min(len(extract.key) for extract in loaded.extracts)
    found = store.rows(f"SELECT count_if(_key <= before), count_if(_key = ''), count(*) FROM ({query})")[0]
    return least == 1 and found[0] == 0 and found[1] == 0
