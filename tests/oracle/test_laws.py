"""Laws of pay on small generated plans, end to end: every run goes from text files through engine and stages."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_runs import SALES, Deal, Outcome, people, rounded, run, table

from salesperf.engine.lines_slow import price_slowly

few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
fewer = settings(few, max_examples=5)
CREW = ("A", "B", "C")

cents = st.integers(-2_000_000, 5_000_000).map(lambda n: Decimal(n).scaleb(-2))
hair = st.integers(-30_000, 30_000).map(lambda n: Decimal(n).scaleb(-4))
days = st.dates(date(2026, 1, 1), date(2026, 3, 31))
RATES = ("0%", "0.5%", "1/3", "7.77%", "12.5%", "2/7")
BOUNDS = (0, 100, 333, 1_000, 9_999, 20_000)


@st.composite
def deals(draw: st.DrawFn, amounts: st.SearchStrategy[Decimal] = cents, most: int = 40) -> list[Deal]:
    drawn = draw(st.lists(st.tuples(st.sampled_from(CREW), amounts, days), min_size=1, max_size=most))
    return [Deal(f"D{n:03}", owner, amount, day) for n, (owner, amount, day) in enumerate(drawn)]


@st.composite
def tables_of_rates(draw: st.DrawFn) -> tuple[str, list[tuple[int, str]]]:
    """A mode, and tiers by lower bound."""
    mode = draw(st.sampled_from(["marginal", "retroactive", "interpolated"]))
    bounds = [0, *sorted(draw(st.sets(st.sampled_from(BOUNDS[1:]), max_size=4)))]
    return mode, [(bound, draw(st.sampled_from(RATES))) for bound in bounds]


def rate_table(mode: str, tiers: list[tuple[int, str]], accrue: str) -> str:
    rows = "".join(f"      - {{from: {bound}, rate: {rate}}}\n" for bound, rate in tiers)
    return f"rate_tables:\n  tiers:\n    mode: {mode}\n    accrue: {accrue}\n    tiers:\n{rows}"


def commission(rest: str = "") -> str:
    return f"elements:\n  commission: {{kind: commission, measure: sales, table: tiers{rest}}}\n"


def ratio(text: str) -> Fraction:
    return Fraction(text.removesuffix("%")) / 100 if text.endswith("%") else Fraction(text)


def price(mode: str, tiers: list[tuple[int, str]], x: Fraction) -> Fraction:
    """F(x) as the language defines it, for tables of rates; F(-x) = -F(x)."""
    if x < 0:
        return -price(mode, tiers, -x)
    here = max(n for n, (bound, _) in enumerate(tiers) if x >= bound)
    bound, rate = tiers[here][0], ratio(tiers[here][1])
    if mode == "retroactive" or (mode == "interpolated" and here == len(tiers) - 1):
        return rate * x
    if mode == "interpolated":
        after, higher = tiers[here + 1][0], ratio(tiers[here + 1][1])
        return (rate + (higher - rate) * (x - bound) / (after - bound)) * x
    ends = [*(Fraction(b) for b, _ in tiers[1 : here + 1]), x]
    return sum(((end - b) * ratio(r) for end, (b, r) in zip(ends, tiers, strict=False)), Fraction(0))


def mine(found: list[Deal], person: str, first: date, last: date) -> list[Deal]:
    inside = [deal for deal in found if deal.owner == person and first <= deal.dated <= last]
    return sorted(inside, key=lambda deal: (deal.dated, deal.key))


def lines_of(outcome: Outcome, person: str) -> list[tuple[str, Decimal]]:
    return sorted((line.key, line.pay) for line in outcome.lines if line.person == person)


def assert_added_up(outcome: Outcome) -> None:
    """Lines as written, and what follows them by name, are the earning to the cent."""
    paid: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in outcome.lines:
        paid[line.person, line.element] += line.pay
    for earning in outcome.results.earnings:
        assert earning.lines == paid[earning.person, earning.element]
        assert earning.lines + sum(amount for _, amount in earning.further) == earning.earned


@few
@given(deals(), tables_of_rates(), st.sampled_from(["period", "quarter", "year"]))
def test_every_line_is_a_difference_of_rounded_sums(
    found: list[Deal], drawn: tuple[str, list[tuple[int, str]]], accrue: str
) -> None:
    outcome = run(
        SALES + rate_table(*drawn, accrue) + commission(), {"people.csv": people(CREW), "deals.csv": table(found)}
    )
    start, march = date(2026, 1, 1) if accrue != "period" else date(2026, 3, 1), (date(2026, 3, 1), date(2026, 3, 31))
    for person in CREW:
        before = sum((Fraction(d.amount) for d in mine(found, person, start, date(2026, 2, 28))), Fraction(0))
        base = price(*drawn, before)
        now = mine(found, person, *march)
        sums = accumulate((Fraction(d.amount) for d in now), initial=before)
        figures = [rounded(price(*drawn, x) - base) for x in sums]
        assert outcome.earned(person) == figures[-1]
        assert lines_of(outcome, person) == sorted(
            (deal.key, after - earlier) for deal, earlier, after in zip(now, figures, figures[1:], strict=False)
        )
    assert_added_up(outcome)


@few
@given(deals(), tables_of_rates(), st.booleans(), st.booleans())
def test_lines_and_what_follows_are_the_earning(
    found: list[Deal], drawn: tuple[str, list[tuple[int, str]]], record: bool, each: bool
) -> None:
    caps = "record: 12, " if record else ""
    limits = f", multiply: [{{by: 2/3}}], cap: {{{caps}period: 77.77}}, floor: {{period: 0.05}}"
    plan = SALES + rate_table(*drawn, "each" if each else "year") + commission(limits)
    outcome = run(plan, {"people.csv": people(CREW), "deals.csv": table(found)})
    assert_added_up(outcome)
    for person in CREW:
        assert Decimal("0.05") <= outcome.earned(person) <= Decimal("77.77")


@few
@given(
    deals(cents | hair),
    st.sampled_from(["half_up", "half_even", "down", "up"]),
    st.sampled_from(["1/8", "2.5%", "1/3"]),
)
def test_rounding_is_by_magnitude_in_every_mode(found: list[Deal], mode: str, rate: str) -> None:
    for accrue in ("each", "period"):
        plan = f"rounding: {{mode: {mode}}}\n{SALES}elements:\n"
        plan += f"  commission: {{kind: commission, measure: sales, rate: {rate}, accrue: {accrue}}}\n"
        outcome = run(plan, {"people.csv": people(CREW), "deals.csv": table(found)})
        for person in CREW:
            amounts = [
                ratio(rate) * Fraction(d.amount) for d in mine(found, person, date(2026, 3, 1), date(2026, 3, 31))
            ]
            whole = rounded(sum(amounts, Fraction(0)), mode)
            singly = sum((rounded(amount, mode) for amount in amounts), Decimal(0))
            assert outcome.earned(person) == (singly if accrue == "each" else whole)
        assert_added_up(outcome)


# crediting

SPLITS = "splits: [{to: owner, share: 50%}, {to: partner, share: 1/3}, {to: third, share: 1/6}]"
SHARES = {"owner": Fraction(1, 2), "partner": Fraction(1, 3), "third": Fraction(1, 6)}


def shared(unclaimed: str) -> str:
    crediting = f"crediting:\n  deals: {{{SPLITS}, unclaimed: {unclaimed}}}\n"
    return crediting + SALES + "elements:\n  commission: {kind: commission, measure: sales, rate: 10%}\n"


def parted(amount: Decimal, shares: list[Fraction]) -> list[Decimal]:
    """Whole cents by largest remainder, ties to the first; what is below a cent goes where the next would have gone."""
    size = abs(Fraction(amount)) * 100
    exact = [size * share / sum(shares) for share in shares]
    parts = [Fraction(int(part)) for part in exact]
    order = sorted(range(len(shares)), key=lambda n: (parts[n] - exact[n], n))
    left = int(size) - int(sum(parts))
    for n in order[:left]:
        parts[n] += 1
    parts[order[left]] += size - int(size)
    return [Decimal(part.numerator) / Decimal(part.denominator) / (100 if amount >= 0 else -100) for part in parts]


@pytest.mark.parametrize("unclaimed", ["first", "house", "spread", "stop"])
@fewer
@given(
    st.lists(st.tuples(cents | hair, st.sampled_from(["", "B"]), st.sampled_from(["", "C"])), min_size=1, max_size=60)
)
def test_splits_add_up_to_the_record(unclaimed: str, drawn: list[tuple[Decimal, str, str]]) -> None:
    found = [Deal(f"D{n:03}", "A", amount, partner=b, third=c) for n, (amount, b, c) in enumerate(drawn)]
    outcome = run(shared(unclaimed), {"people.csv": people(CREW), "deals.csv": table(found)})
    credits: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    for line in outcome.lines:
        credits[line.key][line.person] = line.credit
    for deal in found:
        assert credits[deal.key] == expected_parts(deal, unclaimed)
        if unclaimed in ("first", "spread"):
            assert sum(credits[deal.key].values()) == deal.amount
    stopped = {deal.key for deal in found if not (deal.partner and deal.third)} if unclaimed == "stop" else set()
    assert {q.params["key"] for q in outcome.results.quarantined} == stopped
    assert_added_up(outcome)


def expected_parts(deal: Deal, unclaimed: str) -> dict[str, Decimal]:
    fields = {"owner": deal.owner, "partner": deal.partner, "third": deal.third}
    filled = {field: who for field, who in fields.items() if who}
    if unclaimed == "stop" and len(filled) < 3:
        return {}
    shares = {field: SHARES[field] for field in fields}
    if unclaimed == "first":
        shares["owner"] += sum((share for field, share in SHARES.items() if field not in filled), Fraction(0))
    if unclaimed != "house":
        shares = {field: shares[field] for field in filled}
    parts = dict(zip(shares, parted(deal.amount, list(shares.values())), strict=True))
    return {who: parts[field] for field, who in filled.items()}


@few
@given(st.lists(cents | hair, min_size=1, max_size=60), st.randoms(use_true_random=False))
def test_rows_in_another_order_and_in_two_files_change_nothing(amounts: list[Decimal], chance: random.Random) -> None:
    crew = [*CREW, ""]
    found = [
        Deal(
            f"D{n:03}",
            "A",
            amount,
            date(2026, 3, chance.randint(1, 3)),
            chance.choice(crew[1:]),
            chance.choice(crew[2:]),
        )
        for n, amount in enumerate(amounts)
    ]
    plan = shared("first").replace("rate: 10%", "table: tiers") + rate_table(
        "marginal", [(0, "1/7"), (333, "3%")], "year"
    )
    first = run(plan, {"people.csv": people(CREW), "deals.csv": table(found)})
    chance.shuffle(found)
    cut = chance.randint(0, len(found))
    tables = {"deals1.csv": table(found[:cut]), "deals2.csv": table(found[cut:])}
    second = run(plan, {"people.csv": people(reversed(CREW)), **tables})

    def ordered(outcome: Outcome) -> list[str]:
        return sorted(map(repr, outcome.lines))

    assert ordered(first) == ordered(second)
    assert {p: first.earning(p).earned for p in CREW} == {p: second.earning(p).earned for p in CREW}
    assert first.results.measures == tuple(
        sorted(second.results.measures, key=lambda m: (m.measure, CREW.index(m.person)))
    )


@few
@given(st.lists(cents, min_size=1, max_size=30), tables_of_rates())
def test_one_record_is_worth_as_much_as_its_halves(
    amounts: list[Decimal], drawn: tuple[str, list[tuple[int, str]]]
) -> None:
    crew = [f"P{n}" for n in range(len(amounts))]
    plan = SALES + rate_table(*drawn, "period") + commission()
    whole = [Deal(f"{who}-1", who, 2 * amount) for who, amount in zip(crew, amounts, strict=True)]
    halves = [Deal(f"{who}-{n}", who, amount) for who, amount in zip(crew, amounts, strict=True) for n in (1, 2)]
    one = run(plan, {"people.csv": people(crew), "deals.csv": table(whole)})
    two = run(plan, {"people.csv": people(crew), "deals.csv": table(halves)})
    assert {p: one.earned(p) for p in crew} == {p: two.earned(p) for p in crew}


@few
@given(st.lists(cents | hair, min_size=1, max_size=30), tables_of_rates(), st.sampled_from(["each", "period", "year"]))
def test_a_full_refund_leaves_nothing(
    amounts: list[Decimal], drawn: tuple[str, list[tuple[int, str]]], accrue: str
) -> None:
    mode, tiers = drawn if accrue == "each" else ("marginal", drawn[1])
    crew = [f"P{n}" for n in range(len(amounts))]
    sold = [Deal(f"{who}-sale", who, amount) for who, amount in zip(crew, amounts, strict=True)]
    back = [Deal(f"{deal.owner}-refund", deal.owner, -deal.amount, date(2026, 3, 20)) for deal in sold]
    plan = SALES + rate_table(mode, tiers, accrue) + commission()
    outcome = run(plan, {"people.csv": people(crew), "deals.csv": table([*sold, *back])})
    assert {outcome.earned(person) for person in crew} == {Decimal("0.00")}
    paid = {(line.person, line.key.split("-")[1]): line.pay for line in outcome.lines}
    assert all(paid[person, "sale"] == -paid[person, "refund"] for person in crew)


# figures longer than the engine's integers

GOALS = (10_007, 20_011, 30_011, 40_009, 50_021, 60_013)


def long_factors() -> str:
    """Scores whose product has a denominator far beyond 128 bits."""
    text = (
        "measures:\n  sales: {from: deals, value: sum(amount), date: dated, every: month, unit: money, goal: 7_919}\n"
    )
    for goal in GOALS:
        text += (
            f"  m{goal}: {{from: deals, value: sum(amount), date: dated, every: month, unit: money, goal: {goal}.07}}\n"
        )
    factors = ", ".join(f"{{by: m{goal}.attainment}}" for goal in GOALS)
    text += rate_table("marginal", [(0, "1/7"), (9_999, "3/11")], "period")
    return (
        text + f"elements:\n  commission: {{kind: commission, measure: sales, table: tiers, multiply: [{factors}]}}\n"
    )


@few
@given(st.lists(cents, min_size=1, max_size=12))
def test_very_long_fractions_pay_the_same_to_the_cent(amounts: list[Decimal]) -> None:
    found = [Deal(f"D{n:03}", "A", amount, date(2026, 3, 1 + n % 28)) for n, amount in enumerate(amounts)]
    with patch("salesperf.engine.lines.price_slowly", wraps=price_slowly) as slow:
        outcome = run(long_factors(), {"people.csv": people(CREW), "deals.csv": table(found)})
    total = sum((Fraction(deal.amount) for deal in found), Fraction(0))
    factor = Fraction(1)
    for goal in GOALS:
        factor *= total / Fraction(f"{goal}.07")
    assert slow.called or factor.denominator < 2**126
    now = mine(found, "A", date(2026, 3, 1), date(2026, 3, 31))
    sums = accumulate((Fraction(d.amount) for d in now), initial=Fraction(0))
    figures = [rounded(factor * price("marginal", [(0, "1/7"), (9_999, "3/11")], x)) for x in sums]
    assert outcome.earned("A") == figures[-1]
    assert lines_of(outcome, "A") == sorted(
        (deal.key, after - earlier) for deal, earlier, after in zip(now, figures, figures[1:], strict=False)
    )
    assert_added_up(outcome)
