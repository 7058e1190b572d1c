"""For any expression over any record, Python and the engine agree; nothing makes the reader fall over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
from expression_cases import SCOPE, at, parsed
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from sqlglot import exp

from salesperf.engine.sql_expr import to_sql
from salesperf.engine.sql_kinds import ExpressionOverflow
from salesperf.model.expr import Value
from salesperf.model.expr_eval import evaluate_record
from salesperf.read.expression_types import check_expression
from salesperf.read.expressions import parse_expression

SHAPE = {
    "a": "DECIMAL(18,4)",
    "b": "DECIMAL(18,4)",
    "r": "DECIMAL(38,10)",
    "n": "BIGINT",
    "s": "VARCHAR",
    "t": "VARCHAR",
    "d": "DATE",
    "e": "DATE",
}


SIGNS = ["(", ")", ",", ".", "+", "-", "*", "/", "=", "<", "<>", "%", "“", "（"]
WORDS = ["and", "or", "not", "in", "is", "null", "between", "case", "when", "then", "end", "sum", "count", "filter"]
PIECES = [*SIGNS, *WORDS, "where", "date", "amount", "stage", "金额", "1", "'x'"]


def joined(parts: st.SearchStrategy[str], shape: str) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=2, max_size=3).map(shape.join)


def compared(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["=", "<>", "<", "<=", ">", ">="])
    return st.one_of(
        st.builds("{} {} {}".format, parts, signs, parts),
        st.builds("{} in ({}, {})".format, parts, parts, parts),
        st.builds("{} not between {} and {}".format, parts, parts, parts),
        st.builds("{} is null".format, parts),
    ).map("({})".format)


def chosen(parts: st.SearchStrategy[str], flags: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("coalesce({}, {})".format, parts, parts),
        st.builds("least({}, {})".format, parts, parts),
        st.builds("greatest({}, {})".format, parts, parts),
        st.builds("case when {} then {} when {} then {} end".format, flags, parts, flags, parts),
        st.builds("case when {} then {} else {} end".format, flags, parts, parts),
    )


def figures(depth: int) -> st.SearchStrategy[str]:
    plain = st.sampled_from(["a", "b", "r", "n", "0", "1", "3", "0.05", "7.25", "100_000"])
    if not depth:
        return plain
    inner = figures(depth - 1)
    return st.one_of(
        plain,
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("(-{})".format, inner),
        st.builds("{}({})".format, st.sampled_from(["floor", "ceil"]), inner),
        st.builds("({} - {})".format, days(depth - 1), days(depth - 1)),
        st.builds("months_between({}, {})".format, days(depth - 1), days(depth - 1)),
        chosen(inner, flags(depth - 1)),
    )


def days(depth: int) -> st.SearchStrategy[str]:
    plain = st.sampled_from(["d", "e", "date '2026-02-28'", "date '0001-01-01'"])
    if not depth:
        return plain
    whole = st.sampled_from(["1", "400", "n", "floor(a)"])
    moved = st.builds("({} {} {})".format, days(depth - 1), st.sampled_from("+-"), whole)
    return st.one_of(plain, moved, chosen(days(depth - 1), flags(depth - 1)))


def words(depth: int) -> st.SearchStrategy[str]:
    plain = st.sampled_from(["s", "t", "''", "'won'", "'O''Hara'", "'赢单'", "'%'", "'_%n'", "'\\'"])
    return chosen(plain, flags(depth - 1)) | plain if depth else plain


def flags(depth: int) -> st.SearchStrategy[str]:
    plain = compared(figures(0)) | compared(words(0)) | compared(days(0))
    if not depth:
        return plain
    inner = flags(depth - 1)
    return st.one_of(
        compared(figures(depth - 1)),
        compared(words(depth - 1)),
        st.builds("({} like {})".format, words(depth - 1), words(depth - 1)),
        st.builds("(not {})".format, inner),
        joined(inner, " and ").map("({})".format),
        joined(inner, " or ").map("({})".format),
    )


def missing_or(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


MONEY = st.sampled_from(["0", "0.0001", "-0.05", "33.35"]).map(Decimal) | st.decimals(-(10**7), 10**7, places=4)
TEXTS = st.sampled_from(["", "won", "O'Hara", "赢单", "100%", "\\"]) | st.text("wno%_\\赢😀 ", max_size=5)
RECORD = st.fixed_dictionaries(
    {
        "a": missing_or(MONEY),
        "b": missing_or(MONEY),
        "r": missing_or(st.decimals(-100, 100, places=10)),
        "n": missing_or(st.integers(-1000, 1000)),
        "s": missing_or(TEXTS),
        "t": missing_or(TEXTS),
        "d": missing_or(st.dates(date(1, 1, 1), date(9999, 12, 31))),
        "e": missing_or(st.dates(date(2025, 1, 1), date(2027, 12, 31))),
    }
)


def as_value(found: Any) -> Value:
    return Fraction(found) if isinstance(found, Decimal | int) and not isinstance(found, bool) else found


@settings(max_examples=400, deadline=None)
@given(figures(3) | days(2) | words(2) | flags(3), RECORD)
@example("(1 / 3)", {})
@example("(d + 400)", {"d": date(9999, 12, 1)})
@example("greatest((r * r), a)", {"a": Decimal("12345678.9"), "r": Decimal("0.0000000001")})
def test_python_and_the_engine_agree(text: str, record: dict[str, Any]) -> None:
    expr = parsed(text)
    row = dict.fromkeys(SHAPE) | record
    columns = ", ".join(f"CAST(${name} AS {kind}) AS {name}" for name, kind in SHAPE.items())
    try:
        sql = to_sql(expr, lambda path: exp.column(path[0], quoted=True), SHAPE).sql(dialect="duckdb")
        (answer,) = duckdb.execute(f"SELECT {sql} FROM (SELECT {columns})", row).fetchone()
    except (ExpressionOverflow, duckdb.OutOfRangeException, duckdb.ConversionException):
        assume(False)  # more than 38 digits: refused aloud
    assert as_value(answer) == evaluate_record(expr, lambda path: as_value(row[path[0]]))


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    expr, found = parse_expression(text, at(text))
    assert (expr is None) == bool(found)
    if expr is not None:
        kind, found = check_expression(expr, SCOPE, "condition", text, at(text))
        assert (kind is None) == bool(found)
    assert all(1 <= d.place.column <= len(text) + 1 for d in found)
