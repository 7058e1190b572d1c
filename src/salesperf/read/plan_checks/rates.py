"""Percentages of money, money for each unit: rates fit what they are paid on, and lie where a rate can lie."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Bonus, Commission, Literal, OtherRate, Override, Plan, Pool
from salesperf.read.plan_checks.figures import as_ratio, figures, respelt
from salesperf.read.plan_checks.names import TARGET_OVER_GOAL
from salesperf.read.plan_checks.subject import Subject, owner
from salesperf.read.plan_checks.tiers import rates
from salesperf.read.plan_checks.uses import lookup_rows_of, uses
from salesperf.read.source_map import Loc


def check_rates(subject: Subject) -> Iterator[Diagnostic]:
    """Every rate of what is paid on a measure or on earnings, from whatever place it comes."""
    for loc, value, unit in _rates(subject.plan):
        for place, literal, variable in figures(subject.plan, value, loc):
            yield from _rate(subject, place, literal, unit, variable)
    for place, literal in _payouts(subject.plan):
        if literal.kind == "number":
            yield subject.fault("value-not-a-ratio", place, **respelt(literal))


def _rates(plan: Plan) -> Iterator[tuple[Loc, object, str]]:
    """Place, rate, and the unit that it is paid on."""
    for name, element in plan.elements.items():
        if isinstance(element, Commission | Pool) and (unit := _unit(plan, element)):
            loc = ("elements", name)
            yield (*loc, "rate"), element.rate, unit
            if isinstance(element, Override) and element.differential is not None:
                yield (*loc, "differential", "rate"), element.differential.rate, unit
                yield (*loc, "differential", "equal"), _rate_of(element.differential.equal), unit
            if element.interim is not None:
                yield (*loc, "interim", "rate"), element.interim.rate, unit
            for index, gate in enumerate(element.gate):
                if isinstance(gate.else_, OtherRate):
                    yield (*loc, "gate", index, "else", "rate"), gate.else_.rate, unit
            for at, row in lookup_rows_of(plan, getattr(element, "lookup", None) or ""):
                yield (*at, "rate"), row.rate, unit
    for use in uses(plan):
        if use.role in ("commission", "level") and (unit := _unit(plan, plan.elements[use.payer])):
            yield from _of_table(use.at_table, use.table, unit)


def _rate_of(equal: object) -> object:
    return None if equal == "none" else equal


def _of_table(loc: Loc, table: object, unit: str) -> Iterator[tuple[Loc, object, str]]:
    base = getattr(table, "base_rate", None)
    if base is not None:
        named = getattr(base, "name", "") == TARGET_OVER_GOAL
        yield from [] if named else [((*loc, "base_rate"), base, unit)]
        return
    for index, tier in enumerate(getattr(table, "tiers", ())):
        if tier.rate is not None:
            yield (*loc, "tiers", index, "rate"), tier.rate, unit


def _unit(plan: Plan, element: object) -> str:
    """`money` for earnings and for measures of money, else the measure's own unit; '' where it is unknown."""
    if getattr(element, "earnings_of", ()):
        return "money"
    measure = plan.measures.get(getattr(element, "measure", None) or "")
    return measure.unit if measure else ""


def _rate(subject: Subject, loc: Loc, literal: Literal, unit: str, variable: str) -> Iterator[Diagnostic]:
    params = {"text": literal.text, "unit": unit, "variable": variable, "owner": owner(loc)}
    if unit == "money" and literal.kind != "ratio":
        if literal.kind == "number":
            yield subject.fault("per-unit-rate-on-money", loc, **params, near=as_ratio(literal))
    elif unit != "money" and literal.kind == "ratio":
        yield subject.fault("percent-rate-on-units", loc, **params)
    elif unit == "money" and literal.amount < 0:
        yield subject.fault("negative-rate", loc, **params)
    elif unit == "money" and literal.amount > 1:
        yield subject.fault("rate-over-100", loc, **params)


def _payouts(plan: Plan) -> Iterator[tuple[Loc, Literal]]:
    """The rates of bonuses: there a rate is so much of the amount for each point of the score."""
    for use in uses(plan):
        if use.role == "bonus":
            yield from rates(use.table, use.at_table)
    for name, element in plan.elements.items():
        for index, gate in enumerate(element.gate if isinstance(element, Bonus) else ()):
            if isinstance(gate.else_, OtherRate):
                loc: Loc = ("elements", name, "gate", index, "else", "rate")
                yield from ((place, literal) for place, literal, _ in figures(plan, gate.else_.rate, loc))
