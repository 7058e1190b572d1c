"""Pay on what elements earned: a rate or table on final earnings, so many of them as end in the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from salesperf.model.plan import Commission, OtherRate, RateTable, TableUse
from salesperf.model.results import Step
from salesperf.stages.agenda import every_of
from salesperf.stages.gates import Loc, decide, multiply
from salesperf.stages.held_earnings import Held, Part
from salesperf.stages.look_up import column, looked_up
from salesperf.stages.missing import Missing
from salesperf.stages.on_account import Paydays
from salesperf.stages.pay_ladder import on_base
from salesperf.stages.pricing import Priced
from salesperf.stages.ratetable import payout
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import Stretch, accrued
from salesperf.stages.values import curve, figure

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Base:
    """The earnings that end in the window, part by part, and what those before in the table's window come to."""

    parts: tuple[Part, ...]
    before: Fraction

    @property
    def own(self) -> Fraction:
        """What the parts come to."""
        return sum((part.amount or ZERO for part in self.parts), ZERO)


def on_earnings(scene: Scene, name: str, element: Commission, held: Held) -> Priced:
    """Gates, then F of the earnings so far less F of those before, then multipliers. Raises Missing."""
    loc: Loc = ("elements", name)
    gates = decide(scene, element.gate, (*loc, "gate"))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    table, accrue, where = _pricer(scene, element, gates.instead, loc)
    base = _base(scene, element, accrue, held)
    priced = _priced(scene, table, base)
    steps = (
        *gates.steps,
        *_listed(base, element, loc),
        Step("base", "", base.own, (*loc, "earnings_of")),
        *([Step("before", "", base.before, (*loc, "earnings_of"))] if base.before else []),
        Step("priced", str(where[-1]), priced, where),
        *factors,
    )
    return Priced(factor * gates.factor * priced, steps)


def _listed(base: Base, element: Commission, loc: Loc) -> Iterable[Step]:
    """A step for each earning: `of` is the person, `note` the window, the place that of the element in the list."""
    for part in base.parts:
        where = (*loc, "earnings_of", element.earnings_of.index(part.element))
        yield Step("earned-by", part.person, part.amount, where, part.window.name)


def _base(scene: Scene, element: Commission, accrue: str, held: Held) -> Base:
    _, before = accrued(scene.stretch, accrue, scene.facts.calendar)
    earlier = [] if before.is_empty else _parts(scene, element, before, held)
    parts = _parts(scene, element, scene.stretch, held)
    missing = next((part for part in (*parts, *earlier) if part.amount is None), None)
    if missing is not None:
        person = scene.facts.person(missing.person)
        who = f"{person.id} {person.name}".strip()
        raise Missing("earning-missing", other=missing.element, earner=who, window=missing.window.name)
    return Base(tuple(parts), sum((part.amount or ZERO for part in earlier), ZERO))


def _parts(scene: Scene, element: Commission, stretch: Stretch, held: Held) -> list[Part]:
    """Everything that is held for the person and ends in a stretch, in the order of the list."""
    whose = element.whose or "own"
    holder = _holder(scene, whose)
    return [
        part
        for name in element.earnings_of
        for window in _paydays(scene, name).ending(stretch)
        for part in held.parts(name, window, whose).get(holder, [])
    ]


def _paydays(scene: Scene, name: str) -> Paydays:
    facts, element = scene.facts, scene.facts.plan.elements[name]
    return Paydays(facts.plan, element, every_of(facts.plan, element, facts.period), facts.calendar)


def _holder(scene: Scene, whose: str) -> str:
    if whose == "company":
        return ""
    return (scene.row.team if scene.row else "") if whose == "team" else scene.person


def _pricer(
    scene: Scene, element: Commission, instead: OtherRate | TableUse | None, loc: Loc
) -> tuple[RateTable | Fraction, str, Loc]:
    """The table or rate that prices the base, the window that it runs over, and where the plan says so."""
    if isinstance(instead, OtherRate):
        return figure(instead.rate, scene.number, scene.day), element.accrue, (*loc, "gate")
    name = instead.table if isinstance(instead, TableUse) else element.table
    if name is not None:
        table = scene.facts.plan.rate_tables[name]
        return table, table.accrue, ("rate_tables", name)
    assert element.rate is not None, "what else prices a base is refused before a run"
    return figure(element.rate, scene.number, scene.day), element.accrue, (*loc, "rate")


def _priced(scene: Scene, table: RateTable | Fraction, base: Base) -> Fraction:
    """F of the earnings so far less F of those before; v × them where the table is entered with something else."""
    if isinstance(table, Fraction):
        return table * base.own
    if table.enter in ("amount", "pay"):
        drawn = curve(table, scene.number, scene.day, column(scene, table))
        drawn = on_base(drawn) if table.enter == "pay" else drawn
        return payout(drawn, base.before + base.own) - (payout(drawn, base.before) if base.before else ZERO)
    found = looked_up(scene, table)
    return found if table.tiers[0].gives == "pay" else found * base.own
