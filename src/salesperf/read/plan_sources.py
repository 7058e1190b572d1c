"""The sources of a plan as the engine sees them: fields with their types, derived fields, filters, credit rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from salesperf.model.expr import Expr
from salesperf.model.plan import Crediting, Name, Plan, Split
from salesperf.model.work import Crediting as CreditWork
from salesperf.model.work import CreditRow, SourceWork
from salesperf.read.plan_expressions import ExpressionReader, Names
from salesperf.read.plan_scopes import source_scope
from salesperf.read.source_map import Loc


@dataclass(frozen=True, slots=True)
class Fields:
    """All that an expression on a record may name, and the expressions of the fields that the plan derives."""

    names: Names
    derive: Mapping[str, Expr]


def read_fields(plan: Plan, name: str, reader: ExpressionReader) -> Fields:
    """The fields of one source; a derived field may use those above it."""
    exprs: dict[str, Expr] = {}
    names = Names(source_scope(plan, name, {}))
    for field, text in plan.sources[name].derive.items():
        typed = reader.typed(text, ("sources", name, "derive", field), names, "field")
        if typed:
            exprs[field] = typed.expr
        names = names.plus(field, typed.kind if typed else None)
    return Fields(names, exprs)


def source_work(plan: Plan, name: str, fields: Fields, reader: ExpressionReader) -> SourceWork:
    """One source with its filter and crediting."""
    source = plan.sources[name]
    return SourceWork(
        name=name,
        types=fields.names.scope.names,
        crediting=_credit_work(plan.crediting.get(name, Crediting()), ("crediting", name), fields.names, reader),
        joins=source.joins,
        derive=fields.derive,
        lists=source.lists,
        where=reader.condition(source.where, ("sources", name, "where"), fields.names),
    )


def _credit_work(crediting: Crediting, loc: Loc, names: Names, reader: ExpressionReader) -> CreditWork:
    return CreditWork(
        splits=_credit_rows(crediting.splits, (*loc, "splits"), names, reader),
        overlays=_credit_rows(crediting.overlays, (*loc, "overlays"), names, reader),
        unclaimed=crediting.unclaimed,
        moves=crediting.moves,
        leavers=crediting.leavers,
    )


def _credit_rows(
    rows: Literal["none"] | tuple[Split, ...], loc: Loc, names: Names, reader: ExpressionReader
) -> tuple[CreditRow, ...]:
    listed = () if rows == "none" else rows
    wheres = [reader.condition(row.where, (*loc, index, "where"), names) for index, row in enumerate(listed)]
    return tuple(CreditRow(row.to, _share(row), where) for row, where in zip(listed, wheres, strict=True))


def _share(row: Split) -> Fraction | str | None:
    """A ratio, the field that holds one, or None for `equal`."""
    if isinstance(row.share, Name):
        return None if row.share.name == "equal" else row.share.name
    return row.share.amount
