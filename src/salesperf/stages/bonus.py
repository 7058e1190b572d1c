"""Bonus and fixed pay: an amount × the payout of a scorecard, a measure or a table; dated amounts weighted by time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from salesperf.model.days import Interval
from salesperf.model.plan import Bonus, Dated, Fixed, Literal, Name, OtherRate, Prorate, RateTable, TableUse
from salesperf.model.results import Step
from salesperf.stages.cards import NO_SCORE, score_of
from salesperf.stages.entry import ZERO
from salesperf.stages.gates import Loc, decide, multiply
from salesperf.stages.goals import interval, share_present
from salesperf.stages.look_up import looked_up, payout_of
from salesperf.stages.missing import Missing
from salesperf.stages.pricing import ONE, Priced
from salesperf.stages.scene import Member, Scene
from salesperf.stages.stretches import DAY
from salesperf.stages.values import figure

Amount = Literal | Name | Dated


def bonus(member: Member, name: str, element: Bonus | Fixed) -> Priced:
    """The amount × payout × gates × multipliers, and the reason where a missing score makes it nothing."""
    scene, loc = member.scene, ("elements", name)
    gates = decide(scene, element.gate, (*loc, "gate"))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    paid = _payout(scene, element, gates.instead, loc) if isinstance(element, Bonus) else Step("payout", "", ONE)
    if paid.value is None:
        return Priced(ZERO, (*gates.steps, paid), reason=NO_SCORE)
    amount = ONE if element.amount is None else element.share * _amount(member, element.amount, element.prorate)
    steps = [Step("amount", str(loc[-1]), amount, (*loc, "amount"))] if element.amount is not None else []
    total = amount * paid.value * gates.factor * factor
    shown = [] if isinstance(element, Fixed) else [paid]
    return Priced(total, (*gates.steps, *steps, *shown, *factors))


def _amount(member: Member, amount: Amount, how: Prorate | str) -> Fraction:
    """The amount for a full window: with proration, the mean of what was in force, weighted by its days."""
    scene = member.scene
    if not isinstance(how, Prorate) or not member.rows:
        return figure(amount, scene.number, scene.day)
    weighed = _segments(member, amount, how)
    present = sum((share for share, _ in weighed), ZERO)
    if not present:
        return weighed[-1][1]
    return sum((share * each for share, each in weighed), ZERO) / present


def _segments(member: Member, amount: Amount, how: Prorate) -> list[tuple[Fraction, Fraction]]:
    """Each stretch of one amount: its part of the window, and the amount. Parts are differences of a running share."""
    scene, seen, covered = member.scene, ZERO, list[Interval]()
    found = []
    for row in member.rows:
        for start, end in _cut(amount, *interval(row)):
            covered.append((start, end))
            if end < scene.window.start or start > scene.window.end:
                continue
            share = share_present(scene.facts, scene.person, covered, scene.window, how)
            there = replace(scene, row=row)
            found.append((share - seen, figure(amount, there.number, min(end, scene.window.end))))
            seen = share
    return found


def _cut(amount: Amount, start: date, end: date) -> list[Interval]:
    """A row's days, cut where a dated amount changes."""
    if not isinstance(amount, Dated):
        return [(start, end)]
    changes = [day for day, _ in amount.leaves if start < day <= end]
    starts = [start, *changes]
    return list(zip(starts, [*(day - DAY for day in changes), end], strict=True))


def _payout(scene: Scene, element: Bonus, instead: OtherRate | TableUse | None, loc: Loc) -> Step:
    """The factor on the amount; without a value where the scorecard has no score."""
    name = instead.table if isinstance(instead, TableUse) else element.table
    table = scene.facts.plan.rate_tables[name] if name else None
    if isinstance(instead, OtherRate):
        return Step("payout", str(loc[-1]), figure(instead.rate, scene.number, scene.day), (*loc, "gate"))
    if element.scorecard is not None:
        score = score_of(scene.with_card(element.scorecard), element.scorecard)
        if score is None:
            return Step("payout", element.scorecard, None, (*loc, "scorecard"), NO_SCORE)
        return Step("payout", element.scorecard, payout_of(scene, table, score, None), (*loc, "scorecard"))
    if element.measure is not None:
        goal = scene.goal(element.measure)
        on_value = table is not None and table.enter in ("amount", element.measure)
        entered = scene.actual(element.measure).value if on_value else scene.attainment(element.measure)
        if table is not None and not on_value and table.enter not in ("attainment", f"{element.measure}.attainment"):
            return Step("payout", str(name), looked_up(scene, table), (*loc, "table"))
        if entered is None:
            raise _why(scene, element.measure, goal)
        return Step("payout", element.measure, payout_of(scene, table, entered, goal), (*loc, "measure"))
    return _of_references(scene, str(name or ""), table, (*loc, "table"))


def _of_references(scene: Scene, name: str, table: RateTable | None, loc: Loc) -> Step:
    """The payout of a table by itself; without a value where a scorecard that it is entered with has no score."""
    if table is None:
        return Step("payout", name, ONE, loc)
    entered = (table.enter, table.across.enter if table.across else "")
    cards = {str(reference).split(".")[0] for reference in entered} & scene.facts.plan.scorecards.keys()
    if any(score_of(scene.with_card(card), card) is None for card in sorted(cards)):
        return Step("payout", name, None, loc, NO_SCORE)
    return Step("payout", name, looked_up(scene, table), loc)


def _why(scene: Scene, measure: str, goal: Fraction | None) -> Missing:
    if scene.actual(measure).value is None:
        return Missing("measure-missing", measure=measure, person=scene.person)
    if goal is None:
        return Missing("goal-missing", measure=measure, person=scene.person, period=scene.window.name)
    return Missing("goal-not-above-0", measure=measure, person=scene.person, period=scene.window.name)
