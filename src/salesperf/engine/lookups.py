"""Which row of a lookup each record finds: the first that matches, in the order in which rows win over one another.

Rows that name the same fields are joined at once; a row with a condition is asked by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesperf.engine.duck import quoted
from salesperf.engine.measure import Desk
from salesperf.engine.relations import condition
from salesperf.engine.sieve import Stretches, in_stretches
from salesperf.engine.taken_back import counted_records
from salesperf.model.work import LookupRow, LookupRows


def find_rows(desk: Desk, source: str, lookups: Sequence[LookupRows], stretches: Stretches) -> None:
    """Give the view `full_s` the columns of every lookup over this source: number and part of the row."""
    mine = [each for each in lookups if desk.measures[each.work.measure].source == source]
    if not mine:
        return
    columns, joins = "", ""
    for number, each in enumerate(mine):
        table = quoted(f"found_{number}_{source}")
        desk.store.run(f"CREATE OR REPLACE TABLE {table} AS {_found(desk, each, f'rows_{number}_{source}', stretches)}")
        columns += f", w{number}.number AS {quoted(each.work.row)}, w{number}.part AS {quoted(each.work.part)}"
        joins += f" LEFT JOIN {table} w{number} ON w{number}._rid = f._rid"
    records = counted_records(desk, source)
    desk.store.run(
        f"CREATE OR REPLACE VIEW {quoted('full_' + source)} AS SELECT f.*{columns} FROM ({records}) f{joins}"
    )


def _found(desk: Desk, asked: LookupRows, table: str, stretches: Stretches) -> str:
    """A query for record, row number and part of all records in the days that the measure is asked for."""
    measure = desk.measures[asked.work.measure]
    fields = _fields(asked)
    _fill(desk, asked, table, fields)
    inside = f"{quoted('full_' + measure.source)} r WHERE {in_stretches(measure, stretches)}"
    matches = " UNION ALL ".join(_matches(desk, asked, table, fields, inside))
    best = f"SELECT _rid, min(_rank) AS _rank FROM ({matches}) GROUP BY _rid" if matches else ""
    ranked = f"LEFT JOIN ({best}) b ON b._rid = r._rid LEFT JOIN {quoted(table)} l ON l._rank = b._rank" if best else ""
    found = ("l._number", "l._of") if best else ("NULL", "NULL")
    if asked.otherwise is not None:
        found = (f"coalesce({found[0]}, {asked.count})", f"coalesce({found[1]}, {asked.otherwise})")
    return (
        f"SELECT r._rid, CAST({found[0]} AS INTEGER) AS number, CAST({found[1]} AS INTEGER) AS part "
        f"FROM (SELECT _rid FROM {inside}) r {ranked}"
    )


def _fields(asked: LookupRows) -> list[str]:
    return list(dict.fromkeys(field for _, row in asked.rows for field in row.fields))


def _fill(desk: Desk, asked: LookupRows, table: str, fields: Sequence[str]) -> None:
    """The rows as a table; `kind` numbers those that are matched in the same way."""
    kinds = _kinds(asked)
    columns = [("_rank", "INTEGER"), ("_number", "INTEGER"), ("_of", "INTEGER"), ("_kind", "INTEGER")]
    columns += [("_since", "DATE"), ("_until", "DATE"), *((f"_f{n}", "VARCHAR") for n in range(len(fields)))]
    rows = [
        (rank, number, row.part, kinds[rank], row.start, row.end, *(row.fields.get(field) for field in fields))
        for rank, (number, row) in enumerate(asked.rows)
    ]
    desk.store.fill(table, columns, rows)


def _kinds(asked: LookupRows) -> list[int]:
    known: dict[object, int] = {}
    return [known.setdefault(_kind(rank, row), len(known)) for rank, (_, row) in enumerate(asked.rows)]


def _kind(rank: int, row: LookupRow) -> object:
    return rank if row.where is not None else (frozenset(row.fields), row.start is None and row.end is None)


def _matches(desk: Desk, asked: LookupRows, table: str, fields: Sequence[str], inside: str) -> Iterator[str]:
    """For each kind of rows the records that match any of them, with the rank of the row."""
    measure = desk.measures[asked.work.measure]
    first: dict[int, LookupRow] = {}
    for kind, (_, row) in zip(_kinds(asked), asked.rows, strict=True):
        first.setdefault(kind, row)
    day = quoted(measure.date)
    for kind, row in first.items():
        on = [f"l._kind = {kind}", *(f"r.{quoted(field)} = l._f{fields.index(field)}" for field in row.fields)]
        if row.start is not None or row.end is not None:
            on.append(f"r.{day} BETWEEN coalesce(l._since, r.{day}) AND coalesce(l._until, r.{day})")
        if row.where is not None:
            on.append(condition(desk.store, "full_" + measure.source, row.where))
        yield f"SELECT r._rid, l._rank FROM (SELECT * FROM {inside}) r JOIN {quoted(table)} l ON {' AND '.join(on)}"
