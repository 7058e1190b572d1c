"""Laws of every table, against a slow evaluation by definition, and figures found by trying every step."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slow_table import curves, quarters, rising, slow_payout

from salesperf.stages.curve import mirrored
from salesperf.stages.inverse import inverse
from salesperf.stages.ratetable import Curve, Tier, jumps, payout, pieces, scale, tier_index, value_at

TINY = Fraction(1, 10**12)
CLOSE = Fraction(1, 10**9)
FIFTHS = st.integers(-200, 200).map(lambda n: Fraction(n, 5))
CONTINUOUS = [("marginal", "rate"), ("interpolated", "rate"), ("interpolated", "pay"), ("interpolated", "score")]


@given(curves(lowest=-5), FIFTHS | quarters(-40, 40))
@settings(max_examples=300)
def test_payout_is_the_definition(curve: Curve, x: Fraction) -> None:
    assert payout(curve, x) == slow_payout(curve, x)


@given(curves(lowest=-5))
def test_payout_is_the_definition_around_every_bound(curve: Curve) -> None:
    around = [tier.bound + shift for tier in curve.tiers for shift in (-TINY, 0, TINY)]
    assert [payout(curve, x) for x in around] == [slow_payout(curve, x) for x in around]


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9)), min_size=1, max_size=4), st.integers(0, 80))
def test_marginal_is_the_sum_over_single_units(tiers: list[tuple[int, int]], x: int) -> None:
    by_bound = {0: 2, **dict(tiers)}
    curve = Curve(
        tuple(Tier(Fraction(at), True, "marginal", "rate", Fraction(r)) for at, r in sorted(by_bound.items()))
    )
    unit_by_unit = sum(by_bound[max(at for at in by_bound if at <= unit)] for unit in range(x))
    assert payout(curve, Fraction(x)) == unit_by_unit


@pytest.mark.parametrize(("mode", "kind"), CONTINUOUS)
@given(data=st.data())
def test_without_falling_values_pay_never_falls_and_never_jumps(mode: str, kind: str, data: st.DataObject) -> None:
    curve = data.draw(rising(mode, kind))
    low, high = sorted(data.draw(st.tuples(quarters(0, 60), quarters(0, 60))))
    assert payout(curve, low) <= payout(curve, high)
    for tier in curve.tiers[1:]:
        assert payout(curve, tier.bound) - payout(curve, tier.bound - TINY) <= CLOSE
    assert jumps(curve) == ()


@given(curves(), quarters(0, 40))
def test_a_refund_takes_back_what_the_sale_paid(curve: Curve, x: Fraction) -> None:
    if mirrored(curve) and x:
        assert payout(curve, -x) == -payout(curve, x)


@given(curves(lowest=-5))
def test_jumps_are_the_differences_around_a_bound(curve: Curve) -> None:
    reported = jumps(curve)
    assert all(size for _, size in reported)
    for bound in {tier.bound for tier in curve.tiers} - {0}:
        if bound < 0 and mirrored(curve):
            continue
        around = slow_payout(curve, bound + TINY) - slow_payout(curve, bound - TINY)
        assert abs(around - sum(size for at, size in reported if at == bound)) < CLOSE


@given(curves(), quarters(1, 9), quarters(1, 9), FIFTHS.map(abs))
def test_scaled_pieces_pay_the_factor(curve: Curve, unit: Fraction, factor: Fraction, amount: Fraction) -> None:
    reached = None
    for piece in scale(pieces(curve), unit, factor):
        if reached is None or amount > piece.start or (piece.inclusive and amount == piece.start):
            reached = piece
    assert reached is not None
    assert reached.at(amount) == factor * slow_payout(curve, amount / unit)


@given(curves(), quarters(-5, 80))
@settings(max_examples=300)
def test_inverse_is_the_first_step_that_pays(curve: Curve, pay: Fraction) -> None:
    step, limit = Fraction(1, 5), 300
    tried = next((k * step for k in range(limit) if slow_payout(curve, k * step) >= pay), None)
    found = inverse(pieces(curve), pay, step)
    if tried is None:
        assert found is None or found >= limit * step
        assert found is None or slow_payout(curve, found) >= pay
    else:
        assert found == tried


@given(rising("interpolated", "rate"), st.integers(0, 6_000))
@example(Curve((Tier(Fraction(0), True, "interpolated", "rate", Fraction(0)),)), 5)
def test_inverse_of_a_payout_is_not_more(curve: Curve, cents: int) -> None:
    x = Fraction(cents, 100)
    back = inverse(pieces(curve), payout(curve, x))
    assert back is not None
    assert back <= x
    assert payout(curve, back) == payout(curve, x)


@given(curves(lowest=-5), FIFTHS)
def test_value_is_the_tiers_own(curve: Curve, x: Fraction) -> None:
    index = tier_index(curve, x)
    if index < 0 or curve.tiers[index].mode == "interpolated":
        return
    tier = curve.tiers[index]
    cap = curve.rate_cap if tier.value_kind == "rate" else curve.result_cap
    assert value_at(curve, x) == (tier.value if cap is None else min(tier.value, cap))
