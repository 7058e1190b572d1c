"""Marginal tables entered with `pay`: the bounds, from 0, are on what has been paid, not on what it is paid for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from salesperf.model.curve import Curve, Tier


def on_base(curve: Curve) -> Curve:
    """The same table with its bounds on the base, where so much has been paid; what follows a tier of 0 % is dropped.

    >>> from fractions import Fraction
    >>> ladder = [Tier(Fraction(at), True, "marginal", "rate", Fraction(p, 100)) for at, p in ((0, 30), (90, 20))]
    >>> [str(tier.bound) for tier in on_base(Curve(tuple(ladder))).tiers]
    ['0', '300']
    """
    limited = on_pay(curve)
    tiers = [limited[0]]
    for low, high in pairwise(limited):
        if low.value <= 0:
            break
        tiers.append(replace(high, bound=tiers[-1].bound + (high.bound - low.bound) / low.value))
    return replace(curve, tiers=tuple(tiers))


def on_pay(curve: Curve) -> tuple[Tier, ...]:
    """Its tiers with the cap of their rates in them."""
    most = curve.rate_cap
    return tuple(tier if most is None else replace(tier, value=min(tier.value, most)) for tier in curve.tiers)
