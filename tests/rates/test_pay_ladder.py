"""A house share until it has had so much: two columns on one ladder, filled in the order of the records."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from rate_cases import curve_of

from salesperf.engine.lines_slow import fill
from salesperf.model.curve import Piece
from salesperf.stages.pay_ladder import on_base, on_pay
from salesperf.stages.ratetable import Curve, payout
from salesperf.stages.rounding import round_to


def ladder(*rates: str) -> Curve:
    bounds = ("0", "90_000", "150_000")
    return curve_of({"mode": "marginal", "tiers": [{"from": b, "rate": r} for b, r in zip(bounds, rates, strict=True)]})


COLUMNS = {1: ladder("30%", "20%", "20%"), 2: ladder("40%", "30%", "20%")}


def pay_after(table: Curve, paid: Fraction, base: Fraction) -> Fraction:
    pieces = [Piece(tier.bound, True, Fraction(0), tier.value) for tier in on_pay(table)]
    return fill(pieces, paid, base) - paid


def test_house_share_by_category() -> None:
    records = [(65_000, 2), (60_000, 1), (75_000, 2), (85_000, 1), (80_000, 2), (100_000, 2)]
    paid, shares = Fraction(0), []
    for gross, column in records:
        share = pay_after(COLUMNS[column], paid, Fraction(gross))
        shares.append(str(round_to(share, Decimal("0.01"))))
        paid += share
    assert shares == ["26000.00", "18000.00", "30000.00", "22333.33", "24000.00", "29888.89"]
    assert str(round_to(paid, Decimal("0.01"))) == "150222.22"


def test_one_column_is_a_marginal_table_on_the_base() -> None:
    found = on_base(COLUMNS[1])
    assert [int(tier.bound) for tier in found.tiers] == [0, 300_000, 600_000]
    assert payout(found, Fraction(700_000)) == 170_000


def test_nothing_follows_a_tier_of_nothing() -> None:
    closed = ladder("30%", "0%", "20%")
    assert [int(tier.bound) for tier in on_base(closed).tiers] == [0, 300_000]
    assert pay_after(closed, Fraction(90_000), Fraction(50_000)) == 0
    assert pay_after(closed, Fraction(90_000), Fraction(-1_000)) == -300


def test_a_column_without_pay_does_not_bar_the_others() -> None:
    assert pay_after(ladder("30%", "0%", "20%"), Fraction(160_000), Fraction(1_000)) == 200


@given(st.lists(st.integers(-90_000, 90_000), max_size=8))
def test_in_one_column_only_the_sum_counts(records: list[int]) -> None:
    paid = Fraction(0)
    for gross in records:
        paid += pay_after(COLUMNS[2], paid, Fraction(gross))
    assert paid == payout(on_base(COLUMNS[2]), Fraction(sum(records)))
