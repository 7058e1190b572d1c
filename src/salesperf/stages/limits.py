"""After pricing: caps, floor, proration and the one rounding; each step that changes the lines' sum is a named line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from salesperf.model.plan import Bonus, Cap, Element, Pool, Prorate
from salesperf.model.rating import LineSum
from salesperf.model.results import Earning, Step
from salesperf.stages.facts import Facts
from salesperf.stages.goals import interval, share_present
from salesperf.stages.limit_values import limit_of
from salesperf.stages.pricing import ONE, Priced, Way
from salesperf.stages.rounding import round_to
from salesperf.stages.scene import Member, Scene

LONG_CAPS = ("quarter", "half", "year")
NOTHING = Decimal(0)
_KEYS = {"carried": "cap"}


class LinesDifferError(AssertionError):
    """The lines of an element do not add up to what the stages work out on their own: the run must not go on."""


def settle(member: Member, name: str, element: Element, priced: Priced, sums: Mapping[int, LineSum]) -> Earning:
    """The earning of one person: limited, prorated, rounded once, with the lines that lead from its records to it.

    `sums` are what the lines of each way of pricing come to, by its number.
    """
    scene = member.scene
    total = _total(scene.facts, priced, sums)
    further = _opening(scene, priced, sums)
    stages = [("", total), *_settled(member, name, element, total, priced)]
    amounts = [_round(scene.facts, value) for _, value in stages]
    further += [
        (what, after - before)
        for (what, _), before, after in zip(stages[1:], amounts, amounts[1:], strict=False)
        if after != before
    ]
    steps = [Step(what, name, value, ("elements", name, _KEYS.get(what, what))) for what, value in stages[1:]]
    sum_of_lines = None if not priced.ways else sum((each.pay for each in sums.values()), NOTHING)
    return Earning(
        scene.person,
        name,
        element.kind,
        scene.window,
        amounts[-1],
        (*priced.steps, *_earlier(scene, name, element.cap), *steps),
        sum_of_lines,
        tuple(further),
        priced.reason,
        _left_over(dict(zip((what for what, _ in stages), amounts, strict=True))),
    )


def _settled(
    member: Member, name: str, element: Element, total: Fraction, priced: Priced
) -> list[tuple[str, Fraction]]:
    """The figure after the set-off and the limits.

    A commission sets off what its table would have paid before: like that, before its limits. The limits of a bonus are
    on its full result, so that what was paid on account comes last.
    """
    if priced.on_account is None:
        return _limited(member, name, element, total, priced.carried)
    if isinstance(element, Bonus):
        found = _limited(member, name, element, total, priced.carried)
        return [*found, ("interim", (found[-1][1] if found else total) - priced.on_account)]
    total += priced.before - priced.on_account
    return [("interim", total), *_limited(member, name, element, total, priced.carried)]


def _left_over(amounts: Mapping[str, Decimal]) -> Decimal:
    """What the cap has cut and a floor has not given back: it is kept for the next window."""
    if "carried" not in amounts:
        return NOTHING
    return max(amounts["carried"] - amounts.get("floor", amounts["cap"]), NOTHING)


def _total(facts: Facts, priced: Priced, sums: Mapping[int, LineSum]) -> Fraction:
    """What is priced: not rounded yet where one way prices it all, else the sum of what each way comes to, rounded."""
    if priced.total is not None or not priced.ways:
        return priced.total or Fraction(0)
    totals = [_way_total(way, sums.get(number)) for number, way in enumerate(priced.ways)]
    return totals[0] if len(totals) == 1 else sum((Fraction(_round(facts, each)) for each in totals), Fraction(0))


def _way_total(way: Way, lines: LineSum | None) -> Fraction:
    """Before it is rounded; where records are earnings, or pay by themselves, what their lines add up to."""
    if way.total is not None:
        return way.total
    if lines is None:
        return way.opening
    return Fraction(lines.pay) if way.each else way.opening + lines.exact


def _round(facts: Facts, value: Fraction) -> Decimal:
    return round_to(value, facts.step, facts.plan.rounding.mode)


def _opening(scene: Scene, priced: Priced, sums: Mapping[int, LineSum]) -> list[tuple[str, Decimal]]:
    """What earlier records of the accrual window are worth more or less today; checks lines against the stages."""
    opened = NOTHING
    for number, way in enumerate(priced.ways):
        lines, opening = sums.get(number), _round(scene.facts, way.opening)
        paid, total = lines.pay if lines else NOTHING, _round(scene.facts, _way_total(way, lines))
        if paid + opening != total:
            raise LinesDifferError(f"{scene.person}: lines {paid} + opening {opening} are not {total}")
        opened += opening
    return [("opening", opened)] if opened else []


def _limited(
    member: Member, name: str, element: Element, total: Fraction, carried: Decimal
) -> list[tuple[str, Fraction]]:
    """The figure after each limit that the element has, in their order.

    What a cap carries on is money of other windows, which no proration of this one may shrink: there the pay is
    prorated first, and then the limits, which comes to the same.
    """
    scene, share = member.scene, _share(member, element)
    found: list[tuple[str, Fraction]] = []
    cap, part = element.cap, ONE
    carries = cap is not None and cap.excess == "carry"
    first = cap is not None and (carries or cap.prorated == "never")
    if share is not None and first:
        total *= share
        part = share if cap is not None and cap.prorated == "with_pay" else ONE
        found.append(("prorate", total))
    if carries:
        total += Fraction(carried)
        found.append(("carried", total))
    if cap is not None:
        total = _capped(scene, name, cap, total, part)
        found.append(("cap", total))
    if element.floor is not None:
        total = max(total, part * limit_of(scene, element.floor.period, element.floor.of))
        found.append(("floor", total))
    if share is not None and not first:
        total *= share
        found.append(("prorate", total))
    return found


def _earlier(scene: Scene, name: str, cap: Cap | None) -> list[Step]:
    """What the windows of longer caps have earned before."""
    words = [word for word in LONG_CAPS if cap is not None and getattr(cap, word) is not None]
    return [Step("earlier", word, earned_before(scene, name, word), ("elements", name, "cap", word)) for word in words]


def _share(member: Member, element: Element) -> Fraction | None:
    """The part of the window that the person is in scope; of pools it is in the weight already."""
    if isinstance(element, Pool) or not isinstance(element.prorate, Prorate):
        return None
    present = [interval(row) for row in member.rows]
    return share_present(member.scene.facts, member.scene.person, present, member.scene.window, element.prorate)


def _capped(scene: Scene, name: str, cap: Cap, total: Fraction, part: Fraction) -> Fraction:
    """The least of what is priced and that part of what each cap leaves.

    A longer cap counts what its window has earned before.
    """
    for word in ("period", *LONG_CAPS):
        value = getattr(cap, word)
        if value is None:
            continue
        total = min(total, part * (limit_of(scene, value, cap.of) - earned_before(scene, name, word)))
    return total


def earned_before(scene: Scene, name: str, word: str) -> Fraction:
    """What the element has earned in earlier windows of the quarter, half or year."""
    if word == "period":
        return Fraction(0)
    outer = scene.facts.calendar.window(word, scene.window.end)
    earlier = scene.earned.get((name, scene.person), {}).items()
    inside = (amount for window, amount in earlier if window.end in outer and window.end < scene.window.start)
    return sum((amount for amount in inside if amount is not None), Fraction(0))
