"""AdventureWorks through the program: sales, attainment, commission and places, against SQL on the same files."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from shared_data import DATA, ROOT, needs, orders, rows

from salesperf.model.results import Results
from salesperf.pipeline import score

pytestmark = needs("adventureworks")
QUOTA_DATES = ["2011-05-31", "2011-08-31", "2011-12-01", "2012-02-29", "2012-05-30", "2012-08-30", "2012-11-30",
               "2013-02-28", "2013-05-30", "2013-08-30", "2013-11-30", "2014-03-01"]  # fmt: skip
MANAGERS = {"274", "285", "287"}
VICE_PRESIDENT = "273"
ONLINE = 27_659
quota_windows = pytest.mark.parametrize("window", QUOTA_DATES)


@cache
def run(period: str) -> Results:
    return score(ROOT / "plans" / "adventureworks.yaml", DATA / "adventureworks", period)


def sales(start: str, after: str = "2014-05-31") -> dict[str, Fraction]:
    """SubTotal by salesperson, of orders from `start` to the day before `after`."""
    query = "SELECT person, sum(total) FROM orders WHERE person NOT NULL AND day >= ? AND day < ? GROUP BY person"
    return {person: Fraction(total, 10_000) for person, total in orders().execute(query, (start, after))}


def sales_in(window: str) -> dict[str, Fraction]:
    (after,) = orders().execute("SELECT after FROM windows WHERE start = ?", (window,)).fetchone()
    return sales(window, after)


def quotas(window: str) -> dict[str, int]:
    return dict(orders().execute("SELECT person, quota FROM quotas WHERE start = ?", (window,)))


def employed(window: str) -> set[str]:
    """Hired by the last day of the window; nobody has left."""
    (after,) = orders().execute("SELECT after FROM windows WHERE start = ?", (window,)).fetchone()
    return {r["BusinessEntityID"] for r in rows("adventureworks/Employee.csv") if r["HireDate"] < after}


def cents(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_windows_are_the_dates_of_the_quota_table() -> None:
    windows = orders().execute("SELECT start FROM windows ORDER BY start").fetchall()
    assert [start for (start,) in windows] == QUOTA_DATES


def test_sales_since_may_2013_are_those_of_the_salesperson_table() -> None:
    found = {m.person: m for m in run("SalesYTD").measures if m.measure == "sales_since_may_2013"}
    stated = {r["BusinessEntityID"]: Decimal(r["SalesYTD"]) for r in rows("adventureworks/SalesPerson.csv")}
    assert len(stated) == 17
    assert {person: found[person].actual for person in stated} == stated
    assert found.keys() - stated.keys() == {VICE_PRESIDENT}
    assert all(m.closed for m in found.values())


@quota_windows
def test_sales_and_attainment_of_everybody_employed(window: str) -> None:
    found = {m.person: m for m in run(window).measures if m.measure == "sales" and m.window.name == window}
    sold, quota = sales_in(window), quotas(window)
    assert found.keys() == employed(window)
    assert sold.keys() <= found.keys()
    for person, m in found.items():
        assert m.actual == sold.get(person, 0)
        assert m.goal == quota.get(person)
        assert m.attainment == (sold.get(person, Fraction(0)) / quota[person] if person in quota else None)


@quota_windows
def test_orders_and_customers(window: str) -> None:
    (after,) = orders().execute("SELECT after FROM windows WHERE start = ?", (window,)).fetchone()
    query = (
        "SELECT person, count(*), count(DISTINCT customer) FROM orders WHERE day >= ? AND day < ? AND person NOT NULL "
        "GROUP BY person"
    )
    for person, taken, customers in orders().execute(query, (window, after)):
        found = {m.measure: m.actual for m in run(window).measures if m.person == person}
        assert (found["orders_taken"], found["customers"]) == (taken, customers)


@quota_windows
def test_commission_by_rate_and_bonus_at_quota(window: str) -> None:
    people = {r["BusinessEntityID"]: r for r in rows("adventureworks/SalesPerson.csv")}
    sold, quota = sales_in(window), quotas(window)
    earned = {(e.person, e.element): e.earned for e in run(window).earnings}
    for person in employed(window):
        rate = Fraction(people[person]["CommissionPct"]) if person in people else Fraction(0)
        assert earned[person, "commission"] == cents(rate * sold.get(person, 0))
    for person, stated in people.items():
        if person in quota and person not in MANAGERS:
            reached = sold.get(person, Fraction(0)) >= quota[person]
            assert earned[person, "quota_bonus"] == (Decimal(stated["Bonus"]) if reached else Decimal("0.00"))
    assert {p for p, element in earned if element == "quota_bonus"} == quota.keys() - MANAGERS


@quota_windows
def test_places(window: str) -> None:
    sold = sales_in(window)
    attained = {person: sold.get(person, Fraction(0)) / quota for person, quota in quotas(window).items()}
    places = {person: 1 + sum(other > mine for other in attained.values()) for person, mine in attained.items()}
    assert {r.person: r.place for r in run(window).ranking} == places


@quota_windows
def test_managers_earn_nothing_and_say_so(window: str) -> None:
    earned = {e.person: e.earned for e in run(window).earnings if e.element == "commission"}
    for person in (MANAGERS | {VICE_PRESIDENT}) & employed(window):
        assert earned[person] == Decimal("0.00")


def test_who_joins_late_is_not_there_before() -> None:
    hired = {r["BusinessEntityID"]: r["HireDate"] for r in rows("adventureworks/Employee.csv")}
    assert hired["284"] == "2012-09-30"
    before = {m.person for m in run("2012-05-30").measures}
    after = {m.person for m in run("2012-08-30").measures}
    assert "284" not in before
    assert "284" in after
    first = orders().execute("SELECT person, min(day) FROM orders WHERE person NOT NULL GROUP BY person")
    assert all(hired[person] <= day for person, day in first)


def days_asked(period: str) -> tuple[str, str]:
    """First day whose orders count, and the day after the last: of the windows that close, and of the year so far."""
    if period == "SalesYTD":
        return "2013-02-28", "2014-05-31"
    (after,) = orders().execute("SELECT after FROM windows WHERE start = ?", (period,)).fetchone()
    return min(period, "2013-05-01") if period >= "2013-05-30" else period, after


@pytest.mark.parametrize("period", [*QUOTA_DATES, "SalesYTD"])
def test_orders_without_a_salesperson_are_out_of_scope(period: str, tmp_path: Path) -> None:
    results = run(period)
    (file,) = [file for file in results.inputs if file.file == "SalesOrderHeader.csv"]
    query = "SELECT count(*) FROM orders WHERE person NOT NULL AND day >= ? AND day < ?"
    (used,) = orders().execute(query, days_asked(period)).fetchone()
    assert (file.read, file.used, file.quarantined, file.out_of_scope) == (31_465, used, 0, 31_465 - used)
    results.bulk["excluded.csv"](tmp_path / "excluded.csv")
    with (tmp_path / "excluded.csv").open(encoding="utf-8-sig", newline="") as listed:
        reasons = [row["reason"] for row in csv.DictReader(listed)]
    assert reasons.count("filtered-by-plan") == ONLINE
    assert reasons.count("out-of-period") == 31_465 - used - ONLINE
    assert len(reasons) == 31_465 - used


def test_names_keep_their_letters() -> None:
    assert run("SalesYTD").roster.people["282"].name == "José Edvaldo Saraiva"
