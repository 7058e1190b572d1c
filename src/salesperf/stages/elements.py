"""All elements of a run, in an order in which each finds what it refers to: who is in scope, and what they earn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.expr import refs
from salesperf.model.expr_eval import evaluate
from salesperf.model.people import PersonRow
from salesperf.model.period import Window
from salesperf.model.plan import Bonus, Commission, Element, Fixed, Name, Plan, Prorate
from salesperf.model.rating import LineJob, LineSum
from salesperf.model.results import Earning
from salesperf.model.work import Work
from salesperf.stages.agenda import Agenda
from salesperf.stages.bonus import bonus
from salesperf.stages.facts import Facts
from salesperf.stages.limits import settle
from salesperf.stages.missing import Missing
from salesperf.stages.pricing import Priced, commission
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import Stretch

RateLines = Callable[[LineJob], Mapping[str, LineSum]]
Earned = dict[tuple[str, str], dict[Window, Fraction]]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in scope of an element: their scene, and the roster rows that count."""

    scene: Scene
    rows: tuple[PersonRow, ...]


def pay(facts: Facts, agenda: Agenda, rate_lines: RateLines) -> tuple[list[Earning], list[Diagnostic]]:
    """What every element earns everybody in the windows that close; earlier windows only count towards longer caps."""
    earnings: list[Earning] = []
    found: list[Diagnostic] = []
    earned: Earned = defaultdict(dict)
    for name in in_order(facts.plan, facts.work):
        element = facts.plan.elements[name]
        for window in agenda.paid(element):
            for earning in _pay_window(facts, name, element, window, earned, rate_lines, found):
                if earning.earned is not None:
                    earned[name, earning.person][window] = Fraction(earning.earned)
                if window.end >= agenda.period.start:
                    earnings.append(earning)
    return earnings, found


def in_order(plan: Plan, work: Work) -> list[str]:
    """The elements in the plan's order, each after the elements that its gates and multipliers refer to."""
    done: list[str] = []

    def place(name: str, path: tuple[str, ...]) -> None:
        if name in done or name in path:
            return
        for other in sorted(_needed(plan, work, name)):
            place(other, (*path, name))
        done.append(name)

    for name in plan.elements:
        place(name, ())
    return done


def _needed(plan: Plan, work: Work, name: str) -> set[str]:
    element = plan.elements[name]
    gates = [work.conditions["elements", name, "gate", n, "check"] for n in range(len(element.gate))]
    named = {path[0] for gate in gates for path in refs(gate)}
    named |= {each.by.name.split(".")[0] for each in element.multiply if isinstance(each.by, Name)}
    return named & set(plan.elements)


def _pay_window(
    facts: Facts,
    name: str,
    element: Element,
    window: Window,
    earned: Earned,
    rate_lines: RateLines,
    found: list[Diagnostic],
) -> list[Earning]:
    members = in_scope(facts, name, element, window, earned)
    priced: dict[str, tuple[Priced, str]] = {}
    failed: dict[str, Missing] = {}
    for member in members:
        try:
            priced[member.scene.person] = _price(member, name, element)
        except Missing as missing:
            failed[member.scene.person] = missing
    sums = _rate(facts, name, element, window, priced, rate_lines)
    earnings = []
    for member in members:
        person = member.scene.person
        try:
            if person in failed:
                raise failed[person]
            pricing, reason = priced[person]
            earning = settle(member.scene, name, element, pricing, member.rows, sums.get(person))
            earnings.append(replace(earning, reason=reason))
        except Missing as missing:
            earnings.append(Earning(person, name, element.kind, window, None, reason=missing.rule))
            found.append(_told(facts, member, name, window, missing))
    return earnings


def _told(facts: Facts, member: Member, name: str, window: Window, missing: Missing) -> Diagnostic:
    person = facts.person(member.scene.person)
    place = member.rows[-1].place if member.rows else None
    params = {"element": name, "period": window.name, **missing.params, "person": f"{person.id} {person.name}".strip()}
    return Diagnostic(missing.rule, place, params)


def in_scope(facts: Facts, name: str, element: Element, window: Window, earned: Earned) -> list[Member]:
    """The people whom the element is for: employed in the window, and inside `for`; with proration on any day of it."""
    stretch = Stretch.of(window)
    if element.during is not None:
        stretch = stretch.inside(element.during.from_, element.during.to)
    if stretch.is_empty:
        return []
    condition = facts.work.conditions.get(("elements", name, "for"))
    found = []
    for person in facts.roster.people:
        counted = facts.row(person, window)
        scene = Scene(facts, person, stretch, counted, earned)
        rows = tuple(
            row
            for row in facts.person(person).rows_in(window)
            if condition is None or evaluate(condition, replace(scene, row=row).value) is True
        )
        if counted in rows:
            found.append(Member(scene, rows))
        elif rows and isinstance(element.prorate, Prorate):
            found.append(Member(replace(scene, row=rows[-1]), rows))
    among = tuple(member.scene.person for member in found)
    return [replace(member, scene=replace(member.scene, among=among)) for member in found]


def _price(member: Member, name: str, element: Element) -> tuple[Priced, str]:
    if isinstance(element, (Bonus, Fixed)):
        return bonus(member.scene, name, element, member.rows)
    if isinstance(element, Commission) and element.kind == "commission":
        return commission(member.scene, name, element), ""
    raise Missing("kind-not-paid", kind=element.kind)


def _rate(
    facts: Facts,
    name: str,
    element: Element,
    window: Window,
    priced: Mapping[str, tuple[Priced, str]],
    rate_lines: RateLines,
) -> Mapping[str, LineSum]:
    """The lines of a commission, priced by the engine for everybody at once."""
    rates = {person: each.rate for person, (each, _) in priced.items() if each.rate is not None}
    if not rates or not isinstance(element, Commission):
        return {}
    stretch = Stretch.of(window)
    if element.during is not None:
        stretch = stretch.inside(element.during.from_, element.during.to)
    each = any(pricing.each for pricing, _ in priced.values())
    rounding = facts.plan.rounding.mode
    return rate_lines(
        LineJob(name, str(element.measure), window.name, stretch.start, stretch.end, each, facts.step, rounding, rates)
    )
