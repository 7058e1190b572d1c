"""Pricing: what an element pays one person in one window, before its caps, floor, proration and rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal as Word

from salesperf.model.curve import Curve, Piece, Tier
from salesperf.model.expr_lines import has_exact_lines
from salesperf.model.plan import Commission, OtherRate, RateTable, TableUse
from salesperf.model.rating import PersonRate
from salesperf.model.results import Step
from salesperf.stages.dated import Span
from salesperf.stages.gates import Loc, decide, multiply
from salesperf.stages.grid import grid_value
from salesperf.stages.limit_values import is_ratio, limit_of
from salesperf.stages.missing import Missing
from salesperf.stages.ratetable import BelowFirstTier, mirrored, payout, pieces, scale, value_at
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import accrued
from salesperf.stages.values import curve, figure, grid

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Priced:
    """What an element comes to for a person: `total` is exact, or None where only its lines can tell.

    `rates` price the lines of a commission, those of each span of days; `each` makes every line an earning of its own.
    `opening` is what the records before are worth more today than has been paid for them.
    """

    total: Fraction | None
    steps: tuple[Step, ...]
    rates: tuple[tuple[Span, PersonRate], ...] = ()
    each: bool = False
    opening: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class Entry:
    """How a table is entered for one person: the curve on the base itself, and what it is fed with before and now."""

    curve: Curve
    drawn: tuple[Piece, ...]
    drawn_before: tuple[Piece, ...]
    before: Fraction
    now: Fraction
    per_line: bool


def commission(scene: Scene, name: str, element: Commission, spans: Sequence[Span]) -> Priced:
    """Gates, then F of what the accrual window holds so far less F of what it held before, then multipliers.

    With `accrue: each` the records of each of the spans have the figures of its days.
    """
    loc: Loc = ("elements", name)
    gates = decide(scene, element.gate, (*loc, "gate"))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    factor *= gates.factor
    table, accrue, where = _table(scene, element, gates.instead, loc)
    entry = _entry(scene, element, table, accrue)
    total = factor * (_pay(entry, entry.drawn, entry.now) - _paid_before(entry))
    steps = (*gates.steps, *_entry_steps(entry, (*loc, "measure"), str(element.measure), where), *factors)
    if not entry.per_line:
        return Priced(total, steps)
    if accrue == "each":
        rates = tuple((span, _each_rate(scene, element, gates.instead, factor, span[1])) for span in spans)
        return Priced(None, steps, rates, each=True)
    rate = _rate(scene, element, entry, factor)
    opening = factor * (_worth(entry, entry.drawn) - _paid_before(entry))
    whole = (scene.stretch.start, scene.stretch.end)
    return Priced(None if rate.cap_record is not None else total, steps, ((whole, rate),), opening=opening)


def _rate(scene: Scene, element: Commission, entry: Entry, factor: Fraction) -> PersonRate:
    """G of a person's lines: gates and multipliers are in it, and in the cap of a record."""
    cap = element.cap
    most = limit_of(scene, cap.record, cap.of) if cap is not None and cap.record is not None else None
    return PersonRate(
        entry.before,
        factor * _paid_before(entry),
        tuple(scale(_from_0(entry), ONE, factor)),
        mirrored(entry.curve),
        None if most is None else factor * most,
    )


def _each_rate(
    scene: Scene, element: Commission, instead: OtherRate | TableUse | None, factor: Fraction, day: date
) -> PersonRate:
    """G of single records with the figures of a day: nothing was before, nothing is paid yet."""
    there = replace(scene, on=day)
    table, accrue, _ = _table(there, element, instead, ())
    entry = _entry(there, element, table, accrue)
    return replace(_rate(there, element, entry, factor), before=ZERO, less=ZERO)


def _table(
    scene: Scene, element: Commission, instead: OtherRate | TableUse | None, loc: Loc
) -> tuple[RateTable | Fraction, str, Loc]:
    """The table or flat rate that prices the base, over which window it accrues, and where the plan says so."""
    if isinstance(instead, OtherRate):
        return figure(instead.rate, scene.number, scene.day), element.accrue, (*loc, "gate")
    name = instead.table if isinstance(instead, TableUse) else element.table
    if name is not None:
        table = scene.facts.plan.rate_tables[name]
        return table, table.accrue, ("rate_tables", name)
    assert element.rate is not None, "what else prices a base is refused before a run"
    return figure(element.rate, scene.number, scene.day), element.accrue, (*loc, "rate")


def _entry(scene: Scene, element: Commission, table: RateTable | Fraction, accrue: str) -> Entry:
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
        drawn = curve(table, there.number, scene.day, _column(scene, table), there.goal(measure))
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


def _column(scene: Scene, table: RateTable) -> str:
    return str(scene.value((table.by,)) or "") if table.by else ""


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
    drawn = curve(table, scene.number, scene.day, _column(scene, table), goal)
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


def looked_up(scene: Scene, table: RateTable) -> Fraction:
    """v(x) of a table entered with a reference, along one axis or two; raises Missing where a figure is."""
    entered = _entered(scene, str(table.enter))
    if table.across is not None:
        across = _entered(scene, str(table.across.enter))
        return grid_value(grid(table, scene.number, scene.day), entered, across)
    return value_at(curve(table, scene.number, scene.day, _column(scene, table)), entered)


def _entered(scene: Scene, name: str) -> Fraction:
    value = scene.number(name)
    if value is None:
        raise Missing("entered-value-missing", name=name, person=scene.person)
    return value


def _pay(entry: Entry, drawn: tuple[Piece, ...], x: Fraction) -> Fraction:
    """F(x) from its pieces. Raises BelowFirstTier."""
    if entry.curve.below == "stop" and abs(x) < drawn[0].start:
        raise BelowFirstTier(x)
    turned = mirrored(entry.curve) and x < 0
    size = -x if turned else x
    piece = next((p for p in reversed(drawn) if size > p.start or (p.inclusive and size == p.start)), drawn[0])
    return -piece.at(size) if turned else piece.at(size)


def _paid_before(entry: Entry) -> Fraction:
    """F of what the window held before, 0 in its first period."""
    return _worth(entry, entry.drawn_before) if entry.before else ZERO


def _worth(entry: Entry, drawn: tuple[Piece, ...]) -> Fraction:
    """F of what the window held before; 0 where that is what a table stops at: it has paid nothing."""
    try:
        return _pay(entry, drawn, entry.before)
    except BelowFirstTier:
        return ZERO


def _from_0(entry: Entry) -> tuple[Piece, ...]:
    """The pieces for lines, which may be below the first bound while their sum is not: there they pay nothing."""
    if entry.curve.below != "stop" or entry.drawn[0].start <= 0:
        return entry.drawn
    return Piece(ZERO, True, ZERO), *entry.drawn


def _entry_steps(entry: Entry, loc: Loc, name: str, where: Loc) -> tuple[Step, ...]:
    own = Step("base", name, entry.now - entry.before, loc)
    before = (Step("before", name, entry.before, loc),) if entry.before else ()
    return (
        own,
        *before,
        Step("priced", str(where[-1]), _pay(entry, entry.drawn, entry.now) - _paid_before(entry), where),
    )


def payout_of(scene: Scene, table: RateTable | None, entered: Fraction, goal: Fraction | None) -> Fraction:
    """What a bonus table makes of a score, an attainment or a measure's own value; without one, the figure itself."""
    if table is None:
        return entered
    return payout(curve(table, scene.number, scene.day, _column(scene, table), goal), entered)
