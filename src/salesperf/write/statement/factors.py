"""Formulas for the figures of a calculation's nodes, where the nodes below them give them exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from salesperf.model.explanation import Node, Term, exact, gathered, worked_out
from salesperf.model.statement import CardView, Statement
from salesperf.write.statement.grid import Formula, Ref, number_in_formula

_SIGNS = {"+": "+", "-": "-", "×": "*", "÷": "/"}


def score_name(card: CardView) -> str:
    """What other pages call the score of a card."""
    return f"score|{card.name}|{card.window}"


def factor_formula(told: Statement, node: Node) -> Formula:
    """Of a factor or payout: from the score on the Measures page with its limits; () where the run does not say how."""
    value = node.figure.value if node.figure else None
    card = next((c for c in reversed(told.cards) if c.name == node.name and c.score), None)
    if card is None or card.score is None or value is None:
        return terms_formula(node.terms, value)
    formula: Formula = (Ref(score_name(card)),)
    reached = card.score.value
    for limit in (each for each in node.children if each.kind == "limit" and each.figure is not None):
        assert limit.figure is not None
        reached = min(reached, limit.figure.value) if limit.enters == "min" else max(reached, limit.figure.value)
        formula = (f"{limit.enters.upper()}(", *formula, f",{number_in_formula(limit.figure.value)})")
    return formula if reached == value else ()


def terms_formula(terms: Sequence[Term], value: Fraction | None) -> Formula:
    """The calculation of one line, where it gives the figure exactly."""
    if not terms or value is None or worked_out(terms, exact) != value:
        return ()
    first, *others = terms
    parts = [number_in_formula(first.figure.value)]
    parts += [f"{_SIGNS[term.sign]}{number_in_formula(term.figure.value)}" for term in others]
    return ("".join(parts),)


def gathered_formula(children: Sequence[Node], cells: Sequence[Ref]) -> Formula:
    """What the children that enter come to, each by its cell, in their order; () where none enters."""
    formula: Formula = ()
    for child, cell in zip(children, cells, strict=True):
        if not child.enters or child.figure is None:
            continue
        if not formula:
            formula = (cell,)
        elif child.enters == "×":
            formula = ("(", *formula, ")*", cell)
        elif child.enters == "+":
            formula = (*formula, "+", cell)
        else:
            formula = (f"{child.enters.upper()}(", *formula, ",", cell, ")")
    return formula


def gives(children: Sequence[Node], value: Fraction) -> bool:
    """Whether the children come to the value, to the last digit."""
    return gathered(children, exact) == value
