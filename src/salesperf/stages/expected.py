"""What each element is expected to cost: its budget, or what it pays when everybody is exactly at goal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from salesperf.model.plan import Bonus, Commission, Element, Fixed, Name, RateTable
from salesperf.model.results import Expected
from salesperf.stages.agenda import Agenda
from salesperf.stages.at_goal import AtGoal, at_goal, has_goal
from salesperf.stages.bonus import bonus
from salesperf.stages.elements import Due, Earned, in_scope
from salesperf.stages.facts import Facts
from salesperf.stages.limits import settle
from salesperf.stages.missing import Missing
from salesperf.stages.order import in_order
from salesperf.stages.pricing import Priced, commission
from salesperf.stages.ratetable import BelowFirstTier
from salesperf.stages.scene import Member


def expected(facts: Facts, agenda: Agenda) -> list[Expected]:
    """The cost of every element in the windows that close; None where goals alone do not decide it."""
    reached = at_goal(facts)
    earned: Earned = defaultdict(dict)
    found = []
    for name in in_order(facts.plan, facts.work):
        for window in agenda.paid(name):
            each = _expected(reached, Due(name, facts.plan.elements[name], window), earned)
            if window.end >= agenda.period.start:
                found.append(each)
    return found


def _expected(facts: AtGoal, due: Due, earned: Earned) -> Expected:
    budget = due.element.budget
    if budget is not None:
        return Expected(due.name, due.window, budget, stated=True)
    if not _decided_by_goals(facts, due.element):
        return Expected(due.name, due.window, None)
    try:
        amounts = {member.scene.person: _amount(member, due) for member in in_scope(facts, due, earned)}
    except (Missing, BelowFirstTier):
        return Expected(due.name, due.window, None)
    for person, amount in amounts.items():
        earned[due.name, person][due.window] = Fraction(amount)
    return Expected(due.name, due.window, sum(amounts.values(), Decimal(0)))


def _amount(member: Member, due: Due) -> Decimal:
    """What the element pays one person, limits and proration included."""
    priced = _price(member, due.name, due.element)
    if priced.total is None:
        raise Missing("goal-missing", element=due.name)
    earning = settle(member, due.name, due.element, Priced(priced.total, ()), {})
    return earning.earned or Decimal(0)


def _price(member: Member, name: str, element: Element) -> Priced:
    if isinstance(element, Bonus | Fixed):
        return bonus(member, name, element)
    assert isinstance(element, Commission), "no other kind is decided by goals"
    summed = element.model_copy(update={"accrue": "period"}) if element.accrue == "each" else element
    return commission(member.scene, name, summed, [])


def _decided_by_goals(facts: Facts, element: Element) -> bool:
    """Whether what pays has a goal, and needs no record to be priced."""
    if isinstance(element, Commission) and (element.measure is None or element.lookup is not None):
        return False
    if not isinstance(element, Commission | Bonus | Fixed):
        return False
    by_record = element.cap is not None and element.cap.record is not None
    tables = [facts.plan.rate_tables[t] for t in (getattr(element, "table", None),) if t]
    if by_record or element.interim is not None or any(map(_needs_records, tables)):
        return False
    named = _named(element, tables)
    if any(name.endswith((".place", ".top")) for name in named):
        return False
    return all(has_goal(facts, measure) for measure in _measures(facts, named))


def _needs_records(table: RateTable) -> bool:
    return table.accrue in ("each", "ever") or table.enter in ("pay", "record") or not isinstance(table.enter, str)


def _named(element: Element, tables: list[RateTable]) -> list[str]:
    """What decides the base, the payout and the factors of an element."""
    named = [getattr(element, "measure", None), getattr(element, "scorecard", None)]
    named += [each.by.name for each in element.multiply if isinstance(each.by, Name)]
    named += [table.enter for table in tables] + [table.across.enter for table in tables if table.across]
    return [str(name) for name in named if name is not None]


def _measures(facts: Facts, named: list[str]) -> Iterator[str]:
    """The measures among what is named, and those of scorecards."""
    for name in (each.split(".")[0] for each in named):
        if name in facts.plan.measures:
            yield name
        elif name in facts.plan.scorecards:
            yield from facts.plan.scorecards[name].measures
