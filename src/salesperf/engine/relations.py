"""The views between typed records and credits: joined fields, derived fields, the source's own filter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlglot import exp, select

from salesperf.engine.duck import DuckStore, quoted
from salesperf.engine.sql_expr import to_sql
from salesperf.model.expr import Expr, Path, refs
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


def build_records(store: DuckStore, work: SourceWork, good: Mapping[str, str]) -> None:
    """The view `all_s` (joined and derived fields) and, of it, `full_s` (the rows inside the source's filter).

    `good` names the relations of the good records of sources that are not used as they stand.
    """
    inner = select("g.*").from_(f"{quoted(good.get(work.name, 'good_' + work.name))} AS g")
    for number, (field, joined) in enumerate(work.joins.items()):
        alias = f"j{number}"
        inner = inner.join(
            f"{quoted(good.get(joined, 'good_' + joined))} AS {alias}",
            on=f"g.{quoted(field)} = {alias}._key",
            join_type="left",
        )
        inner = inner.select(f"{alias}._rid IS NOT NULL AS {quoted('_found_' + field)}")
        for name in (n for n in work.types if n.startswith(joined + ".")):
            inner = inner.select(f"{alias}.{quoted(name.removeprefix(joined + '.'))} AS {quoted(name)}")
    for name, expr in work.derive.items():
        derived = to_sql(expr, column, store.shape(inner.sql(dialect="duckdb")))
        inner = select("*", exp.alias_(derived, name, quoted=True)).from_(inner.subquery("d"))
    store.run(f"CREATE OR REPLACE VIEW {quoted('all_' + work.name)} AS {inner.sql(dialect='duckdb')}")
    store.run(f"CREATE OR REPLACE VIEW {quoted('full_' + work.name)} AS {full_records(store, work)}")


def full_records(store: DuckStore, work: SourceWork) -> str:
    """A query for the records inside the source's filter, whatever was taken back of them."""
    full = select("*").from_(exp.to_table(quoted("all_" + work.name)))
    if work.where is not None:
        full = full.where(sql_of(store, "all_" + work.name, work.where))
    return full.sql(dialect="duckdb")


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
