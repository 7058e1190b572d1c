"""Foreign money through the whole pipeline: which day's rate, joined records, and payments in people's own currency."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesperf.model.results import Results
from salesperf.pipeline import score
from salesperf.report.payroll import payroll_amounts

PLAN = """\
plan: abroad
version: 1
effective: {{from: 2026-01-01, to: 2026-12-31}}
currency: CNY
sources:
  deals:
    {{files: deals.csv, key: id, currency: ccy, types: {{amount: money, dated: date}},
     columns: {{owner: owner, amount: amount, dated: dated, ccy: ccy}}}}
people: {{files: people.csv, columns: {{id: id, pay_currency: pays}}}}
measures:
  sales: {{from: deals, value: sum(amount), date: dated, every: month, unit: money}}
currencies:
  rates: {{booking: {{files: fx.csv, columns: {{currency: code, date: day, rate: rate}}}}, payout: {{EUR: 8, USD: 7}}}}
  records: {{rates: booking, date: {day}}}
  payment: {{to: pay_currency, rates: payout, date: payment}}
elements:
  commission: {{kind: commission, measure: sales, rate: 10%, code: C1}}
  allowance: {{kind: fixed, amount: 100, every: month, code: F1}}
"""
RATES = "code,day,rate\nEUR,2026-03-02,7.9\nEUR,2026-03-16,8.1\nEUR,2026-03-31,8.3\nEUR,2026-04-30,9\n"


def run(folder: Path, day: str, deals: str, people: str = "A,CNY") -> Results:
    files: Mapping[str, str] = {
        "deals.csv": f"id,owner,amount,dated,ccy\n{deals}\n",
        "people.csv": f"id,pays\n{people}\n",
        "fx.csv": RATES,
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.format(day=day), "utf-8")
    return score(plan, folder, "2026-03")


def sales(results: Results) -> Decimal:
    (found,) = [m.actual for m in results.measures if m.measure == "sales"]
    assert found is not None
    return Decimal(found.numerator) / found.denominator


@pytest.mark.parametrize(
    ("day", "worth"),
    [("record", "810"), ("period_end", "830"), ("period_average", "810"), ("payment", "830"), ("2026-03-02", "790")],
)
def test_the_rate_is_that_of_the_day_that_the_plan_means(day: str, worth: str, tmp_path: Path) -> None:
    results = run(tmp_path, day, "1,A,100,2026-03-16,EUR\n2,A,5,2026-03-16,CNY")
    assert sales(results) == Decimal(worth) + 5


def test_rounded_steps_are_those_of_foreign_money_alone(tmp_path: Path) -> None:
    plan = PLAN.format(day="record") + "rounding: {at: every_step, step: 1, mode: down}\n"
    results = run(tmp_path, "record", "1,A,100.07,2026-03-16,EUR\n2,A,5.55,2026-03-16,CNY")
    assert sales(results) == Decimal("816.117")
    (tmp_path / "plan.yaml").write_text(plan, "utf-8")
    assert sales(score(tmp_path / "plan.yaml", tmp_path, "2026-03")) == Decimal("815.55")


def test_a_record_without_a_rate_is_set_aside_and_one_of_another_period_is_not(tmp_path: Path) -> None:
    results = run(
        tmp_path, "record", "1,A,100,2026-03-16,EUR\n2,A,100,2026-03-17,EUR\n3,A,1,2026-03-16,\n4,A,9,2026-02-03,EUR"
    )
    assert [(d.rule, getattr(d.place, "row", 0)) for d in results.quarantined] == [
        ("rate-missing", 3),
        ("cell-empty", 4),
    ]
    assert sales(results) == 810
    (deals,) = [file for file in results.inputs if file.file == "deals.csv"]
    assert (deals.used, deals.quarantined, deals.out_of_scope) == (1, 2, 1)


def test_each_is_paid_in_their_own_currency_and_payroll_adds_up(tmp_path: Path) -> None:
    deals = "1,A,333.33,2026-03-02,CNY\n2,B,333.33,2026-03-02,CNY\n3,C,333.33,2026-03-02,CNY"
    results = run(tmp_path, "record", deals, "A,EUR\nB,USD\nC,CNY")
    paid = {entry.person: (entry.amount, entry.currency) for entry in results.entries if entry.kind == "payment"}
    # 133.33 earned: ÷ 8 = 16.66625, ÷ 7 = 19.047142…
    assert paid == {"A": (Decimal("16.67"), "EUR"), "B": (Decimal("19.05"), "USD"), "C": (Decimal("133.33"), "CNY")}
    rows = payroll_amounts(results)
    for person, (amount, currency) in paid.items():
        of = {code: part for (who, code, ccy, _), part in rows.items() if (who, ccy) == (person, currency)}
        assert set(of) == {"C1", "F1"}
        assert sum(of.values()) == amount


def test_who_has_left_is_paid_in_the_currency_of_their_last_row(tmp_path: Path) -> None:
    plan = PLAN.format(day="record").replace("every: month, unit", "every: quarter, unit")
    run(tmp_path, "record", "1,A,333.33,2026-01-15,CNY\n2,B,5,2026-01-15,CNY")
    (tmp_path / "plan.yaml").write_text(plan.replace("columns: {id: id,", "columns: {id: id, to: to,"), "utf-8")
    (tmp_path / "people.csv").write_text("id,pays,to\nA,EUR,2026-02-10\nB,CNY,\nC,,2026-02-10\n", "utf-8")
    results = score(tmp_path / "plan.yaml", tmp_path, "2026-03")
    paid = {e.person: (e.amount, e.currency) for e in results.entries if e.kind == "payment"}
    assert paid == {"A": (Decimal("4.17"), "EUR"), "B": (Decimal("100.50"), "CNY")}  # 33.33 ÷ 8 = 4.16625; 0.50 + 100
    assert not [found for found in results.found if found.severity == "error"]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.decimals("-9999.99", "9999.99", places=2), min_size=1, max_size=5))
def test_a_currency_at_rate_1_changes_nothing(tmp_path_factory: pytest.TempPathFactory, amounts: list[Decimal]) -> None:
    folder = tmp_path_factory.mktemp("one")
    rows = "\n".join(f"{n},A,{amount},2026-03-05,CNY" for n, amount in enumerate(amounts))
    at_home = run(folder, "2026-03-02", rows)
    (folder / "fx.csv").write_text("code,day,rate\nXAF,2026-03-02,1\n", "utf-8")
    (folder / "deals.csv").write_text("id,owner,amount,dated,ccy\n" + rows.replace("CNY", "XAF") + "\n", "utf-8")
    abroad = score(folder / "plan.yaml", folder, "2026-03")
    assert abroad.entries == at_home.entries
