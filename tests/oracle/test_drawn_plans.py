"""Plans and companies drawn from a seed: the program and a plain calculation from the docs agree to the last digit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from drawn_company import Company, drawn_company
from drawn_plan import drawn_plan
from plain_days import MissingFigure, Span, holding, parts
from plain_measures import Measured
from plain_pay import Payroll

from salesperf.model.results import Results
from salesperf.pipeline import score

SHORT, LONG, AT_ONCE = 40, 2_000, 20
Difference = tuple[str, str, str, object, object]


def drawn(seed: int) -> tuple[dict[str, Any], Company, Span]:
    """A plan, a company and the period to run."""
    random = Random(seed)
    plan = drawn_plan(random)
    names = [name for name, said in plan["measures"].items() if said.get("goal") == "required"]
    company = drawn_company(random, names, divided=plan["goals"]["spread"] != "none")
    return plan, company, holding("month", date(2026, random.choice([3, 3, 5, 6, 9, 10, 12]), 1))


def run(plan: dict[str, Any], company: Company, period: str, folder: Path) -> Results:
    """The program's own figures."""
    (folder / "data").mkdir()
    for name, text in company.tables().items():
        (folder / "data" / name).write_text(text, "utf-8")
    path = folder / "plan.yaml"
    path.write_text(yaml.safe_dump(plan, sort_keys=False, allow_unicode=True, width=1_000), "utf-8")
    return score(path, folder / "data", period)


def differences(seed: int) -> list[Difference]:
    """Every figure on which both do not agree: what, whose, when, the program's, the plain one."""
    plan, company, period = drawn(seed)
    known = Measured(plan, company.posts, company.rows)
    with tempfile.TemporaryDirectory() as name:
        results = run(plan, company, period.name, Path(name))
    return [*_measures(known, results), *_cards(known, results), *_earnings(known, results, period)]


def _measures(known: Measured, results: Results) -> Iterator[Difference]:
    for each in results.measures:
        at = Span(each.window.start, each.window.end, each.window.every)
        if each.closed:
            actual, n = known.actual(each.measure, each.person, at.first, at.last, at)
            goal = known.goal(each.measure, each.person, at)
            plain = (actual, n, goal, known.attained(each.measure, actual, goal))
            told = (each.actual, each.n, each.goal, each.attainment)
            if plain != told:
                yield each.measure, each.person, at.name, told, plain


def _cards(known: Measured, results: Results) -> Iterator[Difference]:
    for each in results.cards:
        at = Span(each.window.start, each.window.end, each.window.every)
        if each.closed and each.score != (plain := _score(known, each.card, each.person, at)):
            yield each.card, each.person, at.name, each.score, plain


def _score(known: Measured, card: str, person: str, at: Span) -> object:
    try:
        return known.score(card, person, at)
    except MissingFigure:
        return None


def _earnings(known: Measured, results: Results, period: Span) -> Iterator[Difference]:
    """What everybody earned; where there is an amount, also what its lines add up to."""
    payroll = Payroll(known)
    due = [(name, at) for name in known.plan["elements"] for at in parts(payroll.every(name), period)]
    paid = {(name, who, at.name): payroll.paid(name, who, at) for name, at in due for who in known.posts}
    plain: dict[tuple[str, str, str], object] = {
        key: (each.earned, None if each.earned is None else each.in_lines) for key, each in paid.items() if each
    }
    told: dict[tuple[str, str, str], object] = {
        (each.element, each.person, each.window.name): (each.earned, None if each.earned is None else each.lines)
        for each in results.earnings
    }
    for key in sorted(plain.keys() | told.keys()):
        if plain.get(key) != told.get(key):
            yield *key, told.get(key), plain.get(key)


@pytest.mark.parametrize("seed", range(SHORT))
def test_the_program_agrees_with_the_plain_calculation(seed: int) -> None:
    assert differences(seed) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(SHORT, LONG, AT_ONCE))
def test_the_program_agrees_on_many_plans(first: int) -> None:
    assert {seed: found for seed in range(first, first + AT_ONCE) if (found := differences(seed))} == {}
