"""Closing month after month: in order, once, on the present state, with every row accounted for."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from companies_ledger import DEALS, Company
from salesperf.ledger.history import history
from salesperf.ledger.rows import closed_period
from salesperf.model.ledger import balances
from salesperf.model.period import Window

OCTOBER = Window(date(2026, 10, 1), date(2026, 10, 31), "month", "2026-10")


def test_months_follow_one_another(company: Company) -> None:
    company.months("2026-07", "2026-08", "2026-09")
    past = history(company.ledger, "small", OCTOBER)
    assert [each.period for each in past.closed] == ["2026-07", "2026-08", "2026-09"]
    assert past.closed[0].start == date(2026, 7, 1)
    earned = {person: [e.amount for e in entries if e.kind == "earning"] for person, entries in past.entries.items()}
    assert earned["E1"] == [Decimal("50.00"), Decimal("150.00")]
    assert earned["E2"] == [Decimal("-12.53")]
    left = {
        p: {account: amount for (_, account), amount in balances(e).items() if amount} for p, e in past.entries.items()
    }
    assert left == {"E1": {}, "E2": {"carried": Decimal("-12.53")}, "E3": {}}
    assert past.head == company.rows("SELECT digest FROM seals ORDER BY number DESC LIMIT 1")[0][0]


def test_the_past_ends_where_the_period_begins(company: Company) -> None:
    company.months("2026-07", "2026-08")
    august = Window(date(2026, 8, 1), date(2026, 8, 31), "month", "2026-08")
    past = history(company.ledger, "small", august)
    assert [each.period for each in past.closed] == ["2026-07"]
    assert {entry.id for entries in past.entries.values() for entry in entries} == {"2026-07:1", "2026-07:2"}
    assert history(company.ledger, "another", august).closed == ()


def test_the_same_run_again_changes_nothing(company: Company) -> None:
    company.months("2026-07", "2026-08")
    before = company.ledger.read_bytes()
    assert company.score("2026-07", "again", "--lang", "zh").code == 0
    for run in ("2026-07", "again", "2026-08"):
        ended = company.close(run)
        assert ended.code == 0
        assert "was closed with this very run before" in ended.out
    assert company.ledger.read_bytes() == before


def test_another_run_of_a_closed_period_is_refused(company: Company) -> None:
    company.months("2026-07")
    before = company.ledger.read_bytes()
    (company.folder / "data" / "deals.csv").write_text(DEALS + "D9,E1,1,2026-07-30\n", "utf-8")
    assert company.score("2026-07", "late").code == 0
    ended = company.close("late")
    assert ended.code == 3
    told = [
        json.loads((company.folder / run / "run.json").read_text())["files"]["results.json"]
        for run in ("2026-07", "late")
    ]
    assert all(digest in ended.err for digest in told)
    assert company.ledger.read_bytes() == before


@pytest.mark.parametrize("period", ["2026-06", "2026-07", "2026-09"])
def test_no_gap_is_left(company: Company, period: str) -> None:
    company.months("2026-07")
    if period == "2026-09":
        assert company.score(period).code == 0
        assert company.close(period).code == 3
    assert company.close("2026-07").code == 0
    assert company.rows("SELECT count(*) FROM periods") == [(1,)]


def test_the_first_period_may_be_any(company: Company) -> None:
    company.months("2026-09", "2026-10")


def test_a_run_on_an_older_state_is_scored_again(company: Company) -> None:
    assert company.score("2026-08").code == 0
    company.months("2026-07")
    ended = company.close("2026-08")
    assert ended.code == 3
    assert "scored-on-other-ledger" in ended.err
    company.months("2026-08")


def test_two_plans_may_share_a_ledger(company: Company) -> None:
    text = (company.folder / "plan.yaml").read_text("utf-8")
    (company.folder / "other.yaml").write_text(text.replace("plan: small", "plan: other"), "utf-8")
    for period in ("2026-07", "2026-08"):
        for plan in ("plan", "other"):
            out = f"{plan}-{period}"
            options = ["--period", period, "--data", "data", "--out", out, "--ledger", "both.ledger"]
            assert company.call("score", f"{plan}.yaml", *options).code == 0
            assert company.call("close", out, "--ledger", "both.ledger").code == 0
    assert company.call("ledger", "verify", "both.ledger").code == 0


def test_rows_set_aside_are_accepted_by_name_with_a_reason(company: Company) -> None:
    (company.folder / "data" / "deals.csv").write_text(DEALS + "D8,E1,oops,2026-07-04\nD9,E2,,2026-07-05\n", "utf-8")
    assert company.score("2026-07").code == 1
    refused = company.close("2026-07", "--accept", "deals.csv::7=booked twice")
    assert refused.code == 1
    assert "deals.csv::8" in refused.err
    assert "deals.csv::7" not in refused.err
    assert not company.ledger.exists()
    table = "file,sheet,row,reason,approver\ndeals.csv,,8,no amount agreed,周敏\n"
    (company.folder / "accepted.csv").write_text(table, "utf-8")
    assert company.close("2026-07", "--accept", "deals.csv::7=booked twice", "--accepted", "accepted.csv").code == 0
    assert company.rows('SELECT "file", "sheet", "row", "rule", "reason", "approver" FROM accepted') == [
        ("deals.csv", "", 7, "amount-not-a-number", "booked twice", ""),
        ("deals.csv", "", 8, "cell-empty", "no amount agreed", "周敏"),
    ]


def test_without_a_ledger_named_usage_is_told(company: Company) -> None:
    assert company.score("2026-07").code == 0
    ended = company.call("close", "2026-07")
    assert ended.code == 2
    assert "--plan" in ended.err


@pytest.mark.parametrize("text", ["deals.csv:7=why", "deals.csv::x=why", "deals.csv::7=", "deals.csv::7"])
def test_acceptances_are_written_as_told(company: Company, text: str) -> None:
    assert company.score("2026-07").code == 0
    ended = company.close("2026-07", "--accept", text)
    assert ended.code == 2
    assert text in ended.err


def test_what_proves_a_close_is_kept(company: Company) -> None:
    company.months("2026-07")
    ((papers, run),) = company.rows('SELECT "papers", "run_sha256" FROM periods')
    kept = json.loads(papers)
    assert kept["plan"] == {"plan.yaml": (company.folder / "plan.yaml").read_text("utf-8")}
    assert set(kept["inputs"]) == {"people.csv", "deals.csv"}
    assert kept["files"]["results.json"] == run
    assert {"run.json", "payroll.csv", "ledger.csv", "credits.parquet"} <= set(kept["files"])


def test_a_period_is_read_as_it_was_written() -> None:
    row = ("2026-07", "2026-07-01", "2026-07-31", "v", "a", "b", '{"plan": {}}')
    assert closed_period(row).end == date(2026, 7, 31)
