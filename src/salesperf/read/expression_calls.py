"""The functions that expressions know: how many arguments each takes, and what other languages call them."""

from __future__ import annotations

from salesperf.diagnostics import suggest
from salesperf.model.expr import AGGREGATES, Expr, Num
from salesperf.read.expression_tokens import Fault, Token

_MANY = 1000
_ARGUMENTS = {
    "sum": (1, 1),
    "avg": (1, 1),
    "min": (1, 1),
    "max": (1, 1),
    "count_if": (1, 1),
    "count_new": (1, 2),
    "coalesce": (2, _MANY),
    "least": (2, _MANY),
    "greatest": (2, _MANY),
    "floor": (1, 1),
    "ceil": (1, 1),
    "months_between": (2, 2),
}
_SPECIAL = ("count", "count_distinct")  # the parser itself knows `count(*)` and `count(distinct c)`
_KNOWN = (*_ARGUMENTS, "count")
_ELSEWHERE = {
    "abs": "greatest(x, -x)",
    "average": "avg(x)",
    "averageif": "avg(x) filter (where …)",
    "ceiling": "ceil(x)",
    "count_distinct": "count(distinct x)",
    "counta": "count_if(x is not null)",
    "countif": "count_if(…)",
    "date": "date '2026-07-01'",
    "datediff": "months_between(start, end)",
    "datedif": "months_between(start, end)",
    "if": "case when … then … else … end",
    "ifnull": "coalesce(x, y)",
    "iif": "case when … then … else … end",
    "int": "floor(x)",
    "isnull": "x is null",
    "nvl": "coalesce(x, y)",
    "sumif": "sum(x) filter (where …)",
    "sumifs": "sum(x) filter (where …)",
    "trunc": "floor(x)",
}


def check_call(function: str, args: tuple[Expr, ...], name: Token, span: tuple[int, int]) -> Fault | None:
    """What is wrong with the name or the number of arguments."""
    if name.text.lower() == "count" and function in _SPECIAL:
        return None
    if function not in _ARGUMENTS:
        return _unknown(name)
    least, most = _ARGUMENTS[function]
    if not least <= len(args) <= most:
        return _wrong_count(function, len(args), span)
    if function == "count_new" and len(args) == 2 and not _is_days(args[1]):
        return Fault("days-not-whole", *args[1].at, {"function": function})
    return None


def check_filter(function: str, token: Token) -> Fault | None:
    """Only an aggregate looks at many records, so only an aggregate can leave some out."""
    if function in AGGREGATES or function not in _ARGUMENTS:
        return None
    return Fault("filter-without-aggregate", token.start, token.end, {"function": function})


def count_fault(args: tuple[Expr, ...], text: str, start: int, end: int) -> Fault:
    """`count(x)` is refused: SQL counts a condition that is false too."""
    inner = text[args[0].at[0] : args[-1].at[1]] if args else ""
    return Fault("count-of-values", start, end, {"found": text[start:end], "inner": inner})


def _unknown(name: Token) -> Fault:
    word = name.text.lower()
    near = suggest(word, _KNOWN)
    instead = _ELSEWHERE.get(word) or (f"{near}(…)" if near else "")
    params = {"function": name.text, "known": ", ".join(sorted(_KNOWN)), "instead": instead}
    return Fault("unknown-function", name.start, name.end, params)


def _wrong_count(function: str, given: int, span: tuple[int, int]) -> Fault:
    least, most = _ARGUMENTS[function]
    needed = f"{least}+" if most == _MANY else str(least) if least == most else f"{least}-{most}"
    instead = {"min": "least(…)", "max": "greatest(…)"}.get(function, "") if given > 1 else ""
    return Fault(
        "wrong-argument-count", *span, {"function": function, "given": str(given), "needed": needed, "instead": instead}
    )


def _is_days(expr: Expr) -> bool:
    return isinstance(expr, Num) and expr.value.denominator == 1 and expr.value > 0
