"""Cases of expressions as data, and the names that they may use."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from salesperf.diagnostics import Span
from salesperf.model.expr import Expr, Value
from salesperf.read.expression_scope import Scope
from salesperf.read.expressions import parse_expression

SCOPE = Scope(
    {
        "amount": "money",
        "cost": "money",
        "discount": "ratio",
        "rating": "number",
        "term": "integer",
        "signed": "date",
        "stage": "text",
        "customer": "text",
        "deals.product": "text",
    },
    {"回款金额": "amount", "Closed": "signed"},
)


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def at(text: str) -> Span:
    """A place for an expression: the first characters of a file."""
    return Span("plan.yaml", 1, 1, max(len(text), 1))


def parsed(text: str) -> Expr:
    """An expression that has nothing wrong with it."""
    expr, found = parse_expression(text, at(text))
    assert expr is not None, found
    return expr


def value(written: Any) -> Value:
    """A value as the cases write it: numbers are text, so that they stay exact."""
    if not isinstance(written, str):
        assert written is None or isinstance(written, bool | date), written
        return written
    return Fraction(written) if written[-1:].isdecimal() else written
