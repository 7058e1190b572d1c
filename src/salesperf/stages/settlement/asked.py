"""The figures that rules of settlement look at, each with how often it is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.model.period import Window
from salesperf.model.plan import Name, Plan, RateTable, TableUse
from salesperf.stages.settlement.turns import payment_every


def asked_names(plan: Plan, period: Window) -> Iterator[tuple[str, str]]:
    """Cadence and the first word of each reference: in what is promised, in its tables, in the cap on everything."""
    rules, paid = plan.settlement, payment_every(plan, period)
    for rule in (*rules.guarantees.values(), *rules.draws.values()):
        every = rule.every or paid
        if isinstance(rule.amount, Name):
            yield every, _first(rule.amount.name)
        elif isinstance(rule.amount, TableUse):
            yield from ((every, name) for name in _in_table(plan.rate_tables[rule.amount.table]))
    for clawback in rules.clawbacks.values():
        if clawback.table:
            yield from ((paid, name) for name in _in_table(plan.rate_tables[clawback.table]))
    if rules.cap is not None:
        values = (rules.cap.period, rules.cap.quarter, rules.cap.half, rules.cap.year)
        yield from ((paid, _first(value.name)) for value in values if isinstance(value, Name))
        yield from ((paid, _first(name)) for name in (rules.cap.of,) if name)


def _in_table(table: RateTable) -> Iterator[str]:
    entered = [table.enter, *([table.across.enter] if table.across else [])]
    yield from (_first(each) for each in entered if isinstance(each, str))
    yield from (_first(v.name) for tier in table.tiers for v in (tier.start, tier.value) if isinstance(v, Name))


def _first(reference: str) -> str:
    return reference.split(".", maxsplit=1)[0]
