"""All elements of a run, in an order in which each finds what it refers to: who is in scope, and what they earn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from salesperf.diagnostics import Diagnostic, errors
from salesperf.model.expr_eval import evaluate
from salesperf.model.period import Window
from salesperf.model.plan import Bonus, Commission, Contest, Element, Fixed, Override, Pool, Prorate
from salesperf.model.rating import LineJob, LineSum, Whose
from salesperf.model.results import Earning, Step
from salesperf.stages.agenda import Agenda
from salesperf.stages.bonus import bonus
from salesperf.stages.contest import contest
from salesperf.stages.dated import Span, spans_of
from salesperf.stages.differential import differential
from salesperf.stages.facts import Facts
from salesperf.stages.held_earnings import Held
from salesperf.stages.limits import settle
from salesperf.stages.line_jobs import RateLines, line_sums
from salesperf.stages.missing import Missing
from salesperf.stages.on_account import sum_known
from salesperf.stages.on_earnings import on_earnings
from salesperf.stages.order import in_order
from salesperf.stages.pool import pool
from salesperf.stages.pricing import Priced, commission
from salesperf.stages.scene import Member, Scene
from salesperf.stages.stretches import Stretch
from salesperf.stages.together import LeftOver, Prices

Earned = dict[tuple[str, str], dict[Window, Fraction | None]]


class Engine(Protocol):
    """What prices the lines of an element, and tells under whom they were."""

    def begin(self) -> None: ...
    def rate_lines(self, job: LineJob) -> Mapping[str, LineSum]: ...
    def lines_under(self, element: str, window: str, whose: Whose) -> Mapping[tuple[str, str], Decimal]: ...


@dataclass(frozen=True, slots=True)
class Run:
    """What all elements of a run share: what was earned so far, what was left over, and how lines are priced."""

    earned: Earned
    left: LeftOver
    held: Held
    rate_lines: RateLines


@dataclass(frozen=True, slots=True)
class Due:
    """One element in one of its windows, and the windows in which it has paid on account for that."""

    name: str
    element: Element
    window: Window
    on_account: tuple[Window, ...] = ()

    @property
    def stretch(self) -> Stretch:
        """The days whose records count: the window's, inside `during`."""
        during = self.element.during
        whole = Stretch.of(self.window)
        return whole if during is None else whole.inside(during.from_, during.to)


def pay(facts: Facts, agenda: Agenda, engine: Engine) -> tuple[list[Earning], list[Diagnostic]]:
    """What every element earns everybody in the windows that close; earlier windows only count towards longer caps."""
    earnings: list[Earning] = []
    found: list[Diagnostic] = []
    earned: Earned = defaultdict(dict)
    left, held = LeftOver(), Held(facts.roster, engine.lines_under)
    engine.begin()
    for name in in_order(facts.plan, facts.work):
        paydays = agenda.paydays(facts.plan.elements[name])
        for window in agenda.paid(name):
            due = Due(name, paydays.as_paid(window), window, tuple(paydays.settled_by(window)))
            paid, more = _pay_due(facts, due, Run(earned, left, held, engine.rate_lines))
            closes = window.end >= agenda.period.start
            found += more if closes else errors(more)
            held.earnings[name, window] = paid
            for each in paid:
                earned[name, each.person][window] = None if each.earned is None else Fraction(each.earned)
                if each.earned is not None:
                    left.cut[name, each.person] = each.left_over
            if closes:
                earnings += paid
    return earnings, found


def _pay_due(facts: Facts, due: Due, run: Run) -> tuple[list[Earning], list[Diagnostic]]:
    """Everybody's earning of an element in a window, and what is missing where there is none."""
    members = in_scope(facts, due, run.earned)
    prices = _prices(facts, members, due, run)
    sums = line_sums(facts, (due.name, due.window.name), prices.priced, run.rate_lines)
    earnings = []
    for member in members:
        person = member.scene.person
        try:
            if person in prices.failed:
                raise prices.failed[person]
            carried = run.left.cut.get((due.name, person), Decimal(0))
            pricing = replace(prices.priced[person], carried=carried)
            pricing = _with_set_off(due, pricing, run.earned[due.name, person])
            earnings.append(settle(member, due.name, due.element, pricing, sums.get(person, {})))
        except Missing as missing:
            prices.failed[person] = missing
            earnings.append(Earning(person, due.name, due.element.kind, due.window, None, reason=missing.rule))
    return earnings, [*prices.found, *_all_told(members, due, prices.failed)]


