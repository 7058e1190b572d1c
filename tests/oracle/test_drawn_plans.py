"""Plans and companies drawn from a seed: the program and a plain calculation from the docs agree to the last digit."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from agreement import Difference, compared, run
from drawn_company import Company, drawn_company
from drawn_plan import drawn_plan
from plain_days import Span, holding
from plain_measures import Measured
from plain_pay import Payroll

SHORT, LONG, AT_ONCE = 40, 2_000, 20


def drawn(seed: int) -> tuple[dict[str, Any], Company, Span]:
    """A plan, a company and the period to run."""
    random = Random(seed)
    plan = drawn_plan(random)
    names = [name for name, said in plan["measures"].items() if said.get("goal") == "required"]
    company = drawn_company(random, names, divided=plan["goals"]["spread"] != "none")
    return plan, company, holding("month", date(2026, random.choice([3, 3, 5, 6, 9, 10, 12]), 1))


def differences(seed: int) -> list[Difference]:
    """Every figure on which both do not agree."""
    plan, company, period = drawn(seed)
    known = Measured(plan, company.posts, company.rows)
    return compared(Payroll(known), run(plan, company, period.name), period)


@pytest.mark.parametrize("seed", range(SHORT))
def test_the_program_agrees_with_the_plain_calculation(seed: int) -> None:
    assert differences(seed) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(SHORT, LONG, AT_ONCE))
def test_the_program_agrees_on_many_plans(first: int) -> None:
    assert {seed: found for seed in range(first, first + AT_ONCE) if (found := differences(seed))} == {}
