"""Rules that are settled over more than a payment, on figures of that longer window."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from companies import write
from periods import Accounts, moved, score_in

PLAN = """
measures: {sales: {from: deals, value: sum(amount), date: day, every: month, unit: money}}
elements: {pay: {kind: commission, measure: sales, rate: 10%}}
rate_tables:
  least: {mode: step, enter: sales, tiers: [{from: 0, pay: 300}, {from: 2_000, pay: 900}]}
settlement:
  guarantees: {quarter: {of: [pay], amount: {table: least}, every: quarter}}
"""
FILES = {
    "people.csv": "id,from,to\na,2025-01-01,\n",
    "deals.csv": "id,owner,amount,day\nD1,a,1000,2026-01-10\nD2,a,5000,2026-02-10\n",
}


def test_a_guarantee_of_the_quarter_is_given_in_its_last_month(tmp_path: Path) -> None:
    plan, accounts = write(tmp_path, {"files": FILES, "plan": PLAN}), Accounts()
    months = [score_in(accounts, plan, tmp_path / "data", f"2026-0{month}") for month in (1, 2, 3)]
    given = [moved(run.entries, "a", "guarantee") for run in months]
    assert given == [Decimal(0), Decimal(0), Decimal("300.00")]
    assert [moved(run.entries, "a", "payment") for run in months] == [Decimal(100), Decimal(500), Decimal(300)]


def test_weeks_of_a_month_are_paid_one_by_one(tmp_path: Path) -> None:
    weekly = PLAN.replace("every: month", "every: week").replace("every: quarter", "every: week")
    files = FILES | {"deals.csv": "id,owner,amount,day\nD1,a,9000,2026-03-04\nD2,a,1000,2026-03-30\n"}
    text = weekly.replace("{from: 0, pay: 300}", "{from: 0, pay: 50}") + "  payment: {every: week}\n"
    plan, accounts = write(tmp_path, {"files": files, "plan": text}), Accounts()
    score_in(accounts, plan, tmp_path / "data", "2026-03")
    paid = [(entry.window, entry.amount) for entry in accounts.entries["a"] if entry.kind == "payment"]
    assert paid == [(week, Decimal(amount)) for week, amount in zip(_WEEKS, (50, 900, 50, 50, 50), strict=True)]
    assert accounts.balance("a", "payable") == 0


_WEEKS = ("2026-W09", "2026-W10", "2026-W11", "2026-W12", "2026-W13")