def _with_set_off(due: Due, priced: Priced, earned: Mapping[Window, Fraction | None]) -> Priced:
    """Where the window settles what was paid on account: that sum. Raises Missing where it is not known."""
    if not due.on_account:
        return priced
    paid = sum_known([earned[window] for window in due.on_account if window in earned])
    if paid is None:
        raise Missing("on-account-missing", first=due.on_account[0].name, last=due.on_account[-1].name)
    told = Step("on-account", due.name, paid, ("elements", due.name, "interim"))
    return replace(priced, on_account=paid, steps=(*priced.steps, told))


def _prices(facts: Facts, members: Sequence[Member], due: Due, run: Run) -> Prices:
    """What the element comes to: for each person alone, or for all of them at once."""
    if isinstance(due.element, Contest):
        return contest(members, due.name, due.element)
    if isinstance(due.element, Pool):
        return pool(members, in_scope(facts, due, run.earned, everybody=True), due.name, due.element, run.left)
    if isinstance(due.element, Override) and due.element.differential is not None:
        return differential(members, due.name, due.element, due.element.differential)
    prices, spans = Prices(), spans_of(facts.plan, due.element, due.stretch)
    for member in members:
        try:
            prices.priced[member.scene.person] = _price(member, due, spans, run.held)
        except Missing as missing:
            prices.failed[member.scene.person] = missing
    return prices


def _all_told(members: Sequence[Member], due: Due, failed: Mapping[str, Missing]) -> list[Diagnostic]:
    """What is missing, once where it is the same for several people."""
    told: dict[int, Diagnostic] = {}
    for member in members:
        if (missing := failed.get(member.scene.person)) is not None and id(missing) not in told:
            told[id(missing)] = _told(member, due, missing)
    return list(told.values())


def _told(member: Member, due: Due, missing: Missing) -> Diagnostic:
    person = member.scene.facts.person(member.scene.person)
    place = member.rows[-1].place if member.rows else None
    who = f"{person.id} {person.name}".strip()
    params = {"element": due.name, "period": due.window.name, **missing.params, "person": who}
    return Diagnostic(missing.rule, place, params)


def in_scope(facts: Facts, due: Due, earned: Earned, *, everybody: bool = False) -> list[Member]:
    """The people whom the element is for: employed in the window, and inside `for`; with proration on any day of it.

    With `everybody`, inside `for` or not.
    """
    if due.stretch.is_empty:
        return []
    condition = None if everybody else facts.work.conditions.get(("elements", due.name, "for"))
    found = []
    for person in facts.roster.people:
        counted = facts.row(person, due.window)
        scene = Scene(facts, person, due.stretch, counted, earned)
        rows = tuple(
            row
            for row in facts.person(person).rows_in(due.window)
            if condition is None or evaluate(condition, replace(scene, row=row).value) is True
        )
        if counted in rows:
            found.append(Member(scene, rows))
        elif rows and isinstance(due.element.prorate, Prorate):
            found.append(Member(replace(scene, row=rows[-1]), rows))
    among = tuple(member.scene.person for member in found)
    return [replace(member, scene=replace(member.scene, among=among)) for member in found]


def _price(member: Member, due: Due, spans: Sequence[Span], held: Held) -> Priced:
    element = due.element
    if isinstance(element, (Bonus, Fixed)):
        return _told_on_account(member, due, bonus(member, due.name, element))
    assert isinstance(element, Commission), "other kinds are refused before a run"
    if element.earnings_of:
        return on_earnings(member.scene, due.name, element, held)
    return _told_on_account(member, due, commission(member.scene, due.name, element, spans))


def _told_on_account(member: Member, due: Due, priced: Priced) -> Priced:
    """The same, with a step that says so where the window only pays on account."""
    if due.element is member.scene.facts.plan.elements[due.name]:
        return priced
    loc = ("elements", due.name)
    steps = (replace(s, loc=(*loc, "interim", "rate")) if s.loc == (*loc, "rate") else s for s in priced.steps)
    return replace(priced, steps=(Step("account", due.name, None, (*loc, "interim")), *steps))
