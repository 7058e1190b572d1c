"""Pricing: what an element pays one person in one window, before its caps, floor, proration and rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.model.plan import Commission, OtherRate, Pool, RateTable, TableUse
from salesperf.model.rating import PersonRate
from salesperf.model.results import Step
from salesperf.stages.dated import Span
from salesperf.stages.entry import ZERO, Entry, enter, from_0, paid_before, pay, worth
from salesperf.stages.gates import Loc, decide, multiply
from salesperf.stages.limit_values import limit_of
from salesperf.stages.ratetable import mirrored, scale
from salesperf.stages.scene import Scene
from salesperf.stages.values import figure

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Priced:
    """What an element comes to for a person: `total` is exact, or None where only its lines can tell.

    `rates` price the lines of a commission, those of each span of days; `each` makes every line an earning of its own.
    `opening` is what the records before are worth more today than has been paid for them. `reason` names what made it
    nothing; `carried` is what the cap has cut from earlier windows and is not paid yet.
    """

    total: Fraction | None
    steps: tuple[Step, ...]
    rates: tuple[tuple[Span, PersonRate], ...] = ()
    each: bool = False
    opening: Fraction = ZERO
    reason: str = ""
    carried: Decimal = Decimal(0)


def commission(scene: Scene, name: str, element: Commission, spans: Sequence[Span]) -> Priced:
    """Gates, then F of what the accrual window holds so far less F of what it held before, then multipliers.

    With `accrue: each` the records of each of the spans have the figures of its days.
    """
    loc: Loc = ("elements", name)
    gates = decide(scene, element.gate, (*loc, "gate"))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    factor *= gates.factor
    table, accrue, where = _table(scene, element, gates.instead, loc)
    entry = enter(scene, element, table, accrue)
    total = factor * (pay(entry, entry.drawn, entry.now) - paid_before(entry))
    steps = (*gates.steps, *_entry_steps(entry, (*loc, "measure"), str(element.measure), where), *factors)
    if not entry.per_line:
        return Priced(total, steps)
    if accrue == "each":
        rates = tuple((span, _each_rate(scene, element, gates.instead, factor, span[1])) for span in spans)
        return Priced(None, steps, rates, each=True)
    rate = _rate(scene, element, entry, factor)
    opening = factor * (worth(entry, entry.drawn, entry.before) - paid_before(entry))
    whole = (scene.stretch.start, scene.stretch.end)
    return Priced(None if rate.cap_record is not None else total, steps, ((whole, rate),), opening=opening)


def fund(scene: Scene, name: str, element: Pool) -> tuple[Fraction, tuple[Step, ...]]:
    """What a pool holds: an amount, or what its rate or table makes of a measure; × gates and multipliers."""
    loc: Loc = ("elements", name)
    gates = decide(scene, element.gate, (*loc, "gate"))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    factor *= gates.factor
    if element.amount is not None:
        amount = figure(element.amount, scene.number, scene.day)
        return amount * factor, (*gates.steps, Step("amount", name, amount, (*loc, "amount")), *factors)
    table, accrue, where = _table(scene, element, gates.instead, loc)
    entry = enter(scene, element, table, accrue)
    steps = (*gates.steps, *_entry_steps(entry, (*loc, "measure"), str(element.measure), where), *factors)
    return factor * (pay(entry, entry.drawn, entry.now) - paid_before(entry)), steps


def _rate(scene: Scene, element: Commission, entry: Entry, factor: Fraction) -> PersonRate:
    """G of a person's lines: gates and multipliers are in it, and in the cap of a record."""
    cap = element.cap
    most = limit_of(scene, cap.record, cap.of) if cap is not None and cap.record is not None else None
    return PersonRate(
        entry.before,
        factor * paid_before(entry),
        tuple(scale(from_0(entry), ONE, factor)),
        mirrored(entry.curve),
        None if most is None else factor * most,
        entry.holder,
    )


def _each_rate(
    scene: Scene, element: Commission, instead: OtherRate | TableUse | None, factor: Fraction, day: date
) -> PersonRate:
    """G of single records with the figures of a day: nothing was before, nothing is paid yet."""
    there = replace(scene, on=day)
    table, accrue, _ = _table(there, element, instead, ())
    entry = enter(there, element, table, accrue)
    return replace(_rate(there, element, entry, factor), before=ZERO, less=ZERO)


def _table(
    scene: Scene, element: Commission | Pool, instead: OtherRate | TableUse | None, loc: Loc
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


def _entry_steps(entry: Entry, loc: Loc, name: str, where: Loc) -> tuple[Step, ...]:
    own = Step("base", name, entry.now - entry.before, loc)
    before = (Step("before", name, entry.before, loc),) if entry.before else ()
    return (
        own,
        *before,
        Step("priced", str(where[-1]), pay(entry, entry.drawn, entry.now) - paid_before(entry), where),
    )
