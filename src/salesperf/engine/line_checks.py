"""What a record must say so that it can be priced by itself; asked only of records that somebody is paid on."""

from __future__ import annotations

from collections.abc import Sequence

from salesperf.diagnostics import suggest
from salesperf.engine.duck import literal, quoted
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.measure import Desk
from salesperf.engine.records import base_fields
from salesperf.engine.sieve import Stretches, in_stretches
from salesperf.model.expr import Ref
from salesperf.model.work import LineNeed


def check_lines(desk: Desk, source: str, needs: Sequence[LineNeed], stretches: Stretches, faults: Faults) -> None:
    """Set records aside whose field is empty, or holds a word for which the table has no column."""
    for need in needs:
        if desk.measures[need.measure].source == source:
            _check(desk, source, need, stretches, faults)


def _check(desk: Desk, source: str, need: LineNeed, stretches: Stretches, faults: Faults) -> None:
    field = quoted(need.field)
    told = f"{field} IS NULL"
    if need.words:
        told += f" OR {field} NOT IN ({', '.join(map(literal, need.words))})"
    shown = [need.field] if not need.lookup else list(need.matched)
    columns = ", ".join(quoted(name) for name in shown)
    records = f"SELECT DISTINCT _rid, {columns} {concerned(desk, need, stretches)} AND ({told}) ORDER BY 1"
    for record, *values in desk.store.rows(records):
        at = min(base_fields(desk.sources[source], Ref(tuple(shown[0].split(".")))), default=shown[0])
        if need.lookup:
            said = ", ".join(f"{name}: {value or '-'}" for name, value in zip(shown, values, strict=True))
            faults.add(Fault(source, record, at, "no-lookup-row", {"lookup": need.lookup, "said": said}))
        elif values[0] is None:
            faults.add(Fault(source, record, at, "cell-empty", {"field": need.field}))
        else:
            value = str(values[0])
            params = {"value": value, "known": ", ".join(need.words), "near": suggest(value, need.words)}
            faults.add(Fault(source, record, at, "no-column-for-record", params))


def concerned(desk: Desk, need: LineNeed, stretches: Stretches) -> str:
    """SQL after `FROM`: the credited lines of a measure on which somebody is paid, up to the end of its `WHERE`."""
    asked = desk.measures[need.measure]
    day = quoted(asked.date)
    people = ""
    if need.people is not None and asked.whose == "own":
        desk.store.fill("needing", [("_id", "VARCHAR")], [(person,) for person in sorted(need.people)])
        people = "AND _pid IN (SELECT _pid FROM ids SEMI JOIN needing USING (_id))"
    return (
        f"FROM {quoted('line_' + asked.source)} r WHERE {desk.counts(asked).sql(dialect='duckdb')} "
        f"AND {in_stretches(asked, stretches)} AND {day} BETWEEN DATE '{need.start}' AND DATE '{need.end}' {people}"
    )
