"""What a plan asks of the roster: teams, roles, managers, and columns that people are grouped by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Contest, Guarantee, Plan, Pool
from salesperf.read.plan_checks.fields import known_field
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc

_NEEDS = {"reports": "manager", "tree": "manager", "team": "team"}


def check_people_columns(subject: Subject) -> Iterator[Diagnostic]:
    """Every column of people that something stands on."""
    columns = subject.plan.people.columns
    for loc, column in _stood_on(subject):
        if column not in columns:
            owner = str(loc[2] if loc[0] == "settlement" else loc[1])
            params = {"column": column, "owner": owner, "known": ", ".join(sorted(columns))}
            yield subject.fault("people-column-missing", loc, **params)
    for name, element in subject.plan.elements.items():
        if isinstance(element, Contest | Pool) and element.per:
            yield from known_field(subject, ("elements", name, "per"), element.per, columns)


def _stood_on(subject: Subject) -> Iterator[tuple[Loc, str]]:
    plan = subject.plan
    for section, items in (("measures", plan.measures), ("elements", plan.elements)):
        for name, item in items.items():
            if column := _NEEDS.get(getattr(item, "whose", None) or ""):
                yield (section, name, "whose"), column
    for name, variable in plan.variables.items():
        yield from ((("variables", name, key), key) for key in ("team", "role") if getattr(variable, key))
    yield from _counted_from_hiring(plan)
    pay_currency = plan.currencies.payment.to if plan.currencies and plan.currencies.payment else ""
    if pay_currency.islower():
        yield ("currencies", "payment", "to"), pay_currency


def _counted_from_hiring(plan: Plan) -> Iterator[tuple[Loc, str]]:
    """Without a first day nobody's first months can be told from the others."""
    for stage in ("guarantees", "draws"):
        rules: Mapping[str, Guarantee] = getattr(plan.settlement, stage)
        yield from ((("settlement", stage, name, "first"), "from") for name, rule in rules.items() if rule.first)
    tables = plan.rate_tables.items()
    yield from ((("rate_tables", name, "enter"), "from") for name, table in tables if table.enter == "tenure_months")
