"""The measures of a plan as the engine sees them: values without averages, defaults filled in."""

from __future__ import annotations

from collections.abc import Mapping

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import Call, Expr, aggregates, rebuild, rewrite_avg
from salesperf.model.expr_lines import is_additive
from salesperf.model.plan import Measure, Plan
from salesperf.model.work import DerivedWork, MeasureWork
from salesperf.read.plan_expressions import ExpressionReader, Names
from salesperf.read.plan_scopes import CREDIT_SHARE, measures_scope
from salesperf.read.plan_sources import Fields

_COUNTS_OF_VALUES = frozenset({"count_new", "count_distinct"})


def measure_work(plan: Plan, fields: Mapping[str, Fields], reader: ExpressionReader) -> dict[str, MeasureWork]:
    """The measures on sources that exist; `value` and `where` are over the fields of a record and `share`."""
    found = {}
    for name, measure in plan.measures.items():
        if measure.from_ is not None and measure.from_ in fields:
            names = fields[measure.from_].names.plus_all(CREDIT_SHARE)
            value = reader.typed(measure.value, ("measures", name, "value"), names, "total")
            where = reader.condition(measure.where, ("measures", name, "where"), names)
            if value:
                found[name] = _measure(name, measure, value.expr, where)
    return found


def _measure(name: str, measure: Measure, value: Expr, where: Expr | None) -> MeasureWork:
    assert measure.from_ is not None and measure.date is not None
    return MeasureWork(
        name=name,
        source=measure.from_,
        value=rewrite_avg(value),
        date=measure.date,
        every=measure.every,
        where=where,
        credit=measure.credit,
        whose=measure.whose,
        at_least=int(not is_total(value)) if measure.at_least is None else measure.at_least,
        better=measure.better,
    )


def derived_work(plan: Plan, reader: ExpressionReader) -> dict[str, DerivedWork]:
    """The measures over other measures."""
    found = {}
    for name, measure in plan.measures.items():
        if measure.from_ is None:
            value = _derived_value(plan, name, measure, reader)
            if value is not None:
                found[name] = DerivedWork(name, value, measure.every, measure.better)
    return found


def _derived_value(plan: Plan, name: str, measure: Measure, reader: ExpressionReader) -> Expr | None:
    loc = ("measures", name, "value")
    silent = ExpressionReader(reader.source)
    expr = silent.parsed(measure.value, loc)
    if expr is not None and aggregates(expr):
        reader.found.append(Diagnostic("source-missing", reader.source.span(loc), {"measure": name}))
        return None
    typed = reader.typed(measure.value, loc, Names(measures_scope(plan)), "figure")
    return typed.expr if typed else None


def is_total(value: Expr) -> bool:
    """Whether no record at all means 0: so with sums and counts, and what is added up from them."""
    return is_additive(_as_counts(value))


def _as_counts(expr: Expr) -> Expr:
    if isinstance(expr, Call) and expr.name in _COUNTS_OF_VALUES:
        return Call("count", ())
    return rebuild(expr, _as_counts)
