"""Late records, returns and corrections of closed periods: differences in the open one, nothing changed in the past."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from companies_ledger import Company
from salesperf.ledger.history import history
from salesperf.model.period import Window
from salesperf.pipeline import score_plan
from salesperf.read.plan_file import load_plan


def add(company: Company, rows: str) -> None:
    with (company.folder / "data" / "deals.csv").open("a", encoding="utf-8") as file:
        file.write(rows)


def replace(company: Company, name: str, old: str, new: str) -> None:
    path = company.folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def differences(company: Company, period: str) -> list[tuple[str, str, Decimal]]:
    """Person, window and amount of each difference that a run of the period finds."""

    def past(window: Window):  # type: ignore[no-untyped-def]
        return history(company.ledger, "small", window)

    results = score_plan(load_plan(company.folder / "plan.yaml"), company.folder / "data", period, past=past)
    return [(e.person, e.window, e.amount) for e in results.entries if e.kind == "difference"]


def test_a_late_deal_is_paid_in_the_open_period(company: Company) -> None:
    company.months("2026-07", "2026-08")
    before = company.rows("SELECT * FROM entries")
    add(company, "D9,E1,400,2026-07-31\nD10,E2,100.10,2026-08-01\n")
    assert differences(company, "2026-09") == [
        ("E1", "2026-07", Decimal("20.00")),
        ("E2", "2026-08", Decimal("5.01")),
    ]
    company.months("2026-09")
    assert company.rows("SELECT * FROM entries")[: len(before)] == before
    assert differences(company, "2026-10") == []


def test_what_is_corrected_twice_is_told_once_each(company: Company) -> None:
    company.months("2026-07")
    replace(company, "data/deals.csv", "D1,E1,1000,", "D1,E1,1200,")
    company.months("2026-08")
    replace(company, "data/deals.csv", "D1,E1,1200,", "D1,E1,900,")
    assert differences(company, "2026-09") == [("E1", "2026-07", Decimal("-15.00"))]


def test_a_closed_period_keeps_its_own_plan_version(company: Company) -> None:
    company.months("2026-07", "2026-08")
    replace(company, "plan.yaml", "rate: 5%", "rate: 9%")
    replace(company, "plan.yaml", "version: 2026-07", "version: 2026-09")
    assert differences(company, "2026-09") == []
    add(company, "D9,E1,400,2026-07-31\n")
    assert differences(company, "2026-09") == [("E1", "2026-07", Decimal("20.00"))]


def test_the_plan_says_how_far_back(company: Company) -> None:
    company.months("2026-07", "2026-08", "2026-09")
    add(company, "D9,E1,400,2026-07-31\nD10,E1,100,2026-09-01\n")
    plan = company.folder / "plan.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text + "settlement: {late: {within: 2 months}}\n", "utf-8")
    assert differences(company, "2026-10") == [("E1", "2026-09", Decimal("5.00"))]
    plan.write_text(text + "settlement: {late: none}\n", "utf-8")
    assert differences(company, "2026-10") == []


def test_records_that_were_taken_away_whole_change_nothing_and_are_told(company: Company) -> None:
    company.months("2026-07", "2026-08")
    path = company.folder / "data" / "deals.csv"
    kept = [line for line in path.read_text("utf-8").splitlines(keepends=True) if "2026-07" not in line]
    path.write_text("".join(kept), "utf-8")
    ended = company.score("2026-09")
    assert ended.code == 0
    assert "late-records-absent" in ended.err
    assert differences(company, "2026-09") == []


def test_who_is_no_longer_on_the_roster_keeps_what_was_earned(company: Company) -> None:
    company.months("2026-07")
    replace(company, "data/people.csv", "E2,Ben\n", "")
    replace(company, "data/deals.csv", "D2,E2,-250.50,2026-07-20\n", "")
    ended = company.score("2026-08")
    assert "late-person-gone" in ended.err
    assert differences(company, "2026-08") == []


def test_statement_and_ledger_show_the_old_figure_and_the_new(company: Company) -> None:
    company.months("2026-07")
    add(company, "D9,E1,400,2026-07-31\n")
    assert company.score("2026-08").code == 0
    table = Path(company.folder / "2026-08" / "ledger.csv").read_text("utf-8-sig")
    assert ",difference,commission,2026-07,20.00,CNY," in table


def test_a_window_that_looks_back_into_a_month_without_records_keeps_what_was_earned(company: Company) -> None:
    replace(
        company,
        "plan.yaml",
        "elements:\n",
        "elements:\n  quarterly: {kind: commission, measure: sold, rate: 1%, every: quarter}\n",
    )
    company.months("2026-07", "2026-08", "2026-09")
    path = company.folder / "data" / "deals.csv"
    kept = [line for line in path.read_text("utf-8").splitlines(keepends=True) if "2026-08" not in line]
    path.write_text("".join([*kept, "D9,E3,400,2026-09-30\n"]), "utf-8")
    assert differences(company, "2026-10") == [("E3", "2026-09", Decimal("20.00"))]


def test_pay_on_earnings_of_closed_months_counts_their_lines_once(company: Company) -> None:
    replace(company, "plan.yaml", "columns: {id: id, name: name}", "columns: {id: id, name: name, team: team}")
    replace(
        company,
        "data/people.csv",
        "id,name\nE1,林若溪\nE2,Ben\nE3,Cora",
        "id,name,team\nE1,林若溪,N\nE2,Ben,N\nE3,Cora,S",
    )
    lead = (
        "  lead: {kind: override, earnings_of: [commission], whose: team, rate: 10%, every: quarter, for: team = 'N'}\n"
    )
    replace(company, "plan.yaml", "elements:\n", f"elements:\n{lead}")
    company.months("2026-07", "2026-08", "2026-09")
    add(company, "D9,E2,600,2026-08-31\n")
    assert sorted(differences(company, "2026-10")) == [
        ("E1", "2026-Q3", Decimal("3.00")),
        ("E2", "2026-08", Decimal("30.00")),
        ("E2", "2026-Q3", Decimal("3.00")),
    ]
