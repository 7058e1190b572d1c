"""Rounding against decimal's own modes, allocation by its laws."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.stages.rounding import allocate, round_to, show

CENT = Decimal("0.01")
MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "down": decimal.ROUND_DOWN,
    "up": decimal.ROUND_UP,
}
SHARES = st.lists(st.fractions(0, 1, max_denominator=60), min_size=1, max_size=8).filter(any)


@pytest.mark.parametrize("mode", sorted(MODES))
@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from(["1", "0.1", "0.01", "0.001"]))
def test_rounding_is_decimals_own(mode: str, x: Decimal, step: str) -> None:
    expected = x.quantize(Decimal(step), MODES[mode])
    found = round_to(Fraction(x), Decimal(step), mode)  # type: ignore[arg-type]
    assert str(found) == str(abs(expected) if expected == 0 else expected)


@pytest.mark.parametrize(
    ("x", "step", "mode", "expected"),
    [
        ("-0.005", "0.01", "half_up", "-0.01"),
        ("0.005", "0.01", "half_even", "0.00"),
        ("0.015", "0.01", "half_even", "0.02"),
        ("-0.015", "0.01", "half_even", "-0.02"),
        ("-0.0001", "0.01", "up", "-0.01"),
        ("-0.0099", "0.01", "down", "0.00"),
        ("2.625", "0.05", "half_up", "2.65"),
        ("74", "50", "half_up", "50"),
        ("75", "50", "half_up", "100"),
        ("4", "5", "down", "0"),
        ("2/3", "0.0001", "half_up", "0.6667"),
        ("123456789012345678901234567890.125", "0.01", "half_up", "123456789012345678901234567890.13"),
    ],
)
def test_rounding(x: str, step: str, mode: str, expected: str) -> None:
    assert str(round_to(Fraction(x), Decimal(step), mode)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("total", "shares", "expected"),
    [
        ("100.00", ["1/3", "1/3", "1/3"], ["33.34", "33.33", "33.33"]),
        ("-100.00", ["1/3", "1/3", "1/3"], ["-33.34", "-33.33", "-33.33"]),
        ("100_000", ["0.6", "0.4"], ["60000.00", "40000.00"]),
        ("9_000", ["1", "0"], ["9000.00", "0.00"]),
        ("10_000", ["1", "0.7"], ["5882.35", "4117.65"]),
        ("-0.05", ["1/2", "1/2"], ["-0.03", "-0.02"]),
        ("0.01", ["0.2", "0.4", "0.4"], ["0.00", "0.01", "0.00"]),
        ("0.00", ["0.2", "0.8"], ["0.00", "0.00"]),
        ("10.005", ["1/3", "1/3", "1/3"], ["3.34", "3.335", "3.33"]),
        ("0.004", ["1/2", "1/2"], ["0.004", "0.00"]),
    ],
)
def test_allocation(total: str, shares: list[str], expected: list[str]) -> None:
    found = allocate(Decimal(total), [Fraction(share) for share in shares], CENT)
    assert [str(amount) for amount in found] == expected


@pytest.mark.parametrize("shares", [[], ["0", "0"], ["1", "-1/2"]])
def test_nobody_to_share_with(shares: list[str]) -> None:
    with pytest.raises(ValueError, match="shares"):
        allocate(Decimal(1), [Fraction(share) for share in shares], CENT)


@given(st.decimals(-(10**8), 10**8, places=3), SHARES, st.sampled_from(["1", "0.05", "0.01"]))
def test_allocation_adds_up_and_keeps_near(total: Decimal, shares: list[Fraction], step: str) -> None:
    found = allocate(total, shares, Decimal(step))
    assert sum(found) == total
    for amount, share in zip(found, shares, strict=True):
        assert abs(Fraction(amount) - Fraction(total) * share / sum(shares)) < Fraction(step)
        assert amount * total >= 0
        assert share or not amount


@given(st.integers(-(10**9), 10**9), SHARES)
def test_whole_steps_are_shared_in_whole_steps(cents: int, shares: list[Fraction]) -> None:
    assert all(amount % CENT == 0 for amount in allocate(Decimal(cents) / 100, shares, CENT))


@pytest.mark.parametrize(
    ("x", "digits", "expected"),
    [
        ("469041.0958904", 2, "469041.10"),
        ("0.945", 2, "0.95"),
        ("-2/3", 0, "-1"),
        ("1e7", 0, "10000000"),
        ("1/9", 6, "0.111111"),
    ],
)
def test_show(x: str, digits: int, expected: str) -> None:
    assert show(Fraction(x), digits) == expected
