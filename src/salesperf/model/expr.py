"""The expressions of a plan as a tree: what `where`, `value`, `derive` and conditions are once they are read.

Nodes compare and hash by meaning, without their position, so that the same aggregate written twice is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

Path = tuple[str, ...]
Value = Fraction | str | date | bool | None
At = tuple[int, int]

COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
SCALARS = frozenset({"coalesce", "least", "greatest", "floor", "ceil", "months_between"})
# `count` is count(*), `count_distinct` is count(distinct c); `count_values` is SQL's count(x) and cannot be written.
AGGREGATES = frozenset({"sum", "avg", "min", "max", "count", "count_distinct", "count_values", "count_if", "count_new"})


@dataclass(frozen=True, slots=True)
class Num:
    """A number, exact as written."""

    value: Fraction
    at: At = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """Text in single quotes."""

    value: str
    at: At = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Day:
    """A date, written `date '2026-07-01'`."""

    value: date
    at: At = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Null:
    """What is missing."""

    at: At = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Ref:
    """A column or reference: `amount`, `deals.stage`, `revenue.attainment`."""

    path: Path
    at: At = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Op:
    """An operator: `+ - * / neg = != < <= > >= and or not in between is_null like`.

    `and` and `or` take two or more, `in` the value and then the list, `between` the value and both ends.
    """

    op: str
    args: tuple[Expr, ...]
    at: At = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Case:
    """`case when … then … else … end`; without an else it is `Null`."""

    whens: tuple[tuple[Expr, Expr], ...]
    otherwise: Expr
    at: At = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function of `SCALARS` or `AGGREGATES`; only an aggregate has a `where`, its filter."""

    name: str
    args: tuple[Expr, ...]
    where: Expr | None = None
    at: At = field(default=(0, 0), compare=False)

    @property
    def is_aggregate(self) -> bool:
        """Whether it takes many records to one figure."""
        return self.name in AGGREGATES


Expr = Num | Text | Day | Null | Ref | Op | Case | Call


def children(expr: Expr) -> tuple[Expr, ...]:
    """The direct parts, in the order in which they are written."""
    match expr:
        case Op(args=args):
            return args
        case Case(whens=whens, otherwise=otherwise):
            return (*(part for when in whens for part in when), otherwise)
        case Call(args=args, where=where):
            return args if where is None else (*args, where)
        case _:
            return ()


def walk(expr: Expr) -> Iterator[Expr]:
    """The expression and all its parts, from left to right, each before its own parts."""
    waiting = [expr]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


def rebuild(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The same expression with `change` applied to each direct part."""
    match expr:
        case Op(op, args, at):
            return Op(op, tuple(map(change, args)), at)
        case Case(whens, otherwise, at):
            return Case(tuple((change(when), change(then)) for when, then in whens), change(otherwise), at)
        case Call(name, args, where, at):
            return Call(name, tuple(map(change, args)), None if where is None else change(where), at)
        case _:
            return expr


def refs(expr: Expr) -> set[Path]:
    """Every column or reference it names, those in aggregates and filters too."""
    return {node.path for node in walk(expr) if isinstance(node, Ref)}


def aggregates(expr: Expr) -> tuple[Call, ...]:
    """The distinct aggregates, in the order in which they are first written."""
    return tuple(dict.fromkeys(node for node in walk(expr) if isinstance(node, Call) and node.is_aggregate))


def rewrite_avg(expr: Expr) -> Expr:
    """Every `avg(x)` as `sum(x) / count_values(x)`, with its filter on both: sums and counts are exact, means are not.

    >>> rewrite_avg(Call("avg", (Ref(("rating",)),))).args[1].name
    'count_values'
    """
    if isinstance(expr, Call) and expr.name == "avg":
        parts = (Call(name, expr.args, expr.where, expr.at) for name in ("sum", "count_values"))
        return Op("/", tuple(parts), expr.at)
    return rebuild(expr, rewrite_avg)
