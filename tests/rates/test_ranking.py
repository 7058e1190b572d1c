"""Places, ties, keys that break them, and shares of the placed."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from salesperf.stages.ranking import Rank, ranks, ranks_by_keys

VALUES = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.none() | st.integers(0, 4).map(Fraction))


def places(found: dict[str, Rank | None]) -> dict[str, int | None]:
    return {name: None if rank is None else rank.place for name, rank in found.items()}


def test_the_tied_have_the_better_place() -> None:
    found = ranks({"an": Fraction(5), "bo": Fraction(9), "cy": Fraction(9), "di": None, "ed": Fraction(1)})
    assert places(found) == {"an": 3, "bo": 1, "cy": 1, "di": None, "ed": 4}
    assert [name for name, rank in found.items() if rank and rank.tied] == ["bo", "cy"]


def test_lower_can_be_better() -> None:
    assert places(ranks({"an": Fraction(5), "bo": Fraction(-9), "cy": Fraction(2)}, "lower")) == {
        "an": 3,
        "bo": 1,
        "cy": 2,
    }


def test_top_is_a_share_of_the_placed() -> None:
    found = ranks({"an": Fraction(4), "bo": Fraction(3), "cy": Fraction(2), "di": Fraction(1), "ed": None})
    assert [rank.top for rank in found.values() if rank] == [Fraction(n, 4) for n in (1, 2, 3, 4)]


def test_nobody() -> None:
    assert ranks({}) == {}
    assert ranks({"an": None}) == {"an": None}


def test_keys_break_ties_in_turn() -> None:
    sold = {"pat": (81, 7752, 321, 75), "qay": (81, 7752, 321, 76), "ray": (80, 9999, 999, 99)}
    found = ranks_by_keys({name: tuple(map(Fraction, keys)) for name, keys in sold.items()}, ("higher",) * 4)
    assert places(found) == {"pat": 2, "qay": 1, "ray": 3}


def test_a_missing_later_key_comes_last_among_the_tied() -> None:
    one, two = Fraction(1), Fraction(2)
    keys = {"an": (one, None), "bo": (one, two), "cy": (one, one), "di": (None, two), "ed": (one, None)}
    assert places(ranks_by_keys(keys, ("higher", "lower"))) == {"an": 3, "bo": 2, "cy": 1, "di": None, "ed": 3}


@given(VALUES)
def test_a_place_counts_who_did_strictly_better(values: dict[str, Fraction | None]) -> None:
    present = [value for value in values.values() if value is not None]
    for name, rank in ranks(values).items():
        value = values[name]
        if value is None:
            assert rank is None
        else:
            better, same = sum(other > value for other in present), present.count(value)
            assert rank == Rank(better + 1, len(present), same)
