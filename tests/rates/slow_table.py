"""A rate table by its definition, tier by tier and from the top: no polynomials, no pieces."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from salesperf.stages.ratetable import Curve, Tier


def slow_payout(curve: Curve, x: Fraction) -> Fraction:
    looked_up = any(tier.value_kind == "score" for tier in curve.tiers) or curve.tiers[0].bound < 0
    if x < 0 and not looked_up:
        return -slow_payout(curve, -x)
    reached = [n for n, t in enumerate(curve.tiers) if x > t.bound or (t.inclusive and x == t.bound)]
    pay = in_tier(curve, reached[-1] if reached else -1, x)
    return pay if curve.result_cap is None else min(pay, curve.result_cap)


def in_tier(curve: Curve, n: int, x: Fraction) -> Fraction:
    """What tier n (-1: the stretch below the first) makes of x, before the cap of the result."""
    first = curve.tiers[0]
    if n < 0:
        if curve.below == "none":
            return Fraction(0)
        return limited(curve, first.value) * x if first.value_kind == "rate" else first.value
    tier = curve.tiers[n]
    if tier.mode == "marginal":
        so_far = in_tier(curve, n - 1, tier.bound)
        return so_far + limited(curve, tier.value) * (x - tier.bound)
    value = between(curve, n, x) if tier.mode == "interpolated" else tier.value
    return limited(curve, value) * x if tier.value_kind == "rate" else value


def between(curve: Curve, n: int, x: Fraction) -> Fraction:
    """The two points around x, each weighed by how near it is."""
    tier = curve.tiers[n]
    if n + 1 < len(curve.tiers):
        near, far = tier, curve.tiers[n + 1]
    elif curve.beyond == "continue" and n and curve.tiers[n - 1].mode == "interpolated":
        near, far = curve.tiers[n - 1], tier
    else:
        return tier.value
    if near.bound == far.bound:
        return tier.value
    share = (x - near.bound) / (far.bound - near.bound)
    return (1 - share) * near.value + share * far.value


def limited(curve: Curve, rate: Fraction) -> Fraction:
    return rate if curve.rate_cap is None else min(rate, curve.rate_cap)


def quarters(low: int, high: int) -> st.SearchStrategy[Fraction]:
    return st.integers(low * 4, high * 4).map(lambda n: Fraction(n, 4))


SHAPES = {
    "rate": [("marginal", "rate"), ("retroactive", "rate"), ("interpolated", "rate")],
    "pay": [("step", "pay"), ("interpolated", "pay")],
    "score": [("step", "score"), ("interpolated", "score"), ("retroactive", "rate"), ("marginal", "rate")],
}


@st.composite
def curves(draw: st.DrawFn, lowest: int = 0, least_value: int = -3) -> Curve:
    """Tables of rates, sums or scores, with bands of one point, caps, and every `below` but `stop`."""
    shape = SHAPES[draw(st.sampled_from(sorted(SHAPES)))]
    tiers: list[Tier] = []
    for bound in sorted(draw(st.sets(quarters(lowest, 30), min_size=1, max_size=4))):
        sides = draw(st.sampled_from([(True,), (False,), (True, False)]))
        for inclusive in sides:
            mode, kind = draw(st.sampled_from(shape))
            tiers.append(Tier(bound, inclusive, mode, kind, draw(quarters(least_value, 5))))  # type: ignore[arg-type]
    return Curve(
        tuple(tiers),
        below=draw(st.sampled_from(["none", "first"])),
        beyond=draw(st.sampled_from(["flat", "continue"])),
        rate_cap=draw(st.none() | quarters(-1, 4)),
        result_cap=draw(st.none() | quarters(0, 60)),
    )


@st.composite
def rising(draw: st.DrawFn, mode: str, kind: str) -> Curve:
    """A table from 0, in one mode, its values from 0 and not falling; marginal rates in any order."""
    bounds = sorted(draw(st.sets(quarters(1, 40), min_size=1, max_size=4)))
    values = draw(st.lists(quarters(0, 5), min_size=len(bounds), max_size=len(bounds)))
    points = zip(
        [Fraction(0), *bounds], [Fraction(0), *(values if mode == "marginal" else sorted(values))], strict=True
    )
    return Curve(tuple(Tier(at, True, mode, kind, value) for at, value in points))  # type: ignore[arg-type]
