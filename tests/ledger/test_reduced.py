"""Clawbacks that reduce what records counted for, over closed periods in a real ledger."""

from __future__ import annotations

from decimal import Decimal

import pytest

from companies_ledger import PLAN, Company

RETURNS = "  returns: {files: returns.csv, key: no, columns: {deal: deal, day: day}, types: {day: date}}\n"
RULES = """\
rate_tables:
  ladder: {mode: retroactive, tiers: [{from: 0, rate: 5%}, {from: 2_000, rate: 10%}]}
settlement:
  clawbacks: {back: {source: returns, record: deal, date: day, of: [commission], share: 50%, attainment: WORD}}
"""


def told(company: Company, *rows: str) -> None:
    """Returns of deals, one a row."""
    text = "no,deal,day\n" + "".join(f"{row}\n" for row in rows)
    (company.folder / "data" / "returns.csv").write_text(text, "utf-8")


def moved(company: Company, period: str, *kinds: str) -> Decimal:
    """What E1's entries of some kinds come to in a run."""
    rows = company.rows("SELECT id, person, kind, amount FROM entries")
    found = [Decimal(a) for i, person, kind, a in rows if person == "E1" and i.startswith(period) and kind in kinds]
    return sum(found, Decimal(0))


@pytest.fixture
def july(company: Company) -> Company:
    """1,000 and 1,500 of one person are sold in July: 10 % on all of it."""
    with (company.folder / "data" / "deals.csv").open("a", encoding="utf-8") as file:
        file.write("D6,E1,1500,2026-07-10\n")
    told(company)
    return company


def with_word(company: Company, word: str) -> None:
    plan = PLAN.replace("people:", RETURNS + "people:", 1).replace("rate: 5%", "table: ladder") + RULES
    (company.folder / "plan.yaml").write_text(plan.replace("WORD", word), "utf-8")


def test_kept_the_record_goes_on_counting(july: Company) -> None:
    with_word(july, "keep")
    july.months("2026-07")
    told(july, "R1,D6,2026-08-10")
    july.months("2026-08")
    assert moved(july, "2026-08", "clawback") == 100
    assert moved(july, "2026-08", "difference") == 0


def test_reduced_to_half_the_reached_rate_falls(july: Company) -> None:
    with_word(july, "reduce")
    july.months("2026-07")
    assert moved(july, "2026-07", "payment") == 250
    told(july, "R1,D6,2026-08-10")
    july.months("2026-08")
    # 1,000 + 750 at 5 % are 87.50; of 250 the clawback takes 100 (half of the record's own 200), the difference 62.50
    assert moved(july, "2026-08", "clawback") == 100
    assert moved(july, "2026-08", "difference") == Decimal("-62.50")
    assert moved(july, "2026-08", "payment") == Decimal("137.50")


def test_taken_back_in_two_halves_it_has_never_been(july: Company) -> None:
    with_word(july, "reduce")
    july.months("2026-07")
    told(july, "R1,D6,2026-08-10")
    july.months("2026-08")
    told(july, "R2,D6,2026-09-10")  # the first one's row is gone: it stays settled
    july.months("2026-09", "2026-10")
    months = ("2026-07", "2026-08", "2026-09", "2026-10")
    taken = [moved(july, month, "clawback_due") for month in months]
    differences = [moved(july, month, "difference") for month in months]
    assert taken == [0, 100, 100, 0]
    assert differences == [0, Decimal("-62.50"), Decimal("62.50"), 0]
    assert 250 - sum(taken) + sum(differences) == 50  # what 1,000 alone earn


def test_half_of_a_deal_of_the_same_month_is_earned_once(july: Company) -> None:
    with_word(july, "reduce")
    told(july, "R1,D6,2026-07-20")
    july.months("2026-07", "2026-08", "2026-09")
    assert moved(july, "2026-07", "earning") == Decimal("87.50")
    for month in ("2026-07", "2026-08", "2026-09"):
        assert moved(july, month, "clawback_due", "difference") == 0
