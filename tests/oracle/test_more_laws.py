"""More laws of pay, end to end: no jumps, limits that hold over any window, and entries that are what was earned."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_runs import SALES, Deal, people, run, table

few = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CENT = Decimal("0.01")
BOUNDS = (100, 333, 1_000, 9_999)
amounts = st.lists(st.integers(0, 2_000_000), min_size=2, max_size=25, unique=True).map(sorted)
rising = st.lists(st.integers(0, 100), min_size=len(BOUNDS) + 1, max_size=len(BOUNDS) + 1).map(sorted)


def tiers(mode: str, kind: str, values: list[int]) -> str:
    unit = "%" if kind == "rate" else ""
    rows = (f"{{from: {at}, {kind}: {value}{unit}}}" for at, value in zip((0, *BOUNDS), values, strict=True))
    return f"rate_tables:\n  tiers: {{mode: {mode}, tiers: [{', '.join(rows)}]}}\n"


COMMISSION = "elements:\n  commission: {kind: commission, measure: sales, table: tiers}\n"


@few
@given(amounts, rising, st.sampled_from([("marginal", "rate"), ("interpolated", "pay"), ("interpolated", "rate")]))
def test_who_sells_more_is_paid_no_less_and_a_cent_more_makes_no_jump(
    cents: list[int], values: list[int], shape: tuple[str, str]
) -> None:
    """Each amount is one person's; beside it stands somebody with a cent more. No curve here is steeper than 3."""
    pairs = [(f"P{n}{side}", Decimal(size + side) * CENT) for n, size in enumerate(cents) for side in (0, 1)]
    deals = [Deal(f"D{who}", who, amount) for who, amount in pairs]
    files = {"people.csv": people(who for who, _ in pairs), "deals.csv": table(deals)}
    outcome = run(SALES + tiers(*shape, values) + COMMISSION, files)
    paid = sorted((amount, outcome.earned(who)) for who, amount in pairs)
    assert all(low <= high for (_, low), (_, high) in pairwise(paid))
    for n in range(len(cents)):
        assert outcome.earned(f"P{n}1") - outcome.earned(f"P{n}0") <= 4 * CENT


@few
@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(-300_000, 900_000)), min_size=1, max_size=20),
    st.sampled_from(["quarter", "half", "year"]),
    st.sampled_from(["lost", "carry"]),
)
def test_caps_hold_over_every_window(sold: list[tuple[int, int]], every: str, excess: str) -> None:
    deals = [
        Deal(f"D{n:02}", "A", Decimal(cents) * CENT, Deal("", "", CENT).dated.replace(month=month))
        for n, (month, cents) in enumerate(sold)
    ]
    limit = f"cap: {{period: 150, {every}: 200, excess: {excess}}}"
    plan = f"{SALES}elements:\n  commission: {{kind: commission, measure: sales, rate: 10%, {limit}}}\n"
    outcome = run(plan, {"people.csv": people("A"), "deals.csv": table(deals)}, "2026-H1")
    months = [(each.window.start.month, each.earned or Decimal(0)) for each in outcome.results.earnings]
    assert all(amount <= 150 for _, amount in months)
    length = {"quarter": 3, "half": 6, "year": 12}[every]
    windows: defaultdict[int, Decimal] = defaultdict(Decimal)
    for month, amount in months:
        windows[(month - 1) // length] += amount
    assert all(each <= 200 for each in windows.values())


@few
@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(-300_000, 900_000)), max_size=12), st.integers(0, 100))
def test_entries_are_what_was_earned_and_payments_what_is_left(sold: list[tuple[str, int]], percent: int) -> None:
    deals = [Deal(f"D{n:02}", who, Decimal(cents) * CENT) for n, (who, cents) in enumerate(sold)]
    plan = (
        f"{SALES}elements:\n"
        "  commission: {kind: commission, measure: sales, rate: 1/7}\n"
        "  second: {kind: commission, measure: sales, rate: 3.3%, cap: {record: 9}}\n"
        f"settlement:\n  holdbacks: {{kept: {{of: [second], share: {percent}%, "
        "release: [{after: 1 month, share: 100%}]}}\n  payment: {negative: pay}\n"
    )
    results = run(plan, {"people.csv": people("AB"), "deals.csv": table(deals)}).results
    for person in "AB":
        moved: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for entry in results.entries:
            if entry.person == person:
                moved[entry.kind, entry.element] += entry.amount
        earned = {each.element: each.earned or Decimal(0) for each in results.earnings if each.person == person}
        assert {name: moved["earning", name] for name in earned} == earned
        assert abs(moved["holdback", "second"] - earned["second"] * percent / 100) <= CENT
        assert moved["payment", ""] == sum(earned.values()) - moved["holdback", "second"]
