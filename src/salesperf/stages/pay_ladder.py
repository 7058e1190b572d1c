"""Marginal tables entered with `pay`: the bounds, from 0, are on what has been paid, not on what it is paid for."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from salesperf.model.curve import Curve
from salesperf.stages.ratetable import payout

ZERO = Fraction(0)


def on_base(curve: Curve) -> Curve:
    """The same table with its bounds on the base, where so much has been paid; what follows a tier of 0 % is dropped.

    >>> from salesperf.model.curve import Tier
    >>> ladder = [Tier(Fraction(at), True, "marginal", "rate", Fraction(p, 100)) for at, p in ((0, 30), (90, 20))]
    >>> [str(tier.bound) for tier in on_base(Curve(tuple(ladder))).tiers]
    ['0', '300']
    """
    tiers = [curve.tiers[0]]
    for low, high in pairwise(curve.tiers):
        if low.value <= 0:
            break
        tiers.append(replace(high, bound=tiers[-1].bound + (high.bound - low.bound) / low.value))
    return replace(curve, tiers=tuple(tiers))


def pay_after(curve: Curve, paid: Fraction, base: Fraction) -> Fraction:
    """What `base` pays once `paid` has been paid; it is split where the pay so far fills a tier.

    For lines with a column each (`by`): `curve` is the line's own column, `paid` what all columns paid before.
    A return walks back down; out of a tier of 0 % it starts at that tier's bound.

    >>> from salesperf.model.curve import Tier
    >>> ladder = [Tier(Fraction(at), True, "marginal", "rate", Fraction(p, 100)) for at, p in ((0, 30), (90, 20))]
    >>> own = Curve(tuple(ladder))
    >>> [str(pay_after(own, Fraction(paid), Fraction(base))) for paid, base in ((0, 200), (74, 85), (90, -10))]
    ['60', '67/3', '-3']
    """
    return payout(on_base(curve), _base_of(curve, paid) + base) - paid


def _base_of(curve: Curve, paid: Fraction) -> Fraction:
    """The least base that this table pays so much for."""
    if paid < 0:
        return -_base_of(curve, -paid)
    reached = [pair for pair in zip(curve.tiers, on_base(curve).tiers, strict=False) if pair[0].bound <= paid]
    on_pay, on_sales = reached[-1]
    rate = on_pay.value
    return on_sales.bound + ((paid - on_pay.bound) / rate if rate > 0 else ZERO)
