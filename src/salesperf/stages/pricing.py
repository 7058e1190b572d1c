"""Pricing: what an element pays one person in one window, before its caps, floor, proration and rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal as Word

from salesperf.model.curve import Piece
from salesperf.model.plan import Commission, OtherRate, Pool, RateTable, TableUse
from salesperf.model.rating import PLAIN, Manner, PersonRate
from salesperf.model.results import Step
from salesperf.model.work import AMOUNTS, NO_ROW, RATES, LookupWork
from salesperf.stages.dated import Span
from salesperf.stages.entry import ZERO, Entry, enter, from_0, paid_before, pay, worth
from salesperf.stages.gates import Loc, decide, multiply
from salesperf.stages.limit_values import limit_of
from salesperf.stages.missing import Missing
from salesperf.stages.own_lines import is_of_lines, of_lines
from salesperf.stages.ratetable import mirrored, scale
from salesperf.stages.row_figures import line_factors, row_figures
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import accrued
from salesperf.stages.values import figure

ONE = Fraction(1)
Times = Word["one", "credit", "share"]


@dataclass(frozen=True, slots=True)
class Way:
    """How the records of a measure are priced, by what place of the plan, and what they come to together.

    `total` is exact, or None where only the lines can tell: with `each`, every line is an earning of its own. `rates`
    are those of each span of days. `opening` is what the records before are worth more today than has been paid for
    them. People whose records are priced `by` the same place are priced in the same `manner`.
    """

    measure: str
    by: Loc
    rates: tuple[tuple[Span, PersonRate], ...]
    total: Fraction | None = None
    each: bool = False
    opening: Fraction = ZERO
    manner: Manner = PLAIN


@dataclass(frozen=True, slots=True)
class Priced:
    """What an element comes to for a person: `total` is exact, or None where its ways of pricing lines tell.

    `reason` names what made it nothing; `carried` is what the cap has cut from earlier windows and is not paid yet.
    `before` is what the records before were worth when their windows were paid; where those paid on account,
    `on_account` is what they paid.
    """

    total: Fraction | None
    steps: tuple[Step, ...]
    ways: tuple[Way, ...] = ()
    reason: str = ""
    carried: Decimal = Decimal(0)
    before: Fraction = ZERO
    on_account: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An element with what its gates and multipliers have decided: the factor, and what prices the base instead."""

    name: str
    element: Commission | Pool
    factor: Fraction
    instead: OtherRate | TableUse | None

    @property
    def loc(self) -> Loc:
        """The element's place in the plan."""
        return "elements", self.name

    @property
    def measure(self) -> str:
        """What is priced."""
        return str(self.element.measure)


@dataclass(frozen=True, slots=True)
class Pricer:
    """What prices the base: a table or a flat rate, over which window it accrues, and where the plan says so."""

    table: RateTable | Fraction
    accrue: str
    where: Loc


def commission(scene: Scene, name: str, element: Commission, spans: Sequence[Span]) -> Priced:
    """Gates, then F of what the accrual window holds so far less F of what it held before, then multipliers.

    With `accrue: each` the records of each of the spans have the figures of its days.
    """
    loc: Loc = ("elements", name)
    gates = decide(scene, element.gate, (*loc, "gate"))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    asked = Asked(name, element, factor * gates.factor, gates.instead)
    looked_up = element.lookup is not None and gates.instead is None
    found = _by_lookup(scene, asked, spans) if looked_up else _by_pricer(scene, asked, _pricer(scene, asked), spans)
    return replace(found, steps=(*gates.steps, *found.steps, *factors))


def _by_pricer(scene: Scene, asked: Asked, pricer: Pricer, spans: Sequence[Span]) -> Priced:
    of_records = isinstance(pricer.table, RateTable) and is_of_lines(scene, pricer.table)
    found = _by_lines(scene, asked, pricer, spans) if of_records else _by_sum(scene, asked, pricer, spans)
    return _with_factors(scene, asked, found)


def _with_factors(scene: Scene, asked: Asked, found: Priced) -> Priced:
    """Where lines have factors of their own, only they tell what they come to."""
    if isinstance(asked.element, Pool) or not any(each.lookup for each in asked.element.multiply):
        return found
    _need_records(scene, asked)
    ways = tuple(_way_with_factors(scene, asked.element, way) for way in found.ways)
    steps = tuple(replace(step, value=None) if step.what == "priced" else step for step in found.steps)
    return Priced(None, steps, ways)


