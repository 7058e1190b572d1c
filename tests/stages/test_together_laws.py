"""Laws of prizes and shares: nothing is lost or made among people who tie or share, whoever is written down first."""

from __future__ import annotations

import itertools
import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import companies
from salesperf.stages.contest import awarded
from salesperf.stages.ranking import ranks

CENT = Decimal("0.01")
cents = st.integers(0, 100_000).map(lambda n: Decimal(n) * CENT)
results = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4).map(Fraction), min_size=1)


@given(results, st.lists(cents, min_size=1, max_size=10))
def test_prizes_of_the_occupied_places_are_shared_out(found: dict[str, Fraction], prizes: list[Decimal]) -> None:
    won = awarded(_ranked(found), prizes, "share", CENT)
    assert sum(each or 0 for each in won.values()) == sum(prizes[: len(found)])
    for value in set(found.values()):
        tied = [won[person] or Decimal(0) for person in found if found[person] == value]
        assert max(tied) - min(tied) <= CENT


@given(results, st.lists(cents, min_size=1, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_no_prize(
    found: dict[str, Fraction], prizes: list[Decimal], random: object
) -> None:
    people = list(found)
    random.shuffle(people)  # type: ignore[attr-defined]
    shuffled = _ranked({person: found[person] for person in people})
    for ties in ("share", "each", "each_dense", "stop"):
        assert awarded(shuffled, prizes, ties, CENT) == awarded(_ranked(found), prizes, ties, CENT)  # type: ignore[arg-type]


@given(results, st.lists(cents, min_size=1, max_size=10))
def test_who_does_better_wins_no_less_of_falling_prizes(found: dict[str, Fraction], prizes: list[Decimal]) -> None:
    falling = sorted(prizes, reverse=True)
    for ties in ("share", "each", "each_dense"):
        won = awarded(_ranked(found), falling, ties, CENT)  # type: ignore[arg-type]
        best_first = sorted(found, key=lambda person: -found[person])
        amounts = [won[person] or Decimal(0) for person in best_first]
        assert all(a + CENT >= b for a, b in itertools.pairwise(amounts))


def _ranked(found: dict[str, Fraction]):  # type: ignore[no-untyped-def]
    return {person: rank for person, rank in ranks(found).items() if rank is not None}


PLAN = """
measures:
  sold: {{from: deals, value: sum(amount), date: day, every: month, unit: money}}
elements:
  fund: {{kind: pool, amount: {fund}, every: month, share_by: units}}
  prize: {{kind: contest, rank: units, prizes: [100, 50.01, 0.01], ties: share}}
"""


@settings(max_examples=6, deadline=None)
@given(
    st.integers(-100_000, 100_000),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-2, 5), min_size=1).filter(lambda w: max(w.values()) > 0),
    st.randoms(use_true_random=False),
)
def test_shares_add_up_to_the_fund_in_any_order_of_people(fund: int, weights: dict[str, int], random: object) -> None:
    people = list(weights)
    first = _paid(fund, weights, people)
    random.shuffle(people)  # type: ignore[attr-defined]
    assert _paid(fund, weights, people) == first
    shares = {person: first["fund", person] for person in people}
    assert sum(shares.values()) == Decimal(fund) * CENT
    assert sum(first["prize", person] for person in people) == sum(
        [Decimal(100), Decimal("50.01"), CENT][: len(people)]
    )
    assert all(not shares[person] for person in people if weights[person] <= 0)


def _paid(fund: int, weights: dict[str, int], people: list[str]) -> dict[tuple[str, str], Decimal]:
    rows = [f"{person},{person},{weights[person]}" for person in people]
    case = {
        "plan": PLAN.format(fund=f"{Decimal(fund) * CENT:f}"),
        "files": {"people.csv": "\n".join(["id,name,units", *rows]), "deals.csv": "id,owner,amount,day\n"},
    }
    with tempfile.TemporaryDirectory() as folder:
        found = companies.run(Path(folder), companies.write(Path(folder), case)).results.earnings
    return {(each.element, each.person): each.earned or Decimal(0) for each in found}
