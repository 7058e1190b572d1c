"""Differential overrides: on each record a level is paid what its rate is above the highest below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from salesperf.model.curve import Piece
from salesperf.model.plan import Differential, Override
from salesperf.model.rating import LEVEL, Manner, PersonRate, RowFigures
from salesperf.model.results import Step
from salesperf.model.spelling import number_text, percent_text
from salesperf.stages.gates import Loc, decide, multiply
from salesperf.stages.levels import Ladder
from salesperf.stages.limit_values import limit_of
from salesperf.stages.look_up import looked_up
from salesperf.stages.missing import Missing
from salesperf.stages.pricing import Priced, Way, commission
from salesperf.stages.scene import Member, Scene
from salesperf.stages.together import Prices
from salesperf.stages.values import figure

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Rates:
    """The rate of everybody whose credit or place in the hierarchy may count, and who has none."""

    known: Mapping[str, Fraction]
    missing: Mapping[str, Missing]


def differential(members: Sequence[Member], name: str, element: Override, spec: Differential) -> Prices:
    """What every level is paid, line by line; who stands above somebody without a rate has no amount."""
    prices = Prices()
    if not members:
        return prices
    scene, paid = members[0].scene, {member.scene.person for member in members}
    rates = _rates(scene, element, spec)
    manner = _manner(scene, element, spec, rates, paid)
    for member in members:
        person = member.scene.person
        try:
            _sound(member.scene, element, rates)
            prices.priced[person] = _priced(member.scene, name, element, rates.known[person], manner)
        except Missing as missing:
            prices.failed[person] = missing
    return prices


def _rates(scene: Scene, element: Override, spec: Differential) -> Rates:
    known: dict[str, Fraction] = {}
    missing: dict[str, Missing] = {}
    for person in scene.facts.roster.people.values():
        there = scene.of(person.id)
        there = there if there.row else replace(there, row=person.belongs(scene.stretch.end))
        try:
            known[person.id] = _rate(there, str(element.measure), spec)
        except Missing as found:
            missing[person.id] = found
    return Rates(known, missing)


def _rate(scene: Scene, measure: str, spec: Differential) -> Fraction:
    """A person's own rate: a value, or what a table finds for a figure of theirs. Raises Missing."""
    if spec.rate is not None:
        return figure(spec.rate, scene.number, scene.day)
    table = scene.facts.plan.rate_tables[str(spec.table)]
    own = {"amount": measure, "attainment": f"{measure}.attainment"}.get(str(table.enter), table.enter)
    return looked_up(scene, table.model_copy(update={"enter": own}))


def _sound(scene: Scene, element: Override, rates: Rates) -> None:
    """Raises Missing where the person, or anybody below them who may have credit in the stretch, has no rate."""
    roster, start, end = scene.facts.roster, scene.stretch.start, scene.stretch.end
    source = scene.facts.work.measures[str(element.measure)].source
    late = scene.facts.work.sources[source].crediting.leavers == "credited"
    for person, missing in rates.missing.items():
        if not (late or roster.people[person].rows_in(scene.window)):
            continue
        lines = (line for line, *_ in roster.lines_above(person, start, end))
        if person == scene.person or any(scene.person in line for line in lines):
            who = scene.facts.person(person)
            raise Missing("level-without-rate", level=f"{who.id} {who.name}".strip(), cause=missing.rule)


def _manner(scene: Scene, element: Override, spec: Differential, rates: Rates, paid: set[str]) -> Manner:
    """The levels above everybody, and a row for each way in which one of them comes about."""
    work = scene.facts.work.measures[str(element.measure)]
    money = scene.facts.plan.measures[str(element.measure)].unit == "money"
    spell: Callable[[Fraction], str] = percent_text if money else number_text
    equal = None if spec.equal == "none" else figure(spec.equal, scene.number, scene.day)
    ladder = Ladder(scene.facts.roster, rates.known, paid & rates.known.keys(), work.whose == "reports", equal, spell)
    by_end = scene.facts.work.sources[work.source].crediting.moves == "period_end"
    rows: dict[tuple[Fraction, str], int] = {}
    levels = []
    for level, grade in ladder.levels(scene.stretch.start, scene.stretch.end, by_end=by_end):
        levels.append(replace(level, row=rows.setdefault((grade.rate, grade.text), len(rows))))
    figures = RowFigures(LEVEL, [rate for rate, _ in rows], [text for _, text in rows])
    return Manner(row=figures, levels=tuple(levels))


def _priced(scene: Scene, name: str, element: Override, own: Fraction, manner: Manner) -> Priced:
    """The credit below × what each line is paid × gates and multipliers."""
    loc: Loc = ("elements", name)
    gates = decide(scene, element.gate, (*loc, "gate"))
    days = (scene.stretch.start, scene.stretch.end)
    if gates.instead is not None:
        return commission(scene, name, element, (days,))
    factor, factors = multiply(scene, element.multiply, (*loc, "multiply"))
    factor *= gates.factor
    cap, measure = element.cap, str(element.measure)
    most = None if cap is None or cap.record is None else factor * limit_of(scene, cap.record, cap.of)
    rate = PersonRate(
        ZERO, ZERO, ((Piece(ZERO, True, ZERO, factor),),), mirrored=True, cap_record=most, holder=scene.person
    )
    base = scene.actual(measure).value or ZERO
    steps = (
        *gates.steps,
        Step("base", measure, base, (*loc, "measure")),
        Step("level", name, own, (*loc, "differential")),
        *factors,
    )
    ways = (Way(measure, (*loc, "differential"), ((days, rate),), manner=manner),) if manner.levels else ()
    return Priced(None if ways else ZERO, steps, ways)