def _way_with_factors(scene: Scene, element: Commission, way: Way) -> Way:
    rates, factors = [], way.manner.factors
    for span, rate in way.rates:
        factors, named = line_factors(replace(scene, on=span[1]) if way.each else scene, element)
        rates.append((span, replace(rate, less=ZERO, named={**rate.named, **named})))
    return replace(way, rates=tuple(rates), total=None, opening=ZERO, manner=replace(way.manner, factors=factors))


def _need_records(scene: Scene, asked: Asked) -> None:
    """An example may state a figure for all records: that prices none of them."""
    measure = scene.facts.named(asked.measure)
    if scene.facts.given.states(measure):
        raise Missing("example-needs-records", measure=measure, person=scene.person)


def _by_lookup(scene: Scene, asked: Asked, spans: Sequence[Span]) -> Priced:
    """Each record by the row that it has found: at a rate, for an amount, or by a table with its own accrual."""
    element = asked.element
    assert isinstance(element, Commission) and element.lookup is not None
    _need_records(scene, asked)
    work = scene.facts.work.lookups[element.lookup, asked.measure]
    ways: list[Way] = []
    for part in work.parts:
        own = replace(asked, element=element.model_copy(update={"measure": work.measure_of(part)}))
        if part in (NO_ROW, RATES, AMOUNTS):
            ways.append(_row_way(scene, own, (work, part), spans))
        else:
            table = scene.facts.plan.rate_tables[part]
            pricer = Pricer(table, table.accrue, ("rate_tables", part))
            found = _by_pricer(scene, own, pricer, spans).ways
            label = f"{work.name}: {part}"
            ways += [replace(way, manner=replace(way.manner, label=label)) for way in found]
    pricer = Pricer(ZERO, "each", ("lookups", work.name))
    base = _steps(asked, pricer, ZERO, _held(scene, asked), None)
    return Priced(None, base, tuple(ways))


def _row_way(scene: Scene, asked: Asked, part: tuple[LookupWork, str], spans: Sequence[Span]) -> Way:
    """The records whose rows give a rate, an amount, or nothing: each an earning of its own, × rate or amount."""
    work, gives = part
    element = asked.element
    assert isinstance(element, Commission)
    piece = Piece(ZERO, True, asked.factor) if gives == AMOUNTS else Piece(ZERO, True, ZERO, asked.factor)
    times: Times = "share" if gives == AMOUNTS else "one"
    rates, manner = [], PLAIN
    for span in spans:
        there = replace(scene, on=span[1])
        figures, named = row_figures(there, work.name, work.measure, gives)  # type: ignore[arg-type]
        manner = Manner(times=times, row=figures)
        holder = scene.facts.holder(asked.measure, scene.person, scene.window)
        rate = PersonRate(ZERO, ZERO, ((piece,),), True, _record_cap(there, asked), holder, named)
        rates.append((span, rate))
    way = Way(asked.measure, ("lookups", work.name, gives), tuple(rates), each=True, manner=manner)
    return _way_with_factors(scene, _on_named(scene, element), way) if any(e.lookup for e in element.multiply) else way


def _on_named(scene: Scene, element: Commission) -> Commission:
    """The element on the measure that the plan names: its factors are of all records."""
    return element.model_copy(update={"measure": scene.facts.named(str(element.measure))})


def _by_sum(scene: Scene, asked: Asked, pricer: Pricer, spans: Sequence[Span]) -> Priced:
    """One function of the sum: it tells what the lines together must come to."""
    entry = enter(scene, asked.element, pricer.table, pricer.accrue)
    paid = pay(entry, entry.drawn, entry.now) - paid_before(entry)
    steps, total = _steps(asked, pricer, entry.before, entry.now, paid), asked.factor * paid
    before = asked.factor * paid_before(entry)
    if not entry.per_line:
        return Priced(total, steps, before=before)
    if pricer.accrue == "each":
        rates = tuple((span, _each_rate(replace(scene, on=span[1]), asked, pricer)) for span in spans)
        return Priced(None, steps, (Way(asked.measure, pricer.where, rates, each=True),))
    rate = _rate(scene, asked, entry)
    opening = asked.factor * (worth(entry, entry.drawn, entry.before) - paid_before(entry))
    known = None if rate.cap_record is not None else total
    way = Way(asked.measure, pricer.where, ((_whole(scene), rate),), known, opening=opening)
    return Priced(known, steps, (way,), before=before)


