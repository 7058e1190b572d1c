"""What expressions come to, in Python and in the engine, and what records add to measures."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from expression_cases import cases, parsed, value
from sqlglot import exp

from salesperf.engine.sql_expr import aggregate_sql, to_sql
from salesperf.engine.sql_kinds import ExpressionOverflow
from salesperf.model.expr import Call, Ref, aggregates, refs, rewrite_avg
from salesperf.model.expr_eval import evaluate, evaluate_record, evaluate_with
from salesperf.model.expr_lines import is_additive, line_value

SHAPE = {"a": "DECIMAL(18,4)", "b": "DECIMAL(18,4)", "d": "DATE"}
RECORDS = [("100", "60", "won"), (None, "5", "won"), ("-30", "0", "lost")]
RECORD_SHAPE = {"amount": "DECIMAL(18,4)", "cost": "DECIMAL(38,18)", "stage": "VARCHAR"}


def column(path: tuple[str, ...]) -> exp.Expr:
    return exp.column(".".join(path), quoted=True)


@pytest.mark.parametrize("case", cases("values.yaml"), ids=lambda case: case["text"])
def test_value(case: dict[str, Any]) -> None:
    expr, given = parsed(case["text"]), {name: value(each) for name, each in case.get("with", {}).items()}
    expected = value(case["is"])
    assert evaluate(expr, lambda path: given.get(path[0])) == expected
    held = value(case.get("record", case["is"]))
    assert evaluate_record(expr, lambda path: given.get(path[0])) == held

    row = {name: case.get("with", {}).get(name) for name in SHAPE}
    columns = ", ".join(f"CAST(${name} AS {kind}) AS {name}" for name, kind in SHAPE.items())
    query = f"SELECT {to_sql(expr, column, SHAPE).sql(dialect='duckdb')} FROM (SELECT {columns})"
    (answer,) = duckdb.execute(query, row).fetchone()
    assert answer == (None if held is None else held)


@pytest.fixture(scope="module")
def records() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    columns = ", ".join(f"{name} {kind}" for name, kind in RECORD_SHAPE.items())
    connection.execute(f"CREATE TABLE records ({columns})")
    connection.executemany("INSERT INTO records VALUES (?, ?, ?)", RECORDS)
    return connection


@pytest.mark.parametrize("case", cases("additive.yaml"), ids=lambda case: case["text"])
def test_additive(case: dict[str, Any], records: duckdb.DuckDBPyConnection) -> None:
    expr = parsed(case["text"])
    assert is_additive(expr) == ("lines" in case)
    if "lines" in case:
        line = line_value(expr)
        rows = [dict(zip(RECORD_SHAPE, map(value, row), strict=True)) for row in RECORDS]
        expected = [value(each) for each in case["lines"]]
        assert [evaluate(line, lambda path, row=row: row[path[0]]) for row in rows] == expected
        query = f"SELECT {to_sql(line, column, RECORD_SHAPE).sql(dialect='duckdb')} FROM records"
        assert [row[0] for row in records.execute(query).fetchall()] == expected


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("sum(amount)", "70"),
        ("sum(amount * cost)", "6000"),
        ("count(*)", "3"),
        ("count(*) filter (where amount > 0)", "1"),
        ("count_if(amount > 0)", "1"),
        ("count_if(amount < 0) filter (where stage = 'lost')", "1"),
        ("count(distinct stage)", "2"),
        ("min(amount)", "-30"),
        ("max(cost) filter (where stage = 'won')", "60"),
        ("avg(amount)", "35"),
        ("avg(cost)", "65/3"),
        ("sum(amount) filter (where stage = 'none')", None),
        ("avg(amount) filter (where stage = 'none')", None),
        ("sum(amount) / count_if(stage = 'won') - 1", "34"),
    ],
)
def test_total(text: str, total: str | None, records: duckdb.DuckDBPyConnection) -> None:
    expr = rewrite_avg(parsed(text))
    values = {}
    for call in aggregates(expr):
        query = f"SELECT {aggregate_sql(call, column, RECORD_SHAPE).sql(dialect='duckdb')} FROM records"
        found = records.execute(query).fetchone()[0]
        values[call] = None if found is None else value(str(found))
    assert evaluate_with(expr, values) == (None if total is None else value(total))


def test_extra_filter(records: duckdb.DuckDBPyConnection) -> None:
    extra = exp.column("stage").eq("won")
    sql = aggregate_sql(parsed("count_if(cost >= 0)"), column, RECORD_SHAPE, extra).sql(dialect="duckdb")
    assert records.execute(f"SELECT {sql} FROM records").fetchone() == (2,)


def test_aggregates_are_told_apart_by_meaning() -> None:
    expr = parsed("sum(amount) / sum( amount ) + sum(amount) filter (where cost > 1)")
    assert len(aggregates(expr)) == 2
    assert refs(expr) == {("amount",), ("cost",)}


@pytest.mark.parametrize("name", ["avg", "count_new"])
def test_not_an_aggregate_of_the_engine(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        aggregate_sql(Call(name, (Ref(("amount",)),)), column, RECORD_SHAPE)


def test_what_would_be_rounded_is_an_error() -> None:
    with pytest.raises(ExpressionOverflow):
        to_sql(parsed("cost * cost * cost"), column, RECORD_SHAPE)
    wide = {"x": "DECIMAL(38,0)", "y": "DECIMAL(38,30)"}
    query = to_sql(parsed("least(x, y)"), column, wide).sql(dialect="duckdb")
    row = "SELECT CAST('99999999999999999999' AS DECIMAL(38,0)) AS x, CAST('0.5' AS DECIMAL(38,30)) AS y"
    with pytest.raises(duckdb.ConversionException):
        duckdb.execute(f"SELECT {query} FROM ({row})").fetchall()


@pytest.mark.parametrize("text", ["'; DROP TABLE records; --", "\\' OR 1=1 --", "a\nb", "%_\\", "赢单\u3000"])
def test_text_is_only_ever_text(text: str, records: duckdb.DuckDBPyConnection) -> None:
    quoted = text.replace("'", "''")
    sql = to_sql(parsed(f"'{quoted}'"), column, {}).sql(dialect="duckdb")
    assert records.execute(f"SELECT {sql} FROM records").fetchall() == [(text,)] * 3
