"""What must hold of a record before it can count: its dates and amounts are there, its people and joins are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from sqlglot import exp

from salesperf.engine.currency import RATED
from salesperf.engine.duck import quoted
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.measure import Desk
from salesperf.engine.records import base_fields, figure_of_record, of_record
from salesperf.engine.relations import condition, sql_of, uses_joined
from salesperf.engine.source import Loaded
from salesperf.engine.strangers import Strangers, near_words
from salesperf.model.expr import Call, aggregates
from salesperf.model.spelling import percent_text
from salesperf.model.work import MeasureWork, SourceWork

YEARS_AHEAD = 10
Stretches = Mapping[str, Sequence[tuple[date, date]]]


def in_stretches(asked: MeasureWork, stretches: Stretches) -> str:
    """SQL: whether a record's date lies in any stretch in which the measure is asked for."""
    day = quoted(asked.date)
    ranges = " OR ".join(f"{day} BETWEEN DATE '{start}' AND DATE '{end}'" for start, end in stretches[asked.name])
    return f"({ranges or 'false'})"


def relevant(desk: Desk, source: str, stretches: Stretches) -> str:
    """SQL: whether a record counts for any measure of its source, whoever has the credit."""
    asked = measures_of(desk, source)
    conditions = [f"({in_stretches(each, stretches)} AND {_of_record(desk, each)})" for each in asked]
    return " OR ".join(conditions) or "false"


def measures_of(desk: Desk, source: str) -> list[MeasureWork]:
    """The measures of a source that the plan names: those of parts only hold the same records."""
    return [asked for asked in desk.measures.values() if asked.source == source and not asked.part_of]


def _of_record(desk: Desk, asked: MeasureWork) -> str:
    """The filter of a measure, as far as it speaks of the whole record."""
    return condition(desk.store, "full_" + asked.source, of_record(asked.where))


def check_dates(desk: Desk, source: str, stretches: Stretches, faults: Faults) -> None:
    """A date far beyond the days that anybody asks for is a slip of the pen, and not merely out of the period."""
    for asked in measures_of(desk, source):
        last = max((end for _, end in stretches[asked.name]), default=date.max)
        if last.year + YEARS_AHEAD > date.max.year:
            continue
        day, far = quoted(asked.date), f"DATE '{last.year + YEARS_AHEAD}-12-31'"
        for record, found in desk.store.rows(
            f"SELECT _rid, {day} FROM {quoted('full_' + source)} WHERE {day} > {far} ORDER BY 1"
        ):
            params = {"text": str(found), "years": str(YEARS_AHEAD)}
            faults.add(Fault(source, record, asked.date, "date-far-off", params))


def check_fields(desk: Desk, source: str, faults: Faults) -> None:
    """Records that a measure counts need its date, and a figure wherever it adds, averages or compares."""
    for asked in measures_of(desk, source):
        undated = f"{_of_record(desk, asked)} AND {quoted(asked.date)} IS NULL"
        _note_empty(desk, source, [asked.date], undated, faults)
        for call in aggregates(asked.value):
            if call.name in {"sum", "min", "max", "count_values"}:
                _check_argument(desk, asked, call, faults)


def check_events(desk: Desk, source: str, faults: Faults) -> None:
    """Rows that name records need a date, and the name."""
    for event in desk.events:
        if event.source == source:
            for name in (event.date, event.record):
                _note_empty(desk, source, [name], f"{quoted(name)} IS NULL", faults)


def _check_argument(desk: Desk, asked: MeasureWork, call: Call, faults: Faults) -> None:
    value = figure_of_record(call.args[0])
    if value is None or (call.name in {"min", "max"} and value != call.args[0]):
        return
    own = condition(desk.store, "full_" + asked.source, of_record(call.where))
    missing = exp.Is(this=exp.Paren(this=sql_of(desk.store, "full_" + asked.source, value)), expression=exp.Null())
    fields = sorted(base_fields(desk.sources[asked.source], value))
    unusable = f"{_of_record(desk, asked)} AND {own} AND {missing.sql(dialect='duckdb')}"
    if RATED in desk.store.shape_of("full_" + asked.source):  # what has no rate and counts, is told as such
        unusable += f" AND {RATED}"
    _note_empty(desk, asked.source, fields, unusable, faults)


