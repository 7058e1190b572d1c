"""The SQL that reads one file: text in, typed columns out, and the text of every cell that is not plain."""

from __future__ import annotations

from collections.abc import Mapping

from salesperf.engine.duck import literal, quoted
from salesperf.engine.source import SEPARATOR, Source
from salesperf.model.dates import FIRST_YEAR
from salesperf.model.furniture import CELL_END, search_pattern
from salesperf.model.table import CURRENCY_OF, Extract

NARROW = "DECIMAL(18,4)"
BLANKS = " \t\r\n\u00a0\u3000\u2007\u2009\u202f\ufeff\u200b\u200e\u200f"
SQL_TYPES = {"money": NARROW, "number": NARROW, "ratio": NARROW, "integer": "BIGINT", "date": "DATE", "text": "VARCHAR"}
MOST_SEARCHED = 40  # columns from the left in which words for a total are looked for, beside those that the plan reads
AS_PRINTED = frozenset({"money", "number", "integer", "date"})


def reading(source: Source, extract: Extract, *, create: bool) -> str:
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
    beside = {name for each in source.extracts for name in each.columns if name.startswith(CURRENCY_OF)}
    columns += [f"NULL::VARCHAR AS {quoted(name)}" for name in sorted(beside - extract.columns.keys())]
    keys = [f"coalesce({_trimmed(f'c{index}', blanks)}, '')" for index in extract.key]
    row = f"CAST(c{extract.row_column} AS BIGINT)" if extract.row_column is not None else "NULL::BIGINT"
    columns += [f"{(' || ' + literal(SEPARATOR) + ' || ').join(keys) or 'NULL::VARCHAR'} AS _key", f"{row} AS _row"]
    columns.append(f"{_doubtful(source, extract, blanks)} AS _cells")
    scan = f"(SELECT {', '.join(['*', *tried])} FROM {_scan(extract)})"
    verb = "CREATE OR REPLACE TABLE {} AS" if create else "INSERT INTO {} BY NAME"
    return f"{verb.format(quoted('rec_' + source.name))} SELECT {', '.join(columns)} FROM {scan}"


def _doubtful(source: Source, extract: Extract, blanks: str) -> str:
    """The cells of a row that may be a total or furniture: a date or a part of the key is not there, a label is."""
    dates = [(field, index) for field, index in extract.columns.items() if source.types.get(field) == "date"]
    undated = [
        f"({quoted('_try_' + field)} IS NULL AND NOT regexp_matches(coalesce(c{index}, ''), '[0-9０-９]'))"
        for field, index in dates
    ]
    no_key = [f"{_trimmed(f'c{index}', blanks)} IS NULL" for index in extract.key]
    first = [index for index in range(len(extract.headers)) if index != extract.row_column][:MOST_SEARCHED]
    shown = sorted({*first, *extract.columns.values(), *extract.key})
    filled = ", ".join(f"coalesce(c{index}, '')" for index in shown)
    cells = f"concat_ws({literal(CELL_END)}, {filled})"
    labelled = f"regexp_matches({cells}, {literal(search_pattern(source.furniture))})"
    return f"CASE WHEN {' OR '.join([*no_key, *undated]) or 'false'} THEN CASE WHEN {labelled} THEN {cells} END END"


def _trimmed(cell: str, blanks: str) -> str:
    return f"nullif(trim({cell}{blanks}), '')"


def _typed(source: Source, field: str, cell: str, blanks: str) -> list[str]:
    """A value counts as plain where its text begins what it prints as: then nothing was rounded or guessed."""
    kind, tried = source.types[field], quoted("_try_" + field)
    if kind not in AS_PRINTED:
        return [f"NULL::{SQL_TYPES[kind]} AS {quoted(field)}", f"{_trimmed(cell, blanks)} AS {raw_column(field)}"]
    plain = f"starts_with({tried}::VARCHAR, {cell}) AND {cell} <> ''"
    if kind == "date":
        plain = f"{tried}::VARCHAR = {cell} AND length({cell}) = 10 AND {cell} >= '{FIRST_YEAR}'"
    unit = source.units.get(field, 1)
    value = tried if unit == 1 else f"TRY_CAST({tried} * {unit} AS {SQL_TYPES[kind]})"
    plain += "" if unit == 1 else f" AND {value} IS NOT NULL"
    return [
        f"CASE WHEN {plain} THEN {value} END AS {quoted(field)}",
        f"CASE WHEN {plain} THEN NULL ELSE {_trimmed(cell, blanks)} END AS {raw_column(field)}",
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


def raw_column(field: str) -> str:
    """The column with the text of the cells of a field that were not plain."""
    return quoted(f"_raw_{field}")
