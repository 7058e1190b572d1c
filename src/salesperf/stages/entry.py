"""How a rate table is entered for one person: the curve on the base itself, and what it comes to before and now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal as Word

from salesperf.model.curve import Curve, Piece, Tier
from salesperf.model.expr_lines import has_exact_lines
from salesperf.model.plan import Commission, Pool, RateTable
from salesperf.stages.limit_values import is_ratio
from salesperf.stages.look_up import column, looked_up
from salesperf.stages.missing import Missing
from salesperf.stages.pay_ladder import on_base
from salesperf.stages.ratetable import BelowFirstTier, mirrored, pieces
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import accrued
from salesperf.stages.values import curve, figure

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """How a table is entered for one person: the curve on the base itself, and what it is fed with before and now.

    `paid` is what the base came to when the periods before were paid, None in the person's first: another figure than
    `before` where people who count for the person have moved since. `holder` is the name under which the records count
    for them.
    """

    curve: Curve
    drawn: tuple[Piece, ...]
    drawn_before: tuple[Piece, ...]
    before: Fraction
    now: Fraction
    per_line: bool
    paid: Fraction | None
    holder: str


@dataclass(frozen=True, slots=True)
class Base:
    """What a commission is paid on: so far, before this period, and when that was paid; and the lines behind it."""

    now: Fraction
    before: Fraction
    paid: Fraction | None
    per_line: bool
    holder: str

    def entry(self, drawn: Curve, then: tuple[Piece, ...] | None = None) -> Entry:
        """The base priced by a curve, and by the pieces that priced what came before if they were others."""
        own = pieces(drawn)
        before = own if then is None else then
        return Entry(drawn, own, before, self.before, self.now, self.per_line, self.paid, self.holder)


def enter(
    scene: Scene, element: Commission | Pool, table: RateTable | Fraction, accrue: str, word: str | None = None
) -> Entry:
    """The table or flat rate of what pays on a measure, over the window that it accrues in. Raises Missing.

    `word` is the column of the table, where that is not the person's own.
    """
    measure = str(element.measure)
    now, before = accrued(scene.stretch, accrue, scene.facts.calendar)
    there, then = scene.over(now), scene.over(before)
    base = _measured(scene, measure, there, then)
    if isinstance(table, Fraction):
        return base.entry(Curve((Tier(ZERO, True, "retroactive", "rate", table),)))
    goal_word: Word["whole", "to_date"] = table.goal or "whole"
    there, then = (each.over(replace(each.stretch, goal=goal_word)) for each in (there, then))
    own = column(scene, table) if word is None else word
    if table.enter in ("amount", "pay", measure):
        drawn = curve(table, there.number, scene.day, own, there.goal(measure))
        return base.entry(on_base(drawn) if table.enter == "pay" else drawn)
    if table.enter in ("attainment", f"{measure}.attainment"):
        return _by_attainment(table, measure, (there, then), base, own)
    return _by_other(there, table, base, own)


def _measured(scene: Scene, measure: str, there: Scene, then: Scene) -> Base:
    """A measure as a base. Where the hierarchy of a period's end rules, its records are all that it adds.

    Periods in which the person was not there and nothing counted for them have paid nothing.
    """
    work = scene.facts.work.measures.get(measure)
    now, before = _base(there, measure), _base(then, measure)
    paid = before if before or _was_there(then) else None
    if work is None:
        return Base(now, before, paid, False, "")
    if work.whose != "own" and scene.facts.work.sources[work.source].crediting.moves == "period_end":
        before = now - _base(scene.over(there.stretch.inside(scene.stretch.start, scene.stretch.end)), measure)
    holder = scene.facts.holder(measure, scene.person, there.window)
    return Base(now, before, paid, has_exact_lines(work.value) and not scene.facts.given.states(measure), holder)


def _was_there(scene: Scene) -> bool:
    rows = scene.facts.person(scene.person).rows
    return not scene.stretch.is_empty and any(row.overlaps(scene.stretch.start, scene.stretch.end) for row in rows)


def _base(scene: Scene, measure: str) -> Fraction:
    """The measure in the stretch; nothing is 0 where the stretch is empty. Raises Missing where it has no value."""
    if scene.stretch.is_empty:
        return ZERO
    value = scene.actual(measure).value
    if value is None:
        raise Missing("measure-missing", measure=measure, person=scene.person)
    return value


def _by_attainment(table: RateTable, measure: str, scenes: tuple[Scene, Scene], base: Base, word: str) -> Entry:
    """Bounds × goal: the table on the amount itself, so that no division decides a tier."""
    there, then = scenes
    goal = _goal(there, measure)
    goal_before = _goal(then, measure) if table.goal == "to_date" and base.paid is not None else goal
    drawn, drawn_before = (_on_amount(there, table, each, word) for each in (goal, goal_before))
    return base.entry(drawn, pieces(drawn_before))


def _on_amount(scene: Scene, table: RateTable, goal: Fraction, word: str) -> Curve:
    """A table entered with attainment as one that is entered with the amount: rates are of it, `pay` stays as it is."""
    drawn = curve(table, scene.number, scene.day, word, goal)
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


def _by_other(scene: Scene, table: RateTable, base: Base, word: str) -> Entry:
    """A table entered with something else than the base finds v: pay is v × base, or v itself where it is money."""
    found = looked_up(scene, table, word)
    if table.tiers[0].gives == "pay":
        once = replace(base, before=ZERO, paid=None, per_line=False)
        return once.entry(Curve((Tier(ZERO, True, "step", "pay", found),)))
    cap = figure(table.cap.result, scene.number, scene.day) if table.cap and table.cap.result else None
    return base.entry(Curve((Tier(ZERO, True, "retroactive", "rate", found),), result_cap=cap))


def pay(entry: Entry, drawn: tuple[Piece, ...], x: Fraction) -> Fraction:
    """F(x) from its pieces. Raises BelowFirstTier."""
    if entry.curve.below == "stop" and abs(x) < drawn[0].start:
        raise BelowFirstTier(x)
    turned = mirrored(entry.curve) and x < 0
    size = -x if turned else x
    piece = next((p for p in reversed(drawn) if size > p.start or (p.inclusive and size == p.start)), drawn[0])
    return -piece.at(size) if turned else piece.at(size)


def paid_before(entry: Entry) -> Fraction:
    """F of what the window held when the periods before were paid, 0 in the person's first."""
    return ZERO if entry.paid is None else worth(entry, entry.drawn_before, entry.paid)


def worth(entry: Entry, drawn: tuple[Piece, ...], x: Fraction) -> Fraction:
    """F of what the window held before; 0 where that is what a table stops at: it has paid nothing."""
    try:
        return pay(entry, drawn, x)
    except BelowFirstTier:
        return ZERO


def from_0(entry: Entry) -> tuple[Piece, ...]:
    """The pieces for lines, which may be below the first bound while their sum is not: there they pay nothing."""
    if entry.curve.below != "stop" or entry.drawn[0].start <= 0:
        return entry.drawn
    return Piece(ZERO, True, ZERO), *entry.drawn
