"""Where a run of the program and a plain calculation from the docs do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from drawn_company import Company
from plain_days import MissingFigure, Span, parts
from plain_measures import Measured
from plain_pay import Payroll

from salesperf.model.results import Results
from salesperf.pipeline import score

Difference = tuple[str, str, str, object, object]


def run(plan: dict[str, Any], company: Company, period: str) -> Results:
    """The program's own figures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        for file, text in company.tables().items():
            (folder / "data" / file).write_text(text, "utf-8")
        path = folder / "plan.yaml"
        path.write_text(yaml.safe_dump(plan, sort_keys=False, allow_unicode=True, width=1_000), "utf-8")
        return score(path, folder / "data", period)


def compared(payroll: Payroll, results: Results, period: Span) -> list[Difference]:
    """Every figure on which both do not agree: what, whose, when, the program's, the plain one."""
    known = payroll.known
    return [*_measures(known, results), *_cards(known, results), *_earnings(payroll, results, period)]


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


def _earnings(payroll: Payroll, results: Results, period: Span) -> Iterator[Difference]:
    """What everybody earned; where there is an amount, also what its lines add up to."""
    known = payroll.known
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