def fund(scene: Scene, name: str, element: Pool) -> tuple[Fraction, tuple[Step, ...]]:
    """What a pool holds: an amount, or what its rate or table makes of a measure; × gates and multipliers."""
    loc: Loc = ("elements", name)
    gates = decide(scene, element.gate, (*loc, "gate"))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    factor *= gates.factor
    if element.amount is not None:
        amount = figure(element.amount, scene.number, scene.day)
        return amount * factor, (*gates.steps, Step("amount", name, amount, (*loc, "amount")), *factors)
    asked = Asked(name, element, factor, gates.instead)
    pricer = _pricer(scene, asked)
    entry = enter(scene, element, pricer.table, pricer.accrue)
    paid = pay(entry, entry.drawn, entry.now) - paid_before(entry)
    return factor * paid, (*gates.steps, *_steps(asked, pricer, entry.before, entry.now, paid), *factors)


def _whole(scene: Scene) -> Span:
    return scene.stretch.start, scene.stretch.end


def _rate(scene: Scene, asked: Asked, entry: Entry) -> PersonRate:
    """G of a person's lines: gates and multipliers are in it, and in the cap of a record."""
    return PersonRate(
        entry.before,
        asked.factor * paid_before(entry),
        (tuple(scale(from_0(entry), ONE, asked.factor)),),
        mirrored(entry.curve),
        _record_cap(scene, asked),
        entry.holder,
    )


def _record_cap(scene: Scene, asked: Asked) -> Fraction | None:
    cap = asked.element.cap
    return None if cap is None or cap.record is None else abs(asked.factor) * limit_of(scene, cap.record, cap.of)


def _each_rate(there: Scene, asked: Asked, pricer: Pricer) -> PersonRate:
    """G of single records with the figures of a day: nothing was before, nothing is paid yet."""
    table = pricer.table if isinstance(pricer.table, RateTable) else _pricer(there, asked).table
    entry = enter(there, asked.element, table, pricer.accrue)
    return replace(_rate(there, asked, entry), before=ZERO, less=ZERO)


def _by_lines(scene: Scene, asked: Asked, pricer: Pricer, spans: Sequence[Span]) -> Priced:
    """Lines each with a rate or a column of their own: only they can tell what they come to."""
    table, each = pricer.table, pricer.accrue == "each"
    assert isinstance(table, RateTable)
    _need_records(scene, asked)
    rates, manner = [], PLAIN
    holder = scene.facts.holder(asked.measure, scene.person, scene.window)
    for span in spans if each else (_whole(scene),):
        there = replace(scene, on=span[1]) if each else scene
        rate, manner = of_lines(there, asked.element, table, asked.factor)
        caps = [cap for cap in (rate.cap_record, _record_cap(there, asked)) if cap is not None]
        rates.append((span, replace(rate, cap_record=min(caps, default=None), holder=holder)))
    way = Way(asked.measure, pricer.where, tuple(rates), each=each, manner=manner)
    now, before = (
        _held(scene.over(found), asked) for found in accrued(scene.stretch, table.accrue, scene.facts.calendar)
    )
    return Priced(None, _steps(asked, pricer, before, now, None), (way,))


def _held(scene: Scene, asked: Asked) -> Fraction:
    return ZERO if scene.stretch.is_empty else scene.actual(asked.measure).value or ZERO


def _pricer(scene: Scene, asked: Asked) -> Pricer:
    if isinstance(asked.instead, OtherRate):
        rate = figure(asked.instead.rate, scene.number, scene.day)
        return Pricer(rate, asked.element.accrue, (*asked.loc, "gate"))
    name = asked.instead.table if isinstance(asked.instead, TableUse) else asked.element.table
    if name is not None:
        table = scene.facts.plan.rate_tables[name]
        return Pricer(table, table.accrue, ("rate_tables", name))
    assert asked.element.rate is not None, "what else prices a base is refused before a run"
    return Pricer(figure(asked.element.rate, scene.number, scene.day), asked.element.accrue, (*asked.loc, "rate"))


def _steps(asked: Asked, pricer: Pricer, before: Fraction, now: Fraction, paid: Fraction | None) -> tuple[Step, ...]:
    """What is priced; `paid` is None where only the lines tell."""
    loc = (*asked.loc, "measure")
    earlier = (Step("before", asked.measure, before, loc),) if before else ()
    own = Step("base", asked.measure, now - before, loc)
    return own, *earlier, Step("priced", str(pricer.where[-1]), paid, pricer.where)
