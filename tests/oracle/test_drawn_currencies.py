"""Drawn plans with foreign money: the program and a plain calculation from the docs agree to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
from agreement import Difference, compared, run
from drawn_company import Company, drawn_company
from drawn_currencies import drawn_currencies
from drawn_plan import drawn_plan
from plain_currencies import Exchange
from plain_days import Span, holding
from plain_measures import Measured
from plain_pay import Payroll

from salesperf.model.results import Results

SHORT, LONG, AT_ONCE = 12, 512, 20


def drawn(seed: int) -> tuple[dict[str, Any], Company, Span]:
    """A plan of monthly measures alone, so that each record has one period; a company; the period to run."""
    random = Random(f"currencies {seed}")
    plan = drawn_plan(random)
    while any(said.get("measure") == "quarter_sales" for said in plan["elements"].values()):
        plan = drawn_plan(random)
    del plan["measures"]["quarter_sales"]
    names = [name for name, said in plan["measures"].items() if said.get("goal") == "required"]
    company = drawn_company(random, names, divided=plan["goals"]["spread"] != "none")
    return *drawn_currencies(random, plan, company), holding("month", date(2026, random.choice([3, 5, 6, 10, 12]), 1))


def differences(seed: int) -> list[Difference]:
    """Every figure on which both do not agree."""
    plan, company, period = drawn(seed)
    exchange = Exchange(plan, company.rows, period)
    known = Measured(plan, company.posts, exchange.converted("deals", "month"))
    results = run(plan, company, period.name)
    return [*compared(Payroll(known), results, period), *_payments(exchange, company, results)]


def _payments(exchange: Exchange, company: Company, results: Results) -> Iterator[Difference]:
    """What is paid to whom, and in what."""
    to = exchange.said.get("payment", {"to": "USD"})["to"]
    for person in company.posts:
        currency = company.more[person][to] if to == "paid_in" else to
        paid = exchange.paid(results.earned(person), currency)
        plain = (currency, paid) if paid else None
        entries = [each for each in results.entries if each.person == person and each.kind == "payment"]
        told = next(((each.currency, each.amount) for each in entries if each.amount), None)
        if plain != told:
            yield "payment", person, results.period.name, told, plain


@pytest.mark.parametrize("seed", range(SHORT))
def test_foreign_money_agrees_with_the_plain_calculation(seed: int) -> None:
    assert differences(seed) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(SHORT, LONG, AT_ONCE))
def test_foreign_money_agrees_on_many_plans(first: int) -> None:
    assert {seed: found for seed in range(first, first + AT_ONCE) if (found := differences(seed))} == {}
