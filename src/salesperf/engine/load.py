"""Files become tables of typed records: the engine reads text, and only cells that are not plain go through Python.

Each source `s` has a table `rec_s` with a column per field, `_key`, and `_raw_f` with the text of each cell of field
`f` that was not plain. Its rowid counts the records in the order of the files, so every record keeps its address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import duckdb

from salesperf.diagnostics import Problems, errors
from salesperf.engine.cell_checks import check_cells
from salesperf.engine.duck import DuckStore, literal, parquet_damaged, quoted
from salesperf.engine.duplicates import find_duplicates
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.no_records import check_totals, find_no_records
from salesperf.engine.reading import NARROW, SQL_TYPES, raw_column, reading
from salesperf.engine.source import Loaded, Source
from salesperf.model.cells import Converted
from salesperf.model.table import BadRow, Extract


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
    aside = find_no_records(store, loaded)
    faults.leave_out(source.name, aside.records)
    for field in extracts[0].columns if extracts else ():
        if source.types.get(field, "text") != "text":
            _settle_field(store, loaded, field, faults)
    check_cells(store, loaded, faults)
    for field, names in source.people.items():
        _name_people(store, loaded, field, names)
    loaded = check_totals(store, loaded, aside, faults)
    find_duplicates(store, loaded, faults)
    return loaded


def _count(store: DuckStore, name: str) -> int:
    return int(store.rows(f"SELECT count(*) FROM {quoted('rec_' + name)}")[0][0])


def _listed(store: DuckStore, source: Source, extract: Extract) -> Extract:
    """A Parquet file with its columns found."""
    if extract.format != "parquet" or source.with_headers is None:
        return extract
    try:
        headers = list(store.shape(f"SELECT * FROM read_parquet({literal(str(extract.path))})"))
    except duckdb.Error as error:
        raise parquet_damaged(extract.file, error) from error
    listed, found = source.with_headers(extract, headers)
    if errors(found):
        raise Problems(found)
    return listed


def _append(store: DuckStore, source: Source, extract: Extract, *, create: bool) -> tuple[Extract, list[BadRow]]:
    try:
        store.run(reading(source, extract, create=create))
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        extract, bad = source.rewrite(extract)
        store.run(reading(source, extract, create=create))
        return extract, bad
    return extract, []


def _settle_field(store: DuckStore, loaded: Loaded, field: str, faults: Faults) -> None:
    """Convert the distinct texts of a field that are not plain, write back what they mean, note what they break."""
    table, raw = quoted(loaded.table), raw_column(field)
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


def _name_people(store: DuckStore, loaded: Loaded, field: str, names: Mapping[str, str]) -> None:
    """Put ids in place of what people are called; what nobody is called stays as it was written."""
    store.fill("called", [("_text", "VARCHAR"), ("_id", "VARCHAR")], list(names.items()))
    cell, delimiter = quoted(field), loaded.source.lists.get(field)
    if delimiter is None:
        store.run(f"UPDATE {quoted(loaded.table)} SET {cell} = _id FROM called WHERE {cell} = _text")
        return
    parts = f"string_split({cell}, {literal(delimiter)})"
    known = f"list_transform({parts}, lambda one: coalesce(called[trim(one)], one))"
    store.run(
        f"UPDATE {quoted(loaded.table)} SET {cell} = array_to_string({known}, {literal(delimiter)}) "
        f"FROM (SELECT map(list(_text), list(_id)) AS called FROM called) WHERE {cell} IS NOT NULL"
    )


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
    raw = raw_column(field)
    for record, text in store.rows(
        f"SELECT r.rowid, {raw} FROM {quoted(loaded.table)} r JOIN odd ON {raw} = odd.text ORDER BY 1"
    ):
        found = odd[text]
        faults.add(Fault(loaded.source.name, record, field, found.rule, dict(found.params), found.warning))
