"""Public data sets that lie beside the repository where there is room for them, read without the program."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"


def needs(name: str) -> pytest.MarkDecorator:
    """Skip where the data set is absent."""
    return pytest.mark.skipif(not (DATA / name).is_dir(), reason=f"{name} is not here")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file by heading."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def whole(text: str, places: int) -> int:
    """A decimal as a whole number of its last place."""
    units, _, rest = text.partition(".")
    assert len(rest) <= places
    return int(units + rest.ljust(places, "0"))


@cache
def orders() -> sqlite3.Connection:
    """AdventureWorks: orders with their SubTotal in ten-thousandths, and quotas with the windows they make."""
    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE orders (id TEXT, day TEXT, person TEXT, customer TEXT, total INTEGER)")
    store.executemany(
        "INSERT INTO orders VALUES (?, ?, nullif(?, ''), ?, ?)",
        (
            (r["SalesOrderID"], r["OrderDate"], r["SalesPersonID"], r["CustomerID"], whole(r["SubTotal"], 4))
            for r in rows("adventureworks/SalesOrderHeader.csv")
        ),
    )
    store.execute("CREATE TABLE quotas (person TEXT, start TEXT, quota INTEGER)")
    store.executemany(
        "INSERT INTO quotas VALUES (?, ?, ?)",
        (
            (r["BusinessEntityID"], r["QuotaDate"], int(r["SalesQuota"]))
            for r in rows("adventureworks/SalesPersonQuotaHistory.csv")
        ),
    )
    store.execute(
        "CREATE TABLE windows AS SELECT start, lead(start, 1, '2014-05-31') OVER (ORDER BY start) AS after "
        "FROM (SELECT DISTINCT start FROM quotas)"
    )
    return store


@cache
def deals() -> sqlite3.Connection:
    """Maven CRM: opportunities that are closed, with quarter, days to close, office and list price."""
    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE agents (agent TEXT, office TEXT)")
    store.executemany(
        "INSERT INTO agents VALUES (?, ?)",
        ((r["sales_agent"], r["regional_office"]) for r in rows("maven-crm/sales_teams.csv")),
    )
    store.execute("CREATE TABLE products (product TEXT, price INTEGER)")
    store.executemany(
        "INSERT INTO products VALUES (?, ?)",
        ((r["product"], int(r["sales_price"])) for r in rows("maven-crm/products.csv")),
    )
    store.execute(
        "CREATE TABLE pipeline (agent TEXT, product TEXT, stage TEXT, engaged TEXT, closed TEXT, amount TEXT)"
    )
    store.executemany(
        "INSERT INTO pipeline VALUES (?, ?, ?, ?, ?, ?)",
        (
            (r["sales_agent"], r["product"], r["deal_stage"], r["engage_date"], r["close_date"], r["close_value"])
            for r in rows("maven-crm/sales_pipeline.csv")
        ),
    )
    store.execute(
        "CREATE TABLE deals AS SELECT agent, office, stage, price, CAST(amount AS INTEGER) AS amount, "
        "'2017-Q' || ((CAST(substr(closed, 6, 2) AS INTEGER) + 2) / 3) AS quarter, "
        "CAST(julianday(closed) - julianday(engaged) AS INTEGER) AS days FROM pipeline JOIN agents USING (agent) "
        "JOIN products ON products.product = replace(pipeline.product, 'GTXPro', 'GTX Pro') "
        "WHERE stage IN ('Won', 'Lost')"
    )
    return store
