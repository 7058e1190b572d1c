"""What a rate table must be whatever it is used for: rising bounds, and values that its mode knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Bound, Dated, Literal, RateTable, Tier
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc

TAKES = {
    "marginal": ("rate",),
    "retroactive": ("rate",),
    "step": ("pay", "score", "goal"),
    "interpolated": ("pay", "score", "rate"),
}


def check_tiers(subject: Subject) -> Iterator[Diagnostic]:
    """Every table by itself, and the bands of scores, which are tiers without a value."""
    for name, table in subject.plan.rate_tables.items():
        loc: Loc = ("rate_tables", name)
        yield from _rising(subject, (*loc, "tiers"), table.tiers)
        if table.across:
            yield from _rising(subject, (*loc, "across", "bounds"), table.across.bounds)
            if table.mode not in ("step", "interpolated"):
                yield subject.fault("matrix-mode", (*loc, "mode"), table=name, mode=table.mode)
        yield from _modes(subject, loc, table)
        yield from _shapes(subject, loc, table)
        yield from _multiples(subject, loc, table)
    for name, card in subject.plan.scorecards.items():
        yield from _rising(subject, ("scorecards", name, "bands"), card.bands)


def _rising(subject: Subject, loc: Loc, bounds: Sequence[Bound]) -> Iterator[Diagnostic]:
    """Each literal bound is above the one before it; `from: x` may be followed by `above: x`."""
    literal = [(index, bound) for index, bound in enumerate(bounds) if isinstance(bound.start, Literal)]
    for (_, low), (index, high) in pairwise(literal):
        assert isinstance(low.start, Literal) and isinstance(high.start, Literal)
        one_point = low.inside and not high.inside and high.start.amount == low.start.amount
        if low.start.kind == high.start.kind and high.start.amount <= low.start.amount and not one_point:
            params = {"bound": high.start.text, "before": low.start.text, "table": str(loc[1])}
            yield subject.fault("tiers-not-rising", (*loc, index, bound_key(high)), **params)


def _modes(subject: Subject, loc: Loc, table: RateTable) -> Iterator[Diagnostic]:
    for index, tier in enumerate(table.tiers):
        mode = tier.mode or table.mode
        if tier.gives not in TAKES[mode]:
            params = {"mode": mode, "word": tier.gives, "known": ", ".join(f"`{key}`" for key in TAKES[mode])}
            yield subject.fault_at_key("value-not-of-mode", (*loc, "tiers", index, tier.gives), **params)
    for index, (tier, following) in enumerate(pairwise(table.tiers)):
        if (tier.mode or table.mode) == "interpolated" and tier.gives != following.gives:
            params = {"before": tier.gives, "word": following.gives}
            yield subject.fault_at_key("no-line-between", (*loc, "tiers", index + 1, following.gives), **params)


def _shapes(subject: Subject, loc: Loc, table: RateTable) -> Iterator[Diagnostic]:
    """Lists go with `across`, one value for each of its bounds; maps of words go with `by`."""
    for index, tier in enumerate(table.tiers):
        place = (*loc, "tiers", index, tier.gives)
        if isinstance(tier.value, tuple) or table.across:
            yield from _row(subject, place, table, tier)
        elif isinstance(tier.value, dict) and not table.by:
            yield subject.fault("values-without-by", place, table=str(loc[1]))


def _row(subject: Subject, place: Loc, table: RateTable, tier: Tier) -> Iterator[Diagnostic]:
    given = len(tier.value) if isinstance(tier.value, tuple) else 1
    if table.across is None:
        yield subject.fault("values-without-across", place, table=str(place[1]))
    elif given != len(table.across.bounds):
        yield subject.fault("row-not-as-wide", place, given=str(given), needed=str(len(table.across.bounds)))


def _multiples(subject: Subject, loc: Loc, table: RateTable) -> Iterator[Diagnostic]:
    """Multiples are of `base_rate`: neither stands without the other."""
    for place, literal in rates(table, loc):
        if literal.kind == "multiple" and table.base_rate is None:
            yield subject.fault("multiple-of-nothing", place, text=literal.text, table=str(loc[1]))
        elif literal.kind != "multiple" and table.base_rate is not None:
            yield subject.fault("rate-beside-base-rate", place, text=literal.text, table=str(loc[1]))


def rates(table: RateTable, loc: Loc) -> Iterator[tuple[Loc, Literal]]:
    """The literal rates of all tiers, each with its place."""
    return ((place, leaf) for place, key, leaf in values(table, loc) if key == "rate")


def values(table: RateTable, loc: Loc) -> Iterator[tuple[Loc, str, Literal]]:
    """The literal values of all tiers: place, `rate`, `pay`, `score` or `goal`, and figure."""
    for index, tier in enumerate(table.tiers):
        for place, leaf in leaves(tier.value, (*loc, "tiers", index, tier.gives)):
            if isinstance(leaf, Literal):
                yield place, tier.gives, leaf


def leaves(value: object, loc: Loc) -> Iterator[tuple[Loc, object]]:
    """The single figures and names of a value, each with its place."""
    if isinstance(value, Dated):
        for day, leaf in value.leaves:
            yield (*loc, day.isoformat()), leaf
    elif isinstance(value, dict | tuple):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*loc, key))
    elif value is not None:
        yield loc, value


def bound_key(bound: Bound) -> str:
    """The key that the bound is written with."""
    return "from" if bound.inside else "above"
