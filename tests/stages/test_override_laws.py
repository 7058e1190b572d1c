"""Laws of pay on other people: levels add up to the highest rate, one line of managers a day, rate × earnings."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

import companies
from salesperf.diagnostics import Cell
from salesperf.model.people import Person, PersonRow, Roster
from salesperf.stages.levels import grades

RATES = st.integers(0, 12).map(lambda n: Fraction(n, 100))
START = date(2026, 9, 1)


@given(RATES, st.lists(RATES, max_size=6))
def test_what_all_levels_are_paid_is_the_highest_rate_on_the_way(seller: Fraction, above: list[Fraction]) -> None:
    line = [(str(n), rate) for n, rate in enumerate(above)]
    paid = [grade.rate for grade in grades(seller, line, None, str)]
    assert len(paid) == len(above)
    assert all(rate >= 0 for rate in paid)
    assert seller + sum(paid) == max([seller, *above])


@given(RATES, st.lists(RATES, max_size=6), RATES)
def test_equal_pay_goes_to_the_nearest_level_alone(seller: Fraction, above: list[Fraction], equal: Fraction) -> None:
    line = [(str(n), rate) for n, rate in enumerate(above)]
    plain, more = ([g.rate for g in grades(seller, line, each, str)] for each in (None, equal))
    extra = [n for n, (without, found) in enumerate(zip(plain, more, strict=True)) if found != without]
    for n in extra:
        highest = max([seller, *above[:n]])
        assert (above[n], more[n] - plain[n]) == (highest, equal)
    taken = [max([seller, *above[:n]]) for n in extra]
    assert len(set(taken)) == len(taken)


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """Up to six people, each with a manager before or after one of the days of September, perhaps in a circle."""
    ids = [str(n) for n in range(draw(st.integers(1, 6)))]
    bosses = st.sampled_from(["", "stranger", *ids])
    people = {}
    for one in ids:
        moves = START + timedelta(days=draw(st.integers(1, 29)))
        rows = (_row(None, moves - timedelta(days=1), draw(bosses)), _row(moves, None, draw(bosses)))
        people[one] = Person(one, "", "", rows)
    return Roster(people)


def _row(start: date | None, end: date | None, manager: str) -> PersonRow:
    return PersonRow(start, end, "", "", manager, {}, Cell("people.csv"))


@given(rosters())
def test_each_day_has_one_line_of_managers(roster: Roster) -> None:
    days = [START + timedelta(days=n) for n in range(30)]
    for person in roster.people:
        found = list(roster.lines_above(person, days[0], days[-1]))
        for day in days:
            (line,) = [line for line, first, last in found if first <= day <= last]
            assert line == roster.above(person, day)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-5_000, 20_000)), max_size=8), st.integers(0, 40))
def test_pay_on_earnings_is_the_rate_on_the_sum_of_final_earnings(deals: list[tuple[int, int]], percent: int) -> None:
    rows = "".join(f"D{n},P{who},{cents / 100:.2f},2026-09-05\n" for n, (who, cents) in enumerate(deals))
    case = {
        "files": {
            "people.csv": "id,name,manager\nP0,Mia,\nP1,Ann,P0\nP2,Bob,P0\nP3,Cai,P2\n",
            "deals.csv": f"id,owner,amount,day\n{rows}",
        },
        "plan": "measures:\n"
        "  sold: {from: deals, value: sum(amount), date: day, every: month, unit: money}\n"
        "elements:\n"
        "  pay: {kind: commission, measure: sold, rate: 7%, cap: {period: 9}}\n"
        f"  lead: {{kind: override, earnings_of: [pay], whose: reports, rate: {percent}%}}\n"
        f"  tree: {{kind: override, earnings_of: [pay], whose: tree, rate: {percent}%}}\n",
    }
    with TemporaryDirectory() as folder:
        ran = companies.run(Path(folder), companies.write(Path(folder), case))
    earned = {(e.element, e.person): e.earned for e in ran.results.earnings}
    for element, below in (("lead", ("P1", "P2")), ("tree", ("P1", "P2", "P3"))):
        whole = sum((earned["pay", person] or Decimal(0) for person in below), Decimal(0))
        exact = whole * percent / 100
        assert earned[element, "P0"] == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
