"""How a rate table is entered for one person: the curve on the base itself, and what it comes to before and now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal as Word

from salesperf.model.curve import Curve, Piece, Tier
from salesperf.model.expr_lines import has_exact_lines
from salesperf.model.plan import Commission, RateTable
from salesperf.stages.limit_values import is_ratio
from salesperf.stages.look_up import column, looked_up
from salesperf.stages.missing import Missing
from salesperf.stages.ratetable import BelowFirstTier, mirrored, pieces
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import accrued
from salesperf.stages.values import curve, figure

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """How a table is entered for one person: the curve on the base itself, and what it is fed with before and now."""

    curve: Curve
    drawn: tuple[Piece, ...]
    drawn_before: tuple[Piece, ...]
    before: Fraction
    now: Fraction
    per_line: bool


def enter(scene: Scene, element: Commission, table: RateTable | Fraction, accrue: str) -> Entry:
    """The table or flat rate of a commission on its measure, over the window that it accrues in. Raises Missing."""
    measure = str(element.measure)
    now, before = accrued(scene.stretch, accrue, scene.facts.calendar)
    there, then = scene.over(now), scene.over(before)
    base_now, base_before = _base(there, measure), _base(then, measure)
    work = scene.facts.work.measures.get(measure)
    lines = work is not None and has_exact_lines(work.value) and scene.facts.plan.measures[measure].whose == "own"
    if isinstance(table, Fraction):
        flat = Curve((Tier(ZERO, True, "retroactive", "rate", table),))
        return Entry(flat, pieces(flat), pieces(flat), base_before, base_now, lines)
    goal_word: Word["whole", "to_date"] = table.goal or "whole"
    there, then = (each.over(replace(each.stretch, goal=goal_word)) for each in (there, then))
    if table.enter in ("amount", measure):
        drawn = curve(table, there.number, scene.day, column(scene, table), there.goal(measure))
        return Entry(drawn, pieces(drawn), pieces(drawn), base_before, base_now, lines)
    if table.enter in ("attainment", f"{measure}.attainment"):
        return _by_attainment(table, measure, (there, then), (base_now, base_before), lines)
    return _by_other(there, table, element, (base_now, base_before), lines)


def _base(scene: Scene, measure: str) -> Fraction:
    """The measure in the stretch; nothing is 0 where the stretch is empty. Raises Missing where it has no value."""
    if scene.stretch.is_empty:
        return ZERO
    value = scene.actual(measure).value
    if value is None:
        raise Missing("measure-missing", measure=measure, person=scene.person)
    return value


def _by_attainment(
    table: RateTable, measure: str, scenes: tuple[Scene, Scene], bases: tuple[Fraction, Fraction], lines: bool
) -> Entry:
    """Bounds × goal: the table on the amount itself, so that no division decides a tier."""
    there, then = scenes
    goal = _goal(there, measure)
    goal_before = _goal(then, measure) if table.goal == "to_date" and not then.stretch.is_empty else goal
    drawn = _on_amount(there, table, goal)
    before = pieces(_on_amount(there, table, goal_before))
    return Entry(drawn, pieces(drawn), before, bases[1], bases[0], lines)


def _on_amount(scene: Scene, table: RateTable, goal: Fraction) -> Curve:
    """A table entered with attainment as one that is entered with the amount: rates are of it, `pay` stays as it is."""
    drawn = curve(table, scene.number, scene.day, column(scene, table), goal)
    cap = table.cap.result if table.cap else None
    most = drawn.result_cap
    if most is not None and cap is not None and is_ratio(scene, cap):
        most *= goal
    tiers = tuple(replace(tier, bound=tier.bound * goal) for tier in drawn.tiers)
    return replace(drawn, tiers=tiers, result_cap=most)


def _goal(scene: Scene, measure: str) -> Fraction:
    goal = scene.goal(measure)
    if goal is None:
        raise Missing("goal-missing", measure=measure, person=scene.person, period=scene.window.name)
    if goal <= 0:
        raise Missing("goal-not-above-0", measure=measure, person=scene.person, period=scene.window.name)
    return goal


def _by_other(
    scene: Scene, table: RateTable, element: Commission, bases: tuple[Fraction, Fraction], lines: bool
) -> Entry:
    """A table entered with something else than the base finds v: pay is v × base, or v itself where it is money."""
    found = looked_up(scene, table)
    if table.tiers[0].gives == "pay":
        flat = Curve((Tier(ZERO, True, "step", "pay", found),))
        return Entry(flat, (Piece(ZERO, True, found),), (Piece(ZERO, True, ZERO),), ZERO, bases[0], False)
    cap = figure(table.cap.result, scene.number, scene.day) if table.cap and table.cap.result else None
    flat = Curve((Tier(ZERO, True, "retroactive", "rate", found),), result_cap=cap)
    return Entry(flat, pieces(flat), pieces(flat), bases[1], bases[0], lines)


def pay(entry: Entry, drawn: tuple[Piece, ...], x: Fraction) -> Fraction:
    """F(x) from its pieces. Raises BelowFirstTier."""
    if entry.curve.below == "stop" and abs(x) < drawn[0].start:
        raise BelowFirstTier(x)
    turned = mirrored(entry.curve) and x < 0
    size = -x if turned else x
    piece = next((p for p in reversed(drawn) if size > p.start or (p.inclusive and size == p.start)), drawn[0])
    return -piece.at(size) if turned else piece.at(size)


def paid_before(entry: Entry) -> Fraction:
    """F of what the window held before, 0 in its first period."""
    return worth(entry, entry.drawn_before) if entry.before else ZERO


def worth(entry: Entry, drawn: tuple[Piece, ...]) -> Fraction:
    """F of what the window held before; 0 where that is what a table stops at: it has paid nothing."""
    try:
        return pay(entry, drawn, entry.before)
    except BelowFirstTier:
        return ZERO


def from_0(entry: Entry) -> tuple[Piece, ...]:
    """The pieces for lines, which may be below the first bound while their sum is not: there they pay nothing."""
    if entry.curve.below != "stop" or entry.drawn[0].start <= 0:
        return entry.drawn
    return Piece(ZERO, True, ZERO), *entry.drawn