def _note_empty(desk: Desk, source: str, fields: Sequence[str], condition: str, faults: Faults) -> None:
    """Of each such record the first of the fields that is empty; if none is, a divisor of its figure is 0."""
    empties = "".join(f", {quoted(name)} IS NULL" for name in fields)
    for record, *empty in desk.store.rows(
        f"SELECT _rid{empties} FROM {quoted('full_' + source)} WHERE {condition} ORDER BY 1"
    ):
        at = next((name for name, is_empty in zip(fields, empty, strict=True) if is_empty), None)
        if at is not None:
            faults.add(Fault(source, record, at, "cell-empty", {"field": at}))
        else:
            params = {"fields": ", ".join(f"`{name}`" for name in fields)}
            faults.add(Fault(source, record, next(iter(fields), ""), "divided-by-0", params))


def check_people(desk: Desk, loaded: Loaded, stretches: Stretches, faults: Faults) -> None:
    """Every share of a record that counts must name somebody on the roster."""
    source = loaded.source.name
    work = desk.sources[source]
    counted = f"(SELECT * FROM {quoted('full_' + source)} WHERE {relevant(desk, source, stretches)})"
    if work.crediting.is_whole:
        owner = work.crediting.splits[0].to
        found = f"SELECT r._rid, nullif(trim(r.{quoted(owner)}), '') AS who, 0 AS _part FROM {counted} r"
    else:
        found = f"SELECT t._rid, t.who, _part FROM {quoted('part_' + source)} t JOIN {counted} r ON r._rid = t._rid"
    strangers = f"SELECT _rid, who, _part FROM ({found}) f ANTI JOIN people p ON f.who = p._id ORDER BY ALL"
    lost = desk.store.rows(strangers)
    strange = Strangers(desk.store, loaded.source, [who for _, who, _ in lost if who is not None])
    for record, who, part in lost:
        field = _field_of(work, part)
        if who is not None:
            faults.add(strange.fault(record, field, who))
        elif work.crediting.unclaimed != "house":
            faults.add(Fault(source, record, field, "person-empty", {"field": field}))


def _field_of(work: SourceWork, part: int) -> str:
    return (*work.crediting.splits, *work.crediting.overlays)[part // 1000].to


def check_shares(desk: Desk, source: str, faults: Faults) -> None:
    """The shares of a record add up to 100 %; needed where they come from a field or depend on a condition."""
    splits = desk.sources[source].crediting.splits
    if not any(row.where is not None or isinstance(row.share, str) for row in splits):
        return
    field = next((row.share for row in splits if isinstance(row.share, str)), splits[0].to)
    for record, parts, whole in desk.store.rows(
        f"SELECT _rid, sum(num), any_value(den) FROM {quoted('part_' + source)} WHERE _split GROUP BY _rid "
        "HAVING sum(num) IS DISTINCT FROM any_value(den) ORDER BY 1"
    ):
        total = percent_text(Fraction(int(parts), int(whole)))
        faults.add(Fault(source, record, field, "shares-not-100", {"sum": total}))


def check_joins(desk: Desk, source: str, faults: Faults) -> None:
    """A value without a match in the joined source: set aside if the plan needs a joined field, else told."""
    work = desk.sources[source]
    for field, joined in work.joins.items():
        named = any(path[0] == joined for e in desk.events if e.source == source for path in e.figures)
        needed = named or uses_joined(work, desk.measures, joined)
        found, value = quoted("_found_" + field), quoted(field)
        lost = desk.store.rows(
            f"SELECT _rid, {value} FROM {quoted('all_' + source)} WHERE {value} IS NOT NULL AND NOT {found} ORDER BY 1"
        )
        known = [key for (key,) in desk.store.rows(f"SELECT _key FROM {quoted('good_' + joined)}")] if lost else []
        near = near_words((value for _, value in lost), known)
        for record, value in lost:
            params = {"value": value, "source": joined, "near": near.get(value, ""), "field": field}
            faults.add(Fault(source, record, field, "join-unmatched", params, warning=not needed))
