"""What does not parse or fit together is told at its place, with a way out."""

from __future__ import annotations

from typing import Any

import pytest
from expression_cases import SCOPE, at, cases

from salesperf.diagnostics import Diagnostic, Span
from salesperf.locale.rules import AREAS
from salesperf.locale.sentences import fill
from salesperf.read.expression_types import check_expression
from salesperf.read.expressions import DEEPEST, MOST_CHARACTERS, parse_expression

FAULTS = cases("faults.yaml")
TYPES = cases("types.yaml")


def read(case: dict[str, Any]) -> tuple[str | None, list[Diagnostic]]:
    text = case["text"]
    expr, found = parse_expression(text, at(text))
    if expr is None:
        return None, found
    assert not found
    return check_expression(expr, SCOPE, case.get("wanted", "condition"), text, at(text))


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case["text"][:40])
def test_fault(case: dict[str, Any]) -> None:
    kind, found = read(case)
    assert kind is None
    assert [(d.rule, d.place.column) for d in found] == [(rule, column) for rule, column, *_ in case["found"]]
    for diagnostic, (_, _, *hint) in zip(found, case["found"], strict=True):
        filled = fill(diagnostic, "en")
        assert filled.message and fill(diagnostic, "zh").message
        assert not hint or filled.hint == hint[0]


@pytest.mark.parametrize("case", TYPES, ids=lambda case: case["text"])
def test_type(case: dict[str, Any]) -> None:
    assert read(case) == (case["type"], [])


def test_every_rule_is_reached() -> None:
    reached = {rule for case in FAULTS for rule, *_ in case["found"]}
    assert reached | {"expression-too-long", "expression-too-deep"} == set(AREAS["expressions"])


def test_length_limit() -> None:
    text = "amount = " + "1" * MOST_CHARACTERS
    assert [d.rule for d in parse_expression(text, at(text))[1]] == ["expression-too-long"]


@pytest.mark.parametrize(
    "text",
    ["(" * 3000 + "1", "-" * 1 + "(-" * 2000 + "1", "not " * 2000 + "a", "1" + "+1" * 3000, "case when " * 900 + "a"],
)
def test_depth_limit(text: str) -> None:
    assert [d.rule for d in parse_expression(text, at(text))[1]] == ["expression-too-deep"]


def test_many_conditions_are_not_deep() -> None:
    text = " or ".join(f"term = {number}" for number in range(10 * DEEPEST))
    assert parse_expression(text, at(text))[0] is not None


@pytest.mark.parametrize(
    ("text", "scalar", "place"),
    [
        ("stage = won", Span("p.yaml", 3, 12), Span("p.yaml", 3, 20, 3)),
        ("stage = won", Span("p.yaml", 3, 12, 11), Span("p.yaml", 3, 20, 3)),
        ("stage = won", Span("p.yaml", 3, 12, 13), Span("p.yaml", 3, 21, 3)),
        ("stage = won", Span("p.yaml", 3, 12, 30), Span("p.yaml", 3, 12, 30)),
        ("stage\n= won", Span("p.yaml", 3, 12, 1), Span("p.yaml", 3, 12, 1)),
    ],
    ids=["first character", "plain", "in quotes", "escaped", "several lines"],
)
def test_place(text: str, scalar: Span, place: Span) -> None:
    expr, _ = parse_expression(text, scalar)
    assert expr is not None
    assert [d.place for d in check_expression(expr, SCOPE, "condition", text, scalar)[1]] == [place]


def test_place_of_a_part_in_brackets() -> None:
    text = "(stage = 'a') and (amount + cost)"
    _, found = read({"text": text})
    assert [(d.place.column, d.place.length, d.params["part"]) for d in found] == [(19, 15, "(amount + cost)")]
