"""Pools: a fund that its people share by weights, to the last step of the currency, above zero and below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Pool, Prorate
from salesperf.model.results import Step
from salesperf.stages.cards import NO_SCORE
from salesperf.stages.entry import ZERO
from salesperf.stages.gates import decide
from salesperf.stages.goals import interval, share_present
from salesperf.stages.missing import Missing
from salesperf.stages.pricing import ONE, Priced, fund
from salesperf.stages.rounding import allocate, round_to
from salesperf.stages.scene import Member
from salesperf.stages.together import LeftOver, Prices, groups, result_of

UNSHARED = "fund-unshared"


@dataclass(frozen=True, slots=True)
class Group:
    """The people who share one fund; `key` is their value of the pool's `per`, '' where one fund is for all."""

    name: str
    element: Pool
    key: str
    people: Sequence[Member]


@dataclass(frozen=True, slots=True)
class Fund:
    """What a group has to share: the amount in whole steps, and how it came about."""

    amount: Decimal
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """One person's weight in the fund, and how it came about; `reason` names why it is nothing."""

    value: Fraction
    steps: tuple[Step, ...]
    reason: str = ""


def pool(members: Sequence[Member], everybody: Sequence[Member], name: str, element: Pool, left: LeftOver) -> Prices:
    """Everybody's share of their group's fund. A fund that nobody shares is told of, and carried if the plan says so.

    `everybody` are the employed: a group that none of the pool's people is in may have a fund to carry, too.
    """
    together, without = groups(members, element.per)
    prices = Prices(failed=dict(without))
    for key, people in together.items():
        try:
            _share(Group(name, element, key, people), prices, left)
        except Missing as missing:
            prices.fail_all(people, missing)
    if element.unshared == "carry":
        for key, people in groups(everybody, element.per)[0].items():
            if key not in together:
                _keep(Group(name, element, key, people), prices, left)
    return prices


def _share(group: Group, prices: Prices, left: LeftOver) -> None:
    """The fund among the people of a group, or left over. Raises Missing."""
    weights = [_weight(member, group) for member in group.people]
    total = sum((each.value for each in weights), ZERO)
    if not total:
        kept = _keep(group, prices, left)
        shares: Sequence[Decimal] = [Decimal(0)] * len(weights)
    else:
        kept = _fund(group, left)
        shares = allocate(kept.amount, [each.value for each in weights], group.people[0].scene.facts.step)
        left.unshared[group.name, group.key] = Decimal(0)
    for member, weight, share in zip(group.people, weights, shares, strict=True):
        reason = weight.reason or ("" if total else UNSHARED)
        steps = (*kept.steps, *weight.steps, *_told(group, weight.value, total, share))
        prices.priced[member.scene.person] = Priced(Fraction(share), steps, reason=reason)


def _told(group: Group, own: Fraction, total: Fraction, share: Decimal) -> tuple[Step, ...]:
    loc = ("elements", group.name, "share_by")
    return (
        Step("own-weight", group.name, own, loc),
        Step("weights", group.name, total, loc),
        Step("share", group.name, Fraction(share), loc),
    )


def _keep(group: Group, prices: Prices, left: LeftOver) -> Fund:
    """The fund that nobody shares: for the next window, or lost; a warning where there is money in it."""
    kept = _fund(group, left)
    left.unshared[group.name, group.key] = kept.amount if group.element.unshared == "carry" else Decimal(0)
    if kept.amount:
        params = {
            "element": group.name,
            "period": group.people[0].scene.window.name,
            "fund": f"{group.name} {group.key}".strip(),
            "amount": f"{kept.amount:,f}",
            "unshared": group.element.unshared,
        }
        prices.found.append(Diagnostic(UNSHARED, None, params, "warning"))
    return kept


def _fund(group: Group, left: LeftOver) -> Fund:
    """The fund of a group as one of its people sees it, which is as all of them do. Raises Missing."""
    scene = group.people[0].scene
    total, steps = fund(scene, group.name, group.element)
    carried = left.unshared.get((group.name, group.key), Decimal(0))
    if carried:
        steps = (*steps, Step("carried-in", group.name, Fraction(carried), ("elements", group.name, "unshared")))
    amount = round_to(total + Fraction(carried), scene.facts.step, scene.facts.plan.rounding.mode)
    return Fund(amount, (*steps, Step("fund", group.name, Fraction(amount), ("elements", group.name))))


def _weight(member: Member, group: Group) -> Weight:
    """Own weight × the days present × the member's gates; below 0 it counts as 0. Raises Missing."""
    scene, loc, element = member.scene, ("elements", group.name), group.element
    own = ONE if element.share_by == "equal" else result_of(scene, element.share_by)
    if own is None and element.share_by.split(".")[0] not in scene.facts.plan.scorecards:
        raise Missing("measure-missing", measure=element.share_by, person=scene.person, period=scene.window.name)
    gates = decide(scene, element.member_gate, (*loc, "member_gate"))
    steps = [Step("weight", element.share_by, own, (*loc, "share_by")), *gates.steps]
    present = ONE
    if isinstance(element.prorate, Prorate):
        rows = [interval(row) for row in member.rows]
        present = share_present(scene.facts, scene.person, rows, scene.window, element.prorate)
        steps.append(Step("present", group.name, present, (*loc, "prorate")))
    value = max(own or ZERO, ZERO) * present * gates.factor
    return Weight(value, tuple(steps), NO_SCORE if own is None else "")
