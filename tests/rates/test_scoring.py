"""Weighted scores, and each way to treat a missing measure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from salesperf.stages.scoring import Measured, MissingScore, weighted

ONE = Fraction(1)


def card(*rows: tuple[str, str, str | None], cap: Fraction | None = None) -> list[Measured]:
    return [Measured(n, Fraction(w), None if score is None else Fraction(score), cap=cap) for n, w, score in rows]


FULL = (("sales", "0.4", "1"), ("calls", "0.3", "0.8"), ("csat", "0.3", "1.2"))
GAP = (("sales", "0.5", "0.9"), ("calls", "0.3", None), ("csat", "0.2", "0.6"))


def test_each_score_is_capped_before_it_is_weighed() -> None:
    found = weighted(card(*FULL, cap=ONE))
    assert found.score == Fraction("0.94")
    assert [part.weighted for part in found.parts] == [Fraction("0.40"), Fraction("0.24"), Fraction("0.30")]


def test_without_a_cap_one_result_offsets_another() -> None:
    assert weighted(card(*FULL)).score == 1


def test_gate_then_the_cards_own_limits() -> None:
    assert weighted(card(*FULL), gate=Fraction(1, 2), floor=Fraction("0.6")).score == Fraction("0.6")
    assert weighted(card(*FULL), gate=Fraction(1, 2), cap=Fraction("0.6")).score == Fraction("0.5")


def test_a_measures_floor() -> None:
    rows = [Measured("sales", ONE, Fraction("0.2"), floor=Fraction("0.5"))]
    assert weighted(rows).score == Fraction("0.5")


def test_missing_counts_as_zero() -> None:
    found = weighted(card(*GAP), "zero")
    assert found.score == Fraction("0.57")
    assert found.parts[1].weight_used == Fraction("0.3")
    assert found.parts[1].score is None


def test_missing_leaves_its_weight_to_the_others_in_proportion() -> None:
    found = weighted(card(*GAP), "redistribute")
    assert found.score == Fraction(57, 70)
    assert [part.weight_used for part in found.parts] == [Fraction(5, 7), 0, Fraction(2, 7)]


def test_missing_leaves_no_score() -> None:
    found = weighted(card(*GAP), "leave_out")
    assert found.score is None
    assert found.parts[0].weighted == Fraction("0.45")


def test_missing_stops_and_names_all() -> None:
    with pytest.raises(MissingScore) as caught:
        weighted(card(("a", "0.5", None), ("b", "0.25", "1"), ("c", "0.25", None)), "stop")
    assert caught.value.names == ("a", "c")


@pytest.mark.parametrize(("missing", "expected"), [("zero", 0), ("redistribute", None), ("leave_out", None)])
def test_all_missing(missing: str, expected: int | None) -> None:
    assert weighted(card(("a", "0.5", None), ("b", "0.5", None)), missing).score == expected  # type: ignore[arg-type]


def test_nothing_is_left_to_take_over_the_weight() -> None:
    assert weighted(card(("a", "1", None), ("b", "0", "1")), "redistribute").score is None


def test_nothing_missing_leaves_the_weights_alone() -> None:
    assert [part.weight_used for part in weighted(card(*FULL), "redistribute").parts] == [
        Fraction(w) for _, w, _ in FULL
    ]
