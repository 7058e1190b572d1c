"""Tables with literal figures: what they pay, what they find, where they jump, and how they read backwards."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from rate_cases import cases, curve_of, exact, grid_of, maybe

from salesperf.stages.grid import grid_value
from salesperf.stages.inverse import inverse
from salesperf.stages.ratetable import (
    BelowFirstTier,
    Curve,
    jumps,
    payout,
    pieces,
    scale,
    table_rows,
    tier_index,
    value_at,
)

TABLES = cases("tables.yaml")
GRIDS = cases("grids.yaml")


def asked(key: str) -> list[Any]:
    """The tables that state figures of one kind, one parameter for each."""
    return [pytest.param(case, id=f"{case['name']}") for case in TABLES if key in case]


def units(case: dict[str, Any]) -> tuple[Fraction, Fraction]:
    unit = exact(case.get("unit", "1"))
    return unit, exact(case["stands_for"]) if "stands_for" in case else unit


@pytest.mark.parametrize("case", asked("pays"))
def test_payout(case: dict[str, Any]) -> None:
    curve, (unit, stands_for) = curve_of(case), units(case)
    found = {x: stands_for * payout(curve, exact(x) / unit) for x in case["pays"]}
    assert found == {x: exact(pay) for x, pay in case["pays"].items()}


@pytest.mark.parametrize("case", asked("values"))
def test_value(case: dict[str, Any]) -> None:
    curve = curve_of(case)
    assert {x: value_at(curve, exact(x)) for x in case["values"]} == {x: exact(v) for x, v in case["values"].items()}


@pytest.mark.parametrize("case", asked("jumps"))
def test_jumps(case: dict[str, Any]) -> None:
    assert [list(jump) for jump in jumps(curve_of(case))] == [[exact(x), exact(size)] for x, size in case["jumps"]]


@pytest.mark.parametrize("case", asked("rows"))
def test_printed_rows(case: dict[str, Any]) -> None:
    found = [[row.at_bound, row.deduction] for row in table_rows(curve_of(case))]
    assert found == [[exact(pay), maybe(deduction)] for pay, deduction in case["rows"]]


@pytest.mark.parametrize("case", asked("inverse"))
def test_inverse(case: dict[str, Any]) -> None:
    drawn = scale(pieces(curve_of(case)), *units(case))
    assert {pay: inverse(drawn, exact(pay)) for pay in case["inverse"]} == {
        pay: maybe(x) for pay, x in case["inverse"].items()
    }


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in GRIDS])
def test_grid(case: dict[str, Any]) -> None:
    grid = grid_of(case)
    found = [grid_value(grid, exact(x), exact(y)) for x, y, _ in case["at"]]
    assert found == [exact(score) for _, _, score in case["at"]]


def stopping() -> Curve:
    return curve_of({"mode": "retroactive", "below": "stop", "tiers": [{"above": "100", "rate": "5%"}]})


@pytest.mark.parametrize("x", [-101, 0, 100])
def test_below_the_first_bound_can_stop(x: int) -> None:
    assert tier_index(stopping(), Fraction(x)) == -1
    with pytest.raises(BelowFirstTier):
        value_at(stopping(), Fraction(x))


def test_a_refund_is_refused_like_its_sale() -> None:
    assert payout(stopping(), Fraction(-200)) == -10
    with pytest.raises(BelowFirstTier):
        payout(stopping(), Fraction(-100))


def test_a_grid_refuses_what_is_below_either_axis() -> None:
    across = [{"from": "10"}]
    grid = grid_of({"mode": "step", "below": "stop", "across": across, "tiers": [{"from": "1", "score": ["5%"]}]})
    for x, y in ((0, 10), (1, 9)):
        with pytest.raises(BelowFirstTier):
            grid_value(grid, Fraction(x), Fraction(y))


def test_tier_index_on_both_sides_of_a_bound() -> None:
    table = {"mode": "step", "tiers": [{"from": "90%", "score": "1"}, {"from": "100%", "score": "2"}]}
    table["tiers"] += [{"above": "100%", "score": "3"}]  # type: ignore[operator]
    found = [tier_index(curve_of(table), Fraction(x)) for x in ("0.89", "0.9", "0.999", "1", "1.001")]
    assert found == [-1, 0, 0, 1, 2]


def test_pieces_of_a_table_from_zero_start_there() -> None:
    assert [piece.start for piece in pieces(curve_of(TABLES[0]))] == [0, 150_000, 250_000]
