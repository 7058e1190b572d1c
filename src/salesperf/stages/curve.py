"""From tiers to polynomials: the value v(x) as straight lines, the pay F(x) as pieces of degree two at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from salesperf.model.curve import Curve, Mode, Piece, Tier, ValueKind

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Line:
    """v(x) = at_zero + slope·x from `start` until the next line; the mode says what F makes of it."""

    start: Fraction
    inclusive: bool
    mode: Mode
    value_kind: ValueKind
    at_zero: Fraction
    slope: Fraction

    def at(self, x: Fraction) -> Fraction:
        """v(x), also outside the line."""
        return self.at_zero + self.slope * x


def mirrored(curve: Curve) -> bool:
    """Whether F(-x) = -F(x): so with tables of rates and pay whose bounds do not go below zero themselves.

    A refund then takes back what the same sale paid. A table with a score (or a goal) is looked up as it stands:
    a negative attainment lies below the first bound, it does not make a negative score.
    """
    return curve.tiers[0].bound >= 0 and all(tier.value_kind in ("rate", "pay") for tier in curve.tiers)


@lru_cache(maxsize=4096)
def lines(curve: Curve) -> tuple[Line, ...]:
    """v(x) with the rate cap in it; the first line serves all that is below it, except with `below: stop`."""
    tiers = (*_tier_below(curve), *curve.tiers)
    drawn = [_line(tier, _slope(tiers, index, curve.beyond == "continue")) for index, tier in enumerate(tiers)]
    if curve.rate_cap is None:
        return tuple(drawn)
    ends = [*(line.start for line in drawn[1:]), None]
    return tuple(part for line, end in zip(drawn, ends, strict=True) for part in _cut(line, end, curve.rate_cap))


@lru_cache(maxsize=4096)
def pieces(curve: Curve) -> tuple[Piece, ...]:
    """F in rising order: for x >= 0 where F is `mirrored`, else for every x.

    The first piece also serves what is below its start, except with `below: stop`: then its start is the first bound,
    and whoever evaluates the pieces must refuse what is below it.

    >>> ladder = [Tier(Fraction(at), True, "marginal", "rate", Fraction(p, 100)) for at, p in ((0, 4), (150, 6))]
    >>> [(int(piece.start), str(piece.a), str(piece.b)) for piece in pieces(Curve(tuple(ladder)))]
    [(0, '0', '1/25'), (150, '-3', '3/50')]
    """
    found: list[Piece] = []
    for line in lines(curve):
        found.append(_piece(line, found[-1] if found else None))
    if mirrored(curve) and len(found) > 1 and found[1].start == 0 and found[1].inclusive:
        del found[0]
    return tuple(replace(piece, most=curve.result_cap) for piece in found)


def _tier_below(curve: Curve) -> tuple[Tier, ...]:
    """What `below` says, as a tier of its own: nothing, or the first value (of a rate: on all of x)."""
    first = curve.tiers[0]
    start = min(first.bound, ZERO)
    match curve.below:
        case "none":
            return (Tier(start, True, "step", "pay", ZERO),)
        case "first":
            mode: Mode = "retroactive" if first.value_kind == "rate" else "step"
            return (Tier(start, True, mode, first.value_kind, first.value),)
        case "stop":
            return ()


def _slope(tiers: tuple[Tier, ...], index: int, onwards: bool) -> Fraction:
    """How v rises inside a tier: towards the next tier's value; past the last, with `beyond: continue`, as before."""
    if tiers[index].mode != "interpolated":
        return ZERO
    if index + 1 < len(tiers):
        return _rise(tiers[index], tiers[index + 1])
    if onwards and index and tiers[index - 1].mode == "interpolated":
        return _rise(tiers[index - 1], tiers[index])
    return ZERO


def _rise(low: Tier, high: Tier) -> Fraction:
    width = high.bound - low.bound
    return (high.value - low.value) / width if width else ZERO


def _line(tier: Tier, slope: Fraction) -> Line:
    at_zero = tier.value - slope * tier.bound
    return Line(tier.bound, tier.inclusive, tier.mode, tier.value_kind, at_zero, slope)


def _cut(line: Line, end: Fraction | None, cap: Fraction) -> Iterator[Line]:
    """The lesser of a line of rates and the cap: one line, or two where they cross inside it."""
    flat = replace(line, at_zero=cap, slope=ZERO)
    if line.value_kind != "rate":
        yield line
    elif line.slope == 0:
        yield min(line, flat, key=lambda each: each.at_zero)
    else:
        crossing = (cap - line.at_zero) / line.slope
        first, second = (line, flat) if line.slope > 0 else (flat, line)
        if crossing > line.start:
            yield first
        if end is None or crossing < end:
            yield replace(second, start=crossing, inclusive=True) if crossing > line.start else second


def _piece(line: Line, below: Piece | None) -> Piece:
    """F on one line of v; a marginal tier goes on from where the piece below ends."""
    if line.mode == "marginal":
        reached = below.uncapped(line.start) if below else ZERO
        return Piece(line.start, line.inclusive, reached - line.at_zero * line.start, line.at_zero)
    if line.value_kind == "rate":
        return Piece(line.start, line.inclusive, ZERO, line.at_zero, line.slope)
    return Piece(line.start, line.inclusive, line.at_zero, line.slope)
