"""What an expression comes to: exact fractions, SQL's three-valued logic, division by zero is missing.

`least`, `greatest` and `coalesce` pass over what is missing; every other operator and function with a missing part is
itself missing, save where `and`, `or` or `in` is decided by the others. Text compares by code points.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

from salesperf.model.durations import months_between
from salesperf.model.expr import Call, Case, Day, Expr, Null, Num, Op, Path, Ref, Text, Value

HELD_DECIMALS = 12
LookUp = Callable[[Path], Value]


@dataclass(frozen=True, slots=True)
class _Scene:
    look_up: LookUp
    totals: Mapping[Call, Value]
    divide: Callable[[Any, Any], Value]


def evaluate(expr: Expr, look_up: LookUp) -> Value:
    """The value of an expression without aggregates; `look_up` gives None for what is missing.

    >>> evaluate(Op("/", (Num(Fraction(1)), Num(Fraction(3)))), lambda path: None)
    Fraction(1, 3)
    """
    return _value(expr, _Scene(look_up, {}, _divide))


def evaluate_record(expr: Expr, look_up: LookUp) -> Value:
    """As `evaluate`, with each quotient held to 12 decimals, half up: as the engine works out a record's fields.

    >>> evaluate_record(Op("/", (Num(Fraction(2)), Num(Fraction(3)))), lambda path: None)
    Fraction(666666666667, 1000000000000)
    """
    return _value(expr, _Scene(look_up, {}, _divide_held))


def evaluate_with(expr: Expr, values: Mapping[Call, Value]) -> Value:
    """The value of an expression over aggregates, each already worked out; raises KeyError where one is not given."""
    return _value(expr, _Scene(_no_columns, values, _divide))


def _no_columns(path: Path) -> Value:
    raise KeyError(".".join(path))


def _value(expr: Expr, scene: _Scene) -> Value:
    match expr:
        case Num() | Text() | Day() | Null():
            return None if isinstance(expr, Null) else expr.value
        case Ref(path):
            return scene.look_up(path)
        case Case(whens, otherwise):
            chosen = next((then for when, then in whens if _value(when, scene) is True), otherwise)
            return _value(chosen, scene)
        case Call(name, args):
            return scene.totals[expr] if expr.is_aggregate else _SCALARS[name]([_value(arg, scene) for arg in args])
        case Op(op, args):
            return _operate(op, [_value(arg, scene) for arg in args], scene)


def _operate(op: str, args: list[Value], scene: _Scene) -> Value:
    if op in _LOGIC:
        return _LOGIC[op](args)
    if any(arg is None for arg in args):
        return None
    return scene.divide(*args) if op == "/" else _STRICT[op](*args)


def _all(args: Sequence[Value]) -> Value:
    if any(arg is False for arg in args):
        return False
    return None if any(arg is None for arg in args) else True


def _any(args: Sequence[Value]) -> Value:
    if any(arg is True for arg in args):
        return True
    return None if any(arg is None for arg in args) else False


def _in(args: Sequence[Value]) -> Value:
    value, *listed = args
    return _any([None if value is None or other is None else value == other for other in listed])


def _between(args: Sequence[Any]) -> Value:
    value, low, high = args
    above = None if value is None or low is None else value >= low
    below = None if value is None or high is None else value <= high
    return _all([above, below])


def _add(left: Any, right: Any) -> Value:
    return _days_later(left, right) if isinstance(left, date) else left + right


def _subtract(left: Any, right: Any) -> Value:
    if not isinstance(left, date):
        return left - right  # type: ignore[no-any-return]
    return Fraction((left - right).days) if isinstance(right, date) else _days_later(left, -right)


def _days_later(day: date, days: Fraction) -> Value:
    try:
        return day + timedelta(days=int(days))
    except OverflowError:  # no such day before the year 1 or after 9999
        return None


def _divide(left: Fraction, right: Fraction) -> Value:
    return left / right if right else None


def _divide_held(left: Fraction, right: Fraction) -> Value:
    if not right:
        return None
    unit = 10**HELD_DECIMALS
    size = floor(abs(left / right) * unit + Fraction(1, 2))
    return Fraction(size if (left < 0) == (right < 0) else -size, unit)


def like(text: str, pattern: str) -> bool:
    """Whether the whole text fits: `%` is any run of characters, `_` any one; nothing escapes them.

    >>> like("渠道-华东", "渠道%"), like("ab", "a_c"), like("", "%")
    (True, False, True)
    """
    at = place = 0
    star, resume = -1, 0
    while at < len(text):
        sign = pattern[place] if place < len(pattern) else ""
        if sign == "%":
            star, resume, place = place, at, place + 1
        elif sign in ("_", text[at]):
            at, place = at + 1, place + 1
        elif star >= 0:
            resume += 1
            at, place = resume, star + 1
        else:
            return False
    return not pattern[place:].strip("%")


def _present(args: Sequence[Any]) -> list[Any]:
    return [arg for arg in args if arg is not None]


_LOGIC: dict[str, Callable[[Sequence[Value]], Value]] = {
    "and": _all,
    "or": _any,
    "in": _in,
    "between": _between,
    "is_null": lambda args: args[0] is None,
}
_STRICT: dict[str, Callable[..., Value]] = {
    "+": _add,
    "-": _subtract,
    "*": operator.mul,
    "neg": operator.neg,
    "not": operator.not_,
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "like": like,
}
_SCALARS: dict[str, Callable[[Sequence[Value]], Value]] = {
    "coalesce": lambda args: next(iter(_present(args)), None),
    "least": lambda args: min(_present(args), default=None),
    "greatest": lambda args: max(_present(args), default=None),
    "floor": lambda args: None if args[0] is None else Fraction(floor(args[0])),  # type: ignore[arg-type]
    "ceil": lambda args: None if args[0] is None else Fraction(ceil(args[0])),  # type: ignore[arg-type]
    "months_between": lambda args: None if None in args else Fraction(months_between(*args)),  # type: ignore[arg-type]
}
