"""The views between typed records and credits: joined fields, derived fields, the source's own filter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlglot import exp, select

from salesperf.engine.duck import DuckStore, quoted
from salesperf.engine.records import of_record
from salesperf.engine.sql_expr import to_sql
from salesperf.model.expr import Call, Expr, Path, aggregates, refs
from salesperf.model.work import MeasureWork, SourceWork

Stretch = tuple[date, date]


def column(path: Path) -> exp.Expr:
    """The column that holds a field: joined fields keep their dotted name."""
    return exp.column(".".join(path), quoted=True)


def sql_of(store: DuckStore, relation: str, expr: Expr) -> exp.Expr:
    """A record-level expression over the columns of a view."""
    return to_sql(expr, column, store.shape_of(relation))


def condition(store: DuckStore, relation: str, expr: Expr | None) -> str:
    """A condition as SQL text, in brackets; what the plan does not limit is true."""
    return "true" if expr is None else f"({sql_of(store, relation, expr).sql(dialect='duckdb')})"


def build_records(store: DuckStore, work: SourceWork) -> None:
    """The view `all_s` (joined and derived fields) and, of it, `full_s` (the rows inside the source's filter)."""
    inner = select("g.*").from_(f"{quoted('good_' + work.name)} AS g")
    for number, (field, joined) in enumerate(work.joins.items()):
        alias = f"j{number}"
        inner = inner.join(
            f"{quoted('good_' + joined)} AS {alias}", on=f"g.{quoted(field)} = {alias}._key", join_type="left"
        )
        inner = inner.select(f"{alias}._rid IS NOT NULL AS {quoted('_found_' + field)}")
        for name in (n for n in work.types if n.startswith(joined + ".")):
            inner = inner.select(f"{alias}.{quoted(name.removeprefix(joined + '.'))} AS {quoted(name)}")
    for name, expr in work.derive.items():
        derived = to_sql(expr, column, store.shape(inner.sql(dialect="duckdb")))
        inner = select("*", exp.alias_(derived, name, quoted=True)).from_(inner.subquery("d"))
    store.run(f"CREATE OR REPLACE VIEW {quoted('all_' + work.name)} AS {inner.sql(dialect='duckdb')}")
    full = select("*").from_(exp.to_table(quoted("all_" + work.name)))
    if work.where is not None:
        full = full.where(sql_of(store, "all_" + work.name, work.where))
    store.run(f"CREATE OR REPLACE VIEW {quoted('full_' + work.name)} AS {full.sql(dialect='duckdb')}")


def new_calls(measures: Mapping[str, MeasureWork]) -> dict[Call, tuple[str, MeasureWork]]:
    """Every `count_new` of the measures with the table that marks the records where a value is new."""
    found: dict[Call, tuple[str, MeasureWork]] = {}
    for measure in measures.values():
        for call in aggregates(measure.value):
            if call.name == "count_new":
                found.setdefault(call, (f"new_{measure.name}_{len(found)}", measure))
    return found


def build_new(store: DuckStore, table: str, call: Call, measure: MeasureWork) -> None:
    """Mark the records with which a value appears for the first time, or again after the days the plan gives."""
    source = "full_" + measure.source
    value, day = sql_of(store, source, call.args[0]), column((measure.date,))
    order = exp.Window(
        this=exp.func("lag", day),
        partition_by=[value],
        order=exp.Order(expressions=[day, exp.column("_key"), exp.column("_rid")]),
    )
    inner = select("_rid", exp.alias_(day, "_day"), exp.alias_(order, "_before")).from_(exp.to_table(quoted(source)))
    for where in map(of_record, (measure.where, call.where)):
        inner = inner.where(sql_of(store, source, where)) if where is not None else inner
    inner = inner.where(exp.and_(exp.Not(this=exp.Is(this=value, expression=exp.Null())), "_day IS NOT NULL"))
    fresh = "_before IS NULL"
    if len(call.args) > 1:
        fresh += f" OR _day - _before > {sql_of(store, source, call.args[1]).sql(dialect='duckdb')}"
    marked = select("_rid").from_(inner.subquery("w")).where(fresh)
    store.run(f"CREATE OR REPLACE TABLE {quoted(table)} AS {marked.sql(dialect='duckdb')}")


def uses_joined(work: SourceWork, measures: Mapping[str, MeasureWork], joined: str) -> bool:
    """Whether any measure, filter, derived field or credit row of the source needs a field of the joined one."""
    exprs = [*work.derive.values(), *([work.where] if work.where else [])]
    for measure in measures.values():
        if measure.source == work.name:
            exprs += [measure.value, *([measure.where] if measure.where else [])]
    rows = (*work.crediting.splits, *work.crediting.overlays)
    names = {row.to for row in rows} | {row.share for row in rows if isinstance(row.share, str)}
    names |= {".".join(path) for expr in exprs for path in refs(expr)}
    return any(name.startswith(joined + ".") for name in names)
