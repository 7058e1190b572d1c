"""Rewards: who is named where people are tied, what units become of, and that pay stays what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from companies import run, write

FILES = {
    "deals.csv": "key,owner,amount,day\nd1,a,900,2026-09-02\nd2,b,900,2026-09-03\n"
    "d3,c,500,2026-09-04\nd4,d,100,2026-09-05\n",
    "people.csv": "id,name,team,from,to\na,Ann,x,,\nb,Bo,x,,\nc,Cy,y,2026-03-16,\nd,Di,y,,2026-09-30\n",
}
PLAN = """\
measures: {sold: {from: deals, value: sum(amount), date: day, every: month, unit: money}}
elements: {pay: {kind: commission, measure: sold, rate: 10%}}
"""


def awarded(folder: Path, rewards: str, period: str = "2026-09") -> list[tuple[str, str, str, str]]:
    """Person, what, figure and day of everything that the rewards give; pay is that of the plan without them."""
    ran = run(folder, write(folder, {"files": FILES, "plan": f"{PLAN}rewards:\n{rewards}"}), period)
    assert {each.person: str(each.earned) for each in ran.results.earnings if each.earned} == {
        "a": "90.00", "b": "90.00", "c": "50.00", "d": "10.00"
    }  # fmt: skip
    return [(a.person, a.what, str(a.figure or ""), str(a.day or "")) for a in ran.results.awards]


@pytest.mark.parametrize(
    ("ties", "top", "named"),
    [
        ("each", 2, {"a": "1", "b": "1"}),
        ("each", 3, {"a": "1", "b": "1", "c": "3"}),
        ("each_dense", 2, {"a": "1", "b": "1", "c": "2"}),
        ("stop", 1, {}),
        ("stop", 3, {"a": "1", "b": "1", "c": "3"}),
    ],
)
def test_the_tied_are_named_together_or_not_at_all(tmp_path: Path, ties: str, top: int, named: dict[str, str]) -> None:
    found = awarded(tmp_path, f"  best: {{kind: honour, rank: sold, top: {top}, ties: {ties}}}")
    assert {person: place for person, _, place, _ in found} == named


def test_only_those_are_placed_for_whom_it_is(tmp_path: Path) -> None:
    found = awarded(tmp_path, "  best: {kind: honour, rank: sold, top: 1, ties: each, for: team = 'y'}")
    assert found == [("c", "sold", "1", "")]


def test_units_vest_from_the_day_of_hiring_and_are_lost_with_the_job(tmp_path: Path) -> None:
    terms = "units: 100, vest: [{after: 6 months, share: 1/3}, {after: 1 year, share: 2/3}], if: employed"
    found = awarded(tmp_path, f"  units: {{kind: grant, {terms}}}")
    assert found == [
        ("a", "vested", "33", "2026-07-01"),
        ("a", "waiting", "67", "2027-01-01"),
        ("b", "vested", "33", "2026-07-01"),
        ("b", "waiting", "67", "2027-01-01"),
        ("c", "vested", "33", "2026-09-16"),
        ("c", "waiting", "67", "2027-03-16"),
        ("d", "vested", "33", "2026-07-01"),
        ("d", "lost", "67", "2027-01-01"),
    ]


def test_an_earning_is_worth_less_in_another_form(tmp_path: Path) -> None:
    found = awarded(tmp_path, "  form: {kind: choice, element: pay, options: {cash: 100%, trip: 95%}, for: team = 'y'}")
    assert found == [
        ("c", "cash", "50", ""),
        ("c", "trip", "95/2", ""),
        ("d", "cash", "10", ""),
        ("d", "trip", "19/2", ""),
    ]
