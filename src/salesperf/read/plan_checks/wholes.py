"""Shares of one thing add up to the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Literal, Name, Split
from salesperf.model.plan.beside import Grant
from salesperf.model.plan.settlement import CashRelease
from salesperf.model.spelling import percent_text
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc

_EQUAL = Name("equal")


def check_weights(subject: Subject) -> Iterator[Diagnostic]:
    """The weights of a scorecard."""
    for name, card in subject.plan.scorecards.items():
        weights = (weighed.weight for weighed in card.measures.values())
        yield from _whole(subject, "weights-not-100", ("scorecards", name, "measures"), weights)


def check_splits(subject: Subject) -> Iterator[Diagnostic]:
    """The shares of one credit, where they are literal and hold for every record."""
    for name, crediting in subject.plan.crediting.items():
        rows = () if crediting.splits == "none" else crediting.splits
        shares = [row.share.amount for row in rows if isinstance(row.share, Literal) and row.where is None]
        loc: Loc = ("crediting", name, "splits")
        if shares and len(shares) == len(rows):
            yield from _whole(subject, "splits-not-100", loc, shares)
        elif _leaves_nothing(rows, sum(shares, Fraction(0))):
            yield subject.fault("splits-not-100", loc, sum=percent_text(sum(shares, Fraction(0))), owner=name)


def _leaves_nothing(rows: Iterable[Split], taken: Fraction) -> bool:
    """Whether the literal shares alone are more than one, or leave nothing for the `equal` ones."""
    return taken > 1 or (taken == 1 and any(row.share == _EQUAL and row.where is None for row in rows))


def check_other_wholes(subject: Subject) -> Iterator[Diagnostic]:
    """Seasons of a goal, releases of what is held, units of a grant that vest."""
    plan = subject.plan
    if plan.goals and isinstance(plan.goals.spread, dict):
        yield from _whole(subject, "spread-not-100", ("goals", "spread"), plan.goals.spread.values())
    for name, holdback in plan.settlement.holdbacks.items():
        if not isinstance(holdback.release, CashRelease):
            shares = (release.share for release in holdback.release)
            yield from _whole(subject, "releases-not-100", ("settlement", "holdbacks", name, "release"), shares)
    for name, reward in plan.rewards.items():
        if isinstance(reward, Grant):
            yield from _whole(subject, "vests-not-100", ("rewards", name, "vest"), (vest.share for vest in reward.vest))


def _whole(subject: Subject, rule: str, loc: Loc, shares: Iterable[Fraction]) -> Iterator[Diagnostic]:
    total = sum(shares, Fraction(0))
    if total != 1:
        gap = percent_text(abs(1 - total))
        yield subject.fault(rule, loc, sum=percent_text(total), owner=str(loc[-2]), gap=gap)
