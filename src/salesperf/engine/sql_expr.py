"""Expressions as SQL, built node by node: no text of a plan is ever pasted into a statement.

Each part is used once in the SQL of the whole, so a nested expression grows with its length and not with its depth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlglot import exp

from salesperf.engine.sql_kinds import (
    DAY,
    DAYS,
    FLAG,
    MOST_DIGITS,
    NULL,
    QUOTIENT,
    TEXT,
    Built,
    Kind,
    cast,
    cast_to,
    decimal_of,
    kind_of,
    product_kind,
    roomy,
    sum_kind,
    unify,
)
from salesperf.model.expr import COMPARISONS, Call, Case, Day, Expr, Null, Num, Op, Path, Ref, Text

Column = Callable[[Path], exp.Expr]
Shape = Mapping[str, str]

_HUGE = "HUGEINT"
_FARTHEST = 4_000_000  # days: more than there are from the year 1 to 9999
_COMPARED: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


def to_sql(expr: Expr, column: Column, shape: Shape) -> exp.Expr:
    """A record-level expression; `shape` holds the SQL type of every column that it names, by dotted path.

    Raises ExpressionOverflow where a product needs more than 38 decimals. A value that outgrows its type at run time is
    an error of the engine, never rounded. `least` and `greatest` pass over NULL, as in DuckDB and Spark.
    """
    return _Builder(column, shape).build(expr).sql


def aggregate_sql(call: Call, column: Column, shape: Shape, extra_filter: exp.Expr | None = None) -> exp.Expr:
    """An aggregate over the records that pass both its own filter and `extra_filter`.

    Raises ValueError for `avg` and `count_new`, which are asked for in other terms.
    """
    builder = _Builder(column, shape)
    conditions = [] if extra_filter is None else [extra_filter]
    conditions += [] if call.where is None else [builder.build(call.where).sql]
    if call.name == "count_if":
        conditions.append(builder.build(call.args[0]).sql)
    total = _aggregate(call.name, [builder.build(arg).sql for arg in call.args])
    return exp.Filter(this=total, expression=exp.Where(this=exp.and_(*conditions))) if conditions else total


def _aggregate(name: str, args: list[exp.Expr]) -> exp.Expr:
    match name:
        case "count" | "count_if":
            return exp.Count(this=exp.Star())
        case "count_values":
            return exp.Count(this=args[0])
        case "count_distinct":
            return exp.Count(this=exp.Distinct(expressions=args))
        case "sum" | "min" | "max":
            return {"sum": exp.Sum, "min": exp.Min, "max": exp.Max}[name](this=args[0])
    raise ValueError(f"{name} is not an aggregate of the engine")


@dataclass(frozen=True, slots=True)
class _Builder:
    column: Column
    shape: Shape

    def build(self, expr: Expr) -> Built:
        match expr:
            case Num() | Text() | Day() | Null():
                return _literal(expr)
            case Ref(path):
                return self.reference(path)
            case Case():
                return self.case(expr)
            case Call(name, args):
                return _function(name, [self.build(arg) for arg in args])
            case Op(op, args):
                return _operator(op, [self.build(arg) for arg in args])

    def reference(self, path: Path) -> Built:
        declared = self.shape[".".join(path)]
        kind = kind_of(declared)
        if kind.name == "decimal" and not declared.upper().startswith("DECIMAL"):
            return cast(self.column(path), kind)
        return Built(self.column(path), kind)

    def case(self, expr: Case) -> Built:
        values, kind = unify([self.build(value) for value in (*(then for _, then in expr.whens), expr.otherwise)])
        built = exp.Case()
        for (condition, _), value in zip(expr.whens, values, strict=False):
            built = built.when(self.build(condition).sql, value, copy=False)
        built = built.else_(values[-1], copy=False)
        return Built(_opaque(built) if kind == TEXT else built, kind)


def _literal(expr: Num | Text | Day | Null) -> Built:
    match expr:
        case Num(value):
            return decimal_of(value)
        case Text(value):
            return Built(exp.Literal.string(value), TEXT)
        case Day(value):
            return Built(cast_to(exp.Literal.string(value.isoformat()), "DATE"), DAY)
    return Built(exp.null(), NULL)


def _opaque(sql: exp.Expr) -> exp.Expr:
    """The same text, unseen by the optimizer: DuckDB 2.0 fails on comparing a text case that no record can reach."""
    return exp.func("LEAST", sql, dialect="duckdb")


def _function(name: str, parts: list[Built]) -> Built:
    if name in ("floor", "ceil"):
        rounded = {"floor": exp.Floor, "ceil": exp.Ceil}[name](this=parts[0].sql)
        return Built(rounded, Kind("decimal", parts[0].kind.width))
    if name == "months_between":
        start, end = (part.sql for part in parts)
        return cast(exp.Anonymous(this="DATESUB", expressions=[exp.Literal.string("month"), start, end]), DAYS)
    values, kind = unify(parts)
    return Built(exp.func(name.upper(), *values, dialect="duckdb"), kind)


def _operator(op: str, parts: list[Built]) -> Built:
    if op in COMPARISONS or op in ("in", "between", "like"):
        return Built(_test(op, parts), FLAG)
    if op in ("+", "-", "*", "/"):
        return _arithmetic(op, parts[0], parts[1])
    values = [exp.paren(part.sql, copy=False) for part in parts]
    match op:
        case "and" | "or":
            return Built((exp.and_ if op == "and" else exp.or_)(*values, copy=False), FLAG)
        case "not":
            return Built(exp.Not(this=values[0]), FLAG)
        case "is_null":
            return Built(exp.Is(this=values[0], expression=exp.null()), FLAG)
    return Built(exp.Neg(this=values[0]), parts[0].kind)


def _test(op: str, parts: list[Built]) -> exp.Expr:
    values, _ = unify(parts)
    value, *others = (exp.paren(each, copy=False) for each in values)
    match op:
        case "in":
            return exp.In(this=value, expressions=others)
        case "between":
            return exp.Between(this=value, low=others[0], high=others[1])
        case "like":
            return exp.Like(this=value, expression=others[0])
    return _COMPARED[op](this=value, expression=others[0])


def _arithmetic(op: str, left: Built, right: Built) -> Built:
    if NULL in (left.kind, right.kind):
        return Built(exp.null(), NULL)
    if left.kind == DAY:
        return _days_between(left, right) if right.kind == DAY else _days_later(op, left, right)
    if op == "/":
        return _quotient(left, right)
    if op == "*":
        left = roomy(left, right)
    one, other = (exp.paren(part.sql, copy=False) for part in (left, right))
    if op == "*":
        return Built(exp.Mul(this=one, expression=other), product_kind(left.kind, right.kind))
    joined = exp.Add if op == "+" else exp.Sub
    return Built(joined(this=one, expression=other), sum_kind(left.kind, right.kind))


def _days_between(left: Built, right: Built) -> Built:
    return cast(exp.Sub(this=exp.paren(left.sql, copy=False), expression=exp.paren(right.sql, copy=False)), DAYS)


def _days_later(op: str, day: Built, days: Built) -> Built:
    """The day so many days away; NULL outside the years 1 to 9999, whose days alone are four digits long in text."""
    count = exp.func("LEAST", days.sql, exp.Literal.number(_FARTHEST), dialect="duckdb")
    count = cast_to(exp.func("GREATEST", count, exp.Literal.number(-_FARTHEST), dialect="duckdb"), "INT")
    joined = exp.Add if op == "+" else exp.Sub
    moved = cast_to(joined(this=exp.paren(day.sql, copy=False), expression=count), "TEXT")
    read = exp.Anonymous(this="TRY_STRPTIME", expressions=[moved, exp.Literal.string("%Y-%m-%d")])
    return Built(cast_to(read, "DATE"), DAY)


def _quotient(left: Built, right: Built) -> Built:
    """The exact quotient, held to 12 decimals, half up: one decimal more by integer division, then one rounding."""
    places = QUOTIENT.scale + 1
    shift = places + right.kind.scale - left.kind.scale
    dividend = _times(cast_to(_digits(left.sql), _HUGE), 10 ** max(shift, 0))
    # A divisor of 0 has no digits left once its leading zeros are gone, and text without digits is no number: NULL.
    stripped = exp.Anonymous(this="LTRIM", expressions=[_digits(right.sql), exp.Literal.string("0")])
    divisor = _times(exp.TryCast(this=stripped, to=exp.DataType.build(_HUGE, dialect="duckdb")), 10 ** max(-shift, 0))
    whole = cast_to(exp.IntDiv(this=dividend, expression=divisor), Kind("decimal", MOST_DIGITS).sql)
    step = decimal_of(Fraction(1, 10**places)).sql
    return cast(exp.Mul(this=whole, expression=step), QUOTIENT)


def _digits(sql: exp.Expr) -> exp.Expr:
    """The digits of a decimal without its point: the only way to its integer that cannot overflow."""
    return exp.func("REPLACE", cast_to(sql, "TEXT"), exp.Literal.string("."), exp.Literal.string(""), dialect="duckdb")


def _times(sql: exp.Expr, factor: int) -> exp.Expr:
    multiplier = cast_to(exp.Literal.string(str(factor)), _HUGE)
    return sql if factor == 1 else exp.paren(exp.Mul(this=sql, expression=multiplier), copy=False)
