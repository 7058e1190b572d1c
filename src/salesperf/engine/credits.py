"""`credits.parquet`: every credited line with the file and row it comes from, and what it earned.

Only plain scans of sorted tables stand under the COPY: a join there would lose the order of the rows, and with it the
promise that two runs write the same bytes. People are looked up in lists by their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from salesperf.engine.account import address_columns
from salesperf.engine.duck import literal, quoted
from salesperf.engine.lines_slow import paid_table
from salesperf.engine.measure import Desk
from salesperf.engine.sieve import Stretches, in_stretches
from salesperf.engine.source import SEPARATOR, Loaded
from salesperf.model.people import Roster
from salesperf.model.rating import LineJob

COLUMNS = (
    "person_id", "person", "source", "file", "sheet", "row", "key", "date", "part", "share",
    "element", "period", "credit", "running", "tier", "pay",
)  # fmt: skip
NARROW, WIDE = 18, 38  # digits of a decimal


def write_credits(
    desk: Desk, loaded: Mapping[str, Loaded], jobs: Mapping[int, LineJob], stretches: Stretches, path: Path
) -> None:
    """Lines of elements first, in the order of the plan; then credited lines on which nothing is paid.

    People are named by the lists that `name_people` has left in the engine.
    """
    parts = [_paid(desk, loaded, job, number) for number, job in jobs.items()]
    counted = {measure.source for measure in desk.measures.values()}
    for name in (name for name in desk.sources if name in counted):
        rated = {number: job for number, job in jobs.items() if desk.measures[job.measure].source == name}
        parts += _unpaid(desk, loaded[name], stretches, rated)
    union = " UNION ALL ".join(parts)
    desk.store.run(
        f"COPY (SELECT {', '.join(map(quoted, COLUMNS))} FROM ({union})) "
        f"TO {literal(str(path))} (FORMAT parquet, PARQUET_VERSION V2, COMPRESSION zstd)"
    )


def name_people(desk: Desk, roster: Roster) -> None:
    """Lists of all ids and names, in the order of the numbers that lines hold."""
    columns = [("n", "INTEGER"), ("id", "VARCHAR"), ("name", "VARCHAR")]
    desk.store.fill("named", columns, [(n, p.id, p.name) for n, p in enumerate(roster.people.values())])
    for name in ("id", "name"):
        desk.store.run(f"SET VARIABLE people_{name} = (SELECT list({name} ORDER BY n) FROM named)")


def _paid(desk: Desk, loaded: Mapping[str, Loaded], job: LineJob, number: int) -> str:
    source, table = loaded[desk.measures[job.measure].source], paid_table(number)
    places, largest = desk.store.rows(f"SELECT any_value(places), greatest(max(abs(x)), max(abs(after))) FROM {table}")[
        0
    ]
    width = NARROW if (largest or 0) < 10**NARROW else WIDE
    digits = max(-int(job.step.normalize().as_tuple().exponent), 0)
    steps = int(job.step.scaleb(digits))
    return _rows(
        source,
        table,
        element=literal(job.element),
        period=literal(job.window),
        credit=_scaled("x", places or 0, width),
        running=_scaled("after", places or 0, width),
        tier="tier",
        pay=_scaled(f"(pay * {steps})", digits, NARROW),
    )


def _scaled(whole: str, places: int, width: int) -> str:
    """A whole number of 10^-places as a decimal of so many digits."""
    if not places:
        return f"CAST({whole} AS DECIMAL({width},0))"
    one = "0." + "1".rjust(places, "0")
    digits = f"CAST({whole} AS DECIMAL({width - places if width == WIDE else NARROW},0))"
    return f"CAST({digits} * CAST('{one}' AS DECIMAL({places},{places})) AS DECIMAL({width},{places}))"


def _unpaid(desk: Desk, source: Loaded, stretches: Stretches, rated: Mapping[int, LineJob]) -> list[str]:
    """The lines that count for a measure and in no job; where there are jobs, only those of the jobs' days."""
    name = source.source.name
    asked = [measure for measure in desk.measures.values() if measure.source == name]
    days = _inside(stretches, rated) if rated else stretches
    counted = " OR ".join(
        f"({in_stretches(measure, days)} AND {desk.counts(measure).sql(dialect='duckdb')})" for measure in asked
    )
    lines = f"FROM {quoted('line_' + name)} r WHERE _pid IS NOT NULL AND ({counted})"
    if rated and _lines_of_elements(desk, rated) >= int(desk.store.rows(f"SELECT count(*) {lines}")[0][0]):
        return []
    paid = " UNION ALL ".join(f"SELECT _rid, _part FROM lines_{number}" for number in rated)
    anew = f" AND NOT EXISTS (FROM ({paid}) p WHERE p._rid = r._rid AND p._part = r._part)" if rated else ""
    table = "unpaid_" + name
    desk.store.run(
        f"CREATE OR REPLACE TABLE {quoted(table)} AS SELECT _pid, _rid, _part, _row, share, {quoted(asked[0].date)} "
        f"AS day, _key {lines}{anew} ORDER BY _rid, _part"
    )
    empty = dict.fromkeys(("element", "period"), "''") | dict.fromkeys(("credit", "running", "tier", "pay"), "NULL")
    return [_rows(source, quoted(table), **empty)]


def _inside(stretches: Stretches, rated: Mapping[int, LineJob]) -> Stretches:
    """The stretches as far as they lie in the days of the jobs."""
    first, last = min(job.start for job in rated.values()), max(job.end for job in rated.values())
    return {
        name: [(max(start, first), min(end, last)) for start, end in found if start <= last and end >= first]
        for name, found in stretches.items()
    }


def _lines_of_elements(desk: Desk, rated: Mapping[int, LineJob]) -> int:
    """How many lines the element with the most of them has: no line is in it twice."""
    totals: Counter[str] = Counter()
    for number, job in rated.items():
        totals[job.element] += int(desk.store.rows(f"SELECT count(*) FROM lines_{number}")[0][0])
    return max(totals.values())


def _printed_key(source: Loaded) -> str:
    """The key as a reader would write it."""
    parts = max((len(extract.key) for extract in source.extracts), default=1)
    return "_key" if parts == 1 else f"replace(_key, {literal(SEPARATOR)}, ', ')"


def _rows(source: Loaded, table: str, **figures: str) -> str:
    named = ", ".join(f"{value} AS {quoted(name)}" for name, value in figures.items())
    return (
        "SELECT getvariable('people_id')[_pid + 1] AS person_id, getvariable('people_name')[_pid + 1] AS person, "
        f"{literal(source.source.name)} AS source, {address_columns(source, '_rid')}, {_printed_key(source)} AS key, "
        f"day AS date, _part AS part, share, {named} FROM {table}"
    )
