"""`credits.parquet`: every credited line with the file and row it comes from, and what it earned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from salesperf.engine.account import address_columns
from salesperf.engine.duck import literal, quoted
from salesperf.engine.load import Loaded
from salesperf.engine.measure import Desk
from salesperf.engine.relations import Stretch
from salesperf.engine.sieve import in_stretches
from salesperf.model.people import Roster
from salesperf.model.rating import LineJob

COLUMNS = (
    "person_id", "person", "source", "file", "sheet", "row", "key", "date", "part", "share",
    "element", "period", "credit", "running", "tier", "pay",
)  # fmt: skip


def write_credits(
    desk: Desk,
    loaded: Mapping[str, Loaded],
    jobs: Sequence[LineJob],
    stretches: Mapping[str, Sequence[Stretch]],
    roster: Roster,
    path: Path,
) -> None:
    """Lines of elements first, in the order of the plan; then credited records on which nothing is paid by line."""
    desk.store.fill("named", [("id", "VARCHAR"), ("name", "VARCHAR")], [(p.id, p.name) for p in roster.people.values()])
    parts = [_paid(desk, loaded, job, number) for number, job in enumerate(jobs)]
    rated = {desk.measures[job.measure].source for job in jobs}
    parts += [_unpaid(desk, loaded[s], stretches, len(parts)) for s in desk.sources if s in loaded and s not in rated]
    if not parts:
        return
    union = " UNION ALL ".join(parts)
    desk.store.run(
        f"COPY (SELECT {', '.join(map(quoted, COLUMNS))} FROM ({union}) ORDER BY _job, _rid, _part) "
        f"TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd)"
    )


def _paid(desk: Desk, loaded: Mapping[str, Loaded], job: LineJob, number: int) -> str:
    source = loaded[desk.measures[job.measure].source]
    places = "CAST({} AS DECIMAL(28,0)) * CAST('1e-{}' AS DECIMAL(20,{}))"
    scale = int(desk.store.rows(f"SELECT coalesce(any_value(places), 0) FROM paid_{number}")[0][0])
    digits = -int(job.step.normalize().as_tuple().exponent)
    unit = f"CAST({literal(f'{job.step:f}')} AS DECIMAL(18,{max(digits, 0)}))"
    credit, running = (f"CAST({_scaled(name, scale)} AS DECIMAL(38,{scale}))" for name in ("x", "after"))
    return _rows(
        source,
        f"paid_{number}",
        number,
        element=literal(job.element),
        period=literal(job.window),
        credit=f"CAST({credit} AS DECIMAL(38,18))",
        running=f"CAST({running} AS DECIMAL(38,18))",
        tier="tier",
        pay=f"CAST(pay * {unit} AS DECIMAL(38,{max(digits, 0)}))",
    )


def _scaled(name: str, places: int) -> str:
    return (
        f"CAST({name} AS DECIMAL(24,0)) * CAST('0.{'1'.rjust(places, '0')}' AS DECIMAL({places + 1},{places}))"
        if places
        else name
    )


def _unpaid(desk: Desk, source: Loaded, stretches: Mapping[str, Sequence[Stretch]], number: int) -> str:
    name = source.source.name
    asked = [measure for measure in desk.measures.values() if measure.source == name]
    day = quoted(asked[0].date) if asked else "NULL"
    counted = " OR ".join(
        f"({in_stretches(measure, stretches)} AND {desk.counts(measure).sql(dialect='duckdb')})" for measure in asked
    )
    lines = f"(SELECT _pid, _rid, _part, share, {day} AS day, _key FROM {quoted('line_' + name)} r WHERE {counted or 'false'})"
    empty = dict.fromkeys(("element", "period"), "''") | dict.fromkeys(("credit", "running", "tier", "pay"), "NULL")
    return _rows(source, lines, number, **empty)


def _rows(source: Loaded, lines: str, number: int, **figures: str) -> str:
    named = ", ".join(f"{value} AS {quoted(name)}" for name, value in figures.items())
    return (
        f"SELECT {number} AS _job, l._rid, l._part, p.id AS person_id, n.name AS person, "
        f"{literal(source.source.name)} AS source, {address_columns(source, 'l._rid')}, l._key AS key, l.day AS date, "
        f"l._part AS part, share, {named} FROM {lines} l JOIN people p ON p.pid = l._pid JOIN named n ON n.id = p.id "
        f"JOIN {quoted(source.table)} r ON r.rowid = l._rid"
    )
