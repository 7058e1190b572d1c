"""`credits.parquet`: every credited line with the file and row it comes from, and what it earned.

Only plain scans of sorted tables stand under the COPY: a join there would lose the order of the rows, and with it the
promise that two runs write the same bytes. People are looked up in lists by their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from salesperf.engine.account import address_columns
from salesperf.engine.duck import literal, quoted
from salesperf.engine.lines_slow import paid_table
from salesperf.engine.measure import Desk
from salesperf.engine.sieve import Stretches, in_stretches, measures_of
from salesperf.engine.source import SEPARATOR, Loaded
from salesperf.model.people import Roster
from salesperf.model.rating import LineJob

COLUMNS = (
    "person_id", "person", "source", "file", "sheet", "row", "key", "date", "part", "share",
    "element", "period", "credit", "running", "tier", "pay", "credited_id", "credited",
    "priced_by", "fields",
)  # fmt: skip
NARROW, WIDE = 18, 38  # digits of a decimal


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed: the lines of jobs by number, and what counts for a measure in its stretches.

    Where elements are paid on a source, its records before `since` count only as far as those elements go back.
    """

    jobs: Mapping[int, LineJob]
    stretches: Stretches
    since: date

    def of(self, desk: Desk, source: str) -> Listed:
        """The part that is of one source."""
        jobs = {number: job for number, job in self.jobs.items() if desk.measures[job.measure].source == source}
        first = min([self.since, *(job.start for job in jobs.values())]) if jobs else date.min
        days = {name: [(max(start, first), end) for start, end in found] for name, found in self.stretches.items()}
        return Listed(jobs, days, first)


def write_credits(desk: Desk, loaded: Mapping[str, Loaded], listed: Listed, path: Path) -> None:
    """Lines of elements first, in the order of the plan; then credited lines on which nothing is paid.

    People are named by the lists that `name_people` has left in the engine.
    """
    parts = [_paid(desk, loaded, job, number) for number, job in listed.jobs.items()]
    counted = {measure.source for measure in desk.measures.values()}
    for name in (name for name in desk.sources if name in counted):
        parts += _unpaid(desk, loaded[name], listed.of(desk, name))
    if not parts:
        parts = [f"SELECT {', '.join(f'NULL AS {quoted(name)}' for name in COLUMNS)} WHERE false"]
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
        "_by",
        element=literal(job.element),
        period=literal(job.window),
        credit=_scaled("x", places or 0, width),
        running=_scaled("after", places or 0, width),
        tier="tier",
        priced_by="priced_by",
        pay=_scaled(f"(pay * {steps})", digits, NARROW),
        fields="_fields",
    )


def _scaled(whole: str, places: int, width: int) -> str:
    """A whole number of 10^-places as a decimal of so many digits."""
    if not places:
        return f"CAST({whole} AS DECIMAL({width},0))"
    one = "0." + "1".rjust(places, "0")
    digits = f"CAST({whole} AS DECIMAL({width - places if width == WIDE else NARROW},0))"
    return f"CAST({digits} * CAST('{one}' AS DECIMAL({places},{places})) AS DECIMAL({width},{places}))"


def _unpaid(desk: Desk, source: Loaded, listed: Listed) -> list[str]:
    """The lines that count for a measure and in no job of their own person."""
    name, jobs = source.source.name, listed.jobs
    asked = measures_of(desk, name)
    counted = " OR ".join(
        f"({in_stretches(measure, listed.stretches)} AND {desk.counts(measure).sql(dialect='duckdb')})"
        for measure in asked
    )
    lines = f"FROM {quoted('line_' + name)} r WHERE _pid IS NOT NULL AND ({counted})"
    if jobs and _lines_of_elements(desk, jobs) >= int(desk.store.rows(f"SELECT count(*) {lines}")[0][0]):
        return []
    paid = " UNION ALL ".join(f"SELECT _rid, _part FROM {paid_table(number)} WHERE _by = _pid" for number in jobs)
    anew = f" AND NOT EXISTS (FROM ({paid}) p WHERE p._rid = r._rid AND p._part = r._part)" if jobs else ""
    table = "unpaid_" + name
    desk.store.run(
        f"CREATE OR REPLACE TABLE {quoted(table)} AS SELECT _pid, _rid, _part, _row, share, {quoted(asked[0].date)} "
        f"AS day, _key {lines}{anew} ORDER BY _rid, _part"
    )
    empty = dict.fromkeys(("element", "period"), "''") | dict.fromkeys(("credit", "running", "tier"), "NULL")
    empty |= {"priced_by": "''", "pay": "NULL", "fields": "NULL::VARCHAR"}
    return [_rows(source, quoted(table), "_pid", **empty)]


def _lines_of_elements(desk: Desk, rated: Mapping[int, LineJob]) -> int:
    """How many lines the element with the most of them has: no line is in it twice."""
    totals: Counter[str] = Counter()
    for number, job in rated.items():
        totals[job.element] += int(desk.store.rows(f"SELECT count(*) FROM {paid_table(number)} WHERE _by = _pid")[0][0])
    return max(totals.values())


def _printed_key(source: Loaded) -> str:
    """The key as a reader would write it."""
    parts = max((len(extract.key) for extract in source.extracts), default=1)
    return "_key" if parts == 1 else f"replace(_key, {literal(SEPARATOR)}, ', ')"


def _rows(source: Loaded, table: str, by: str, **figures: str) -> str:
    """Lines as they are listed; `by` holds the number of the person whose credit they are."""
    named = ", ".join(f"{value} AS {quoted(name)}" for name, value in figures.items())
    return (
        "SELECT getvariable('people_id')[_pid + 1] AS person_id, getvariable('people_name')[_pid + 1] AS person, "
        f"{literal(source.source.name)} AS source, {address_columns(source, '_rid')}, {_printed_key(source)} AS key, "
        f"day AS date, _part AS part, share, {named}, coalesce(getvariable('people_id')[{by} + 1], '') AS credited_id, "
        f"coalesce(getvariable('people_name')[{by} + 1], '') AS credited FROM {table}"
    )
