"""Which measures are the sum of their records, and what each record adds to them."""

from __future__ import annotations

from fractions import Fraction

from salesperf.model.expr import Call, Case, Expr, Num, Op, Ref, rebuild, walk
from salesperf.model.expr_eval import evaluate_with

_ADDITIVE = frozenset({"sum", "count", "count_if"})
MOST_PLACES = 12  # decimals of a factor
_ZERO, _ONE = Num(Fraction(0)), Num(Fraction(1))


def is_additive(expr: Expr) -> bool:
    """Whether it is a linear combination of sums and counts: then the `line_value`s of the records add up to it.

    >>> amount = Call("sum", (Ref(("amount",)),))
    >>> is_additive(Op("*", (Num(Fraction(2)), amount))), is_additive(Op("/", (amount, amount)))
    (True, False)
    """
    match expr:
        case Call("coalesce", (inner, Num(Fraction(numerator=0)))):
            return is_additive(inner)
        case Call(name):
            return name in _ADDITIVE
        case Op("neg" | "+" | "-", args):
            return all(map(is_additive, args))
        case Op("*", (left, right)):
            return is_additive(right if _is_factor(left) else left) and (_is_factor(left) or _is_factor(right))
        case Op("/", (left, right)):
            return is_additive(left) and _is_factor(right) and evaluate_with(right, {}) != 0
        case _:
            return False


def has_exact_lines(expr: Expr) -> bool:
    """Whether it is additive and no factor has decimals without end: then the parts of records can be written down.

    >>> amount = Call("sum", (Ref(("amount",)),))
    >>> [has_exact_lines(Op("/", (amount, Num(Fraction(divisor))))) for divisor in (8, 3)]
    [True, False]
    """
    if not is_additive(expr):
        return False
    factors = (node.value for node in walk(line_value(expr)) if isinstance(node, Num))
    return all(10**MOST_PLACES % factor.denominator == 0 for factor in factors)


def _is_factor(expr: Expr) -> bool:
    if any(isinstance(node, Ref) or (isinstance(node, Call) and node.is_aggregate) for node in walk(expr)):
        return False
    return isinstance(evaluate_with(expr, {}), Fraction)


def line_value(expr: Expr) -> Expr:
    """What one record adds to an additive measure, as an expression over that record; a missing amount adds 0."""
    if isinstance(expr, Op) and expr.op == "/" and _is_factor(expr.args[1]):
        divisor = evaluate_with(expr.args[1], {})
        if isinstance(divisor, Fraction) and divisor:
            return Op("*", (line_value(expr.args[0]), Num(1 / divisor)), expr.at)
    if not (isinstance(expr, Call) and expr.is_aggregate):
        return rebuild(expr, line_value)
    amount: Expr = Call("coalesce", (expr.args[0], _ZERO)) if expr.name == "sum" else _ONE
    conditions = [expr.args[0]] if expr.name == "count_if" else []
    conditions += [] if expr.where is None else [expr.where]
    if not conditions:
        return amount
    when = conditions[0] if len(conditions) == 1 else Op("and", tuple(conditions))
    return Case(((when, amount),), _ZERO, expr.at)
