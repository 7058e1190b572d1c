"""Rules of settlement: no two of one stage move the same money, and none is settled between payments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Draw, Guarantee, Holdback, Name, Plan
from salesperf.read.plan_checks.cadences import longer
from salesperf.read.plan_checks.subject import Subject

STAGES = ("holdbacks", "guarantees", "draws")
Rule = Holdback | Guarantee | Draw


def check_settlement(subject: Subject) -> Iterator[Diagnostic]:
    """Every stage of settlement whose rules would meet."""
    for stage in STAGES:
        rules: Mapping[str, Rule] = getattr(subject.plan.settlement, stage)
        for one, other in combinations(rules, 2):
            yield from _overlap(subject, stage, (one, rules[one]), (other, rules[other]))
    yield from _between_payments(subject)
    yield from _by_person(subject)


def _overlap(subject: Subject, stage: str, one: tuple[str, Rule], other: tuple[str, Rule]) -> Iterator[Diagnostic]:
    """Two rules for everybody; with `for`, only a run can tell."""
    (name, rule), (second, more) = one, other
    shared = [each for each in _elements(subject.plan, rule) if each in _elements(subject.plan, more)]
    if shared and rule.for_ is None and more.for_ is None:
        params = {"rule": second, "other": name, "element": shared[0], "stage": f"`{stage}`"}
        yield subject.fault_at_key("settlement-rules-overlap", ("settlement", stage, second), **params)


def _elements(plan: Plan, rule: Rule) -> tuple[str, ...]:
    return rule.of or tuple(plan.elements)


def _between_payments(subject: Subject) -> Iterator[Diagnostic]:
    payment = subject.plan.settlement.payment.every
    for stage in ("guarantees", "draws"):
        rules: Mapping[str, Guarantee] = getattr(subject.plan.settlement, stage)
        for name, rule in rules.items():
            if payment and rule.every and longer(payment, rule.every):
                params = {"rule": name, "every": rule.every, "payment": payment}
                yield subject.fault("shorter-than-payment", ("settlement", stage, name, "every"), **params)


def _by_person(subject: Subject) -> Iterator[Diagnostic]:
    """A record that shrinks does so for everybody credited with it: no rule for some of them can say by how much."""
    for name, rule in subject.plan.settlement.clawbacks.items():
        table = subject.plan.rate_tables.get(rule.table or "")
        named = table is not None and any(isinstance(v, Name) for tier in table.tiers for v in (tier.start, tier.value))
        if rule.attainment == "reduce" and (rule.for_ is not None or named):
            key = "table" if named else "for"
            yield subject.fault("reduced-by-person", ("settlement", "clawbacks", name, key), rule=name, key=key)
