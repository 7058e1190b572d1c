"""What is new: the records with which a value appears for the first time, or again after a time without it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlglot import exp, select

from salesperf.engine.duck import DuckStore, quoted
from salesperf.engine.records import of_record
from salesperf.engine.relations import column, sql_of
from salesperf.model.expr import Call, Expr, aggregates
from salesperf.model.work import MeasureWork


@dataclass(frozen=True, slots=True)
class New:
    """A `count_new` among the records of a source that pass a filter, in the order of a date field."""

    source: str
    date: str
    where: Expr | None
    call: Call


def new_of(measure: MeasureWork) -> dict[Call, New]:
    """Every `count_new` of a measure."""
    calls = (call for call in aggregates(measure.value) if call.name == "count_new")
    return {call: New(measure.source, measure.date, of_record(measure.where), call) for call in calls}


def new_tables(measures: Mapping[str, MeasureWork]) -> dict[New, str]:
    """The table that marks the new records, for all that the measures ask."""
    asked: Iterable[New] = (new for measure in measures.values() for new in new_of(measure).values())
    return {new: f"new_{number}" for number, new in enumerate(dict.fromkeys(asked))}


def build_new(store: DuckStore, table: str, new: New) -> None:
    """Mark the records; with days given, a value is new again when more of them have passed since its last record."""
    source = "full_" + new.source
    value, day = sql_of(store, source, new.call.args[0]), column((new.date,))
    order = exp.Window(
        this=exp.func("lag", day),
        partition_by=[value],
        order=exp.Order(expressions=[day, exp.column("_key"), exp.column("_rid")]),
    )
    inner = select("_rid", exp.alias_(day, "_day"), exp.alias_(order, "_before")).from_(exp.to_table(quoted(source)))
    for where in (new.where, of_record(new.call.where)):
        inner = inner.where(sql_of(store, source, where)) if where is not None else inner
    inner = inner.where(exp.and_(exp.Not(this=exp.Is(this=value, expression=exp.Null())), "_day IS NOT NULL"))
    fresh = "_before IS NULL"
    if len(new.call.args) > 1:
        fresh += f" OR _day - _before > {sql_of(store, source, new.call.args[1]).sql(dialect='duckdb')}"
    marked = select("_rid").from_(inner.subquery("w")).where(fresh)
    store.run(f"CREATE OR REPLACE TABLE {quoted(table)} AS {marked.sql(dialect='duckdb')}")
