"""The amount of a bonus or fixed pay, and the payout that it is multiplied by."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from salesperf.model.explanation import Figure, Node, Term
from salesperf.model.plan import Bonus, Fixed, RateTable
from salesperf.model.results import Earning, Step
from salesperf.report.explaining import digits
from salesperf.report.explaining.cards import attained, card_nodes
from salesperf.report.explaining.known import Known
from salesperf.report.explaining.tiers import Ladder, of_amount


def amount_node(known: Known, element: Bonus | Fixed, step: Step) -> Node:
    """The amount × the element's share of it; of dated amounts their mean, which has no calculation in one line."""
    value, written = step.value or Fraction(0), element.amount
    assert written is not None
    name = getattr(written, "name", "")
    node = Node("amount", name, known.label(name) if name else "", known.money(value), "+",
                place=known.place_of(written, step.loc))  # fmt: skip
    whole = known.value(written)
    shares = [
        element.share,
        *([element.share * element.interim.share] if element.interim and element.interim.share else []),
    ]
    share = next((each for each in shares if whole is not None and whole * each == value), None)
    if whole is None or share is None:
        return replace(node, remarks=("by-days",))
    if share == 1:
        return node
    return replace(node, terms=(Term("+", known.money(whole)), Term("×", digits.rate(share))))


def payout_node(known: Known, element: Bonus, earning: Earning, step: Step) -> Node:
    """The factor on the amount, or the money that a table gives: from a scorecard, a measure or references."""
    name = step.of
    node = Node("payout", name, known.label(name) if name else "", None, "", place=known.where(step.loc))
    if step.value is None:
        card = known.card(name) if name in known.plan.scorecards else None
        return replace(node, remarks=("no-score",), children=card_nodes(known, card) if card else ())
    table = known.plan.rate_tables.get(element.table or "") if step.loc[-1] != "gate" else None
    pays_money = table is not None and table.tiers[0].gives == "pay" and element.amount is None
    shown = known.money(step.value) if pays_money else digits.score(step.value)
    node = replace(node, figure=shown, enters="+" if element.amount is None else "×")
    if step.loc[-1] == "scorecard":
        return _of_card(known, element, table, earning, node)
    if step.loc[-1] == "measure":
        return _of_measure(known, element, table, earning, node)
    return _of_references(known, earning, node)


def _of_card(known: Known, element: Bonus, table: RateTable | None, earning: Earning, node: Node) -> Node:
    """The score with its parts, passed through the table where there is one."""
    card = known.card(node.name)
    entered = _entered(earning, node.name)
    parts = card_nodes(known, card) if card is not None and card.score == entered else ()
    if table is None or entered is None:
        return replace(node, children=parts)
    score = Node("score", node.name, node.label, digits.score(entered), "", (), {}, (), node.place, parts)
    return _through(known, str(element.table), entered, None, replace(node, children=(score,)))


def _of_measure(known: Known, element: Bonus, table: RateTable | None, earning: Earning, node: Node) -> Node:
    """The attainment, or the measure's own value, passed through the table."""
    actual = _entered(earning, node.name)
    goal = next((step.value for step in earning.steps if step.what == "goal"), None)
    by_value = table is not None and table.enter in ("amount", node.name)
    spec = known.plan.measures[node.name]
    attainment = None
    if actual is not None and goal:
        inverse = goal / actual if actual else None
        attainment = {"ratio": actual / goal, "inverse": inverse, "difference": 2 - actual / goal}[spec.attainment]
    support = attained(known, node.name, actual, goal, attainment)
    if table is None:
        return replace(node, terms=support.terms, facts=support.facts)
    entered = actual if by_value else attainment
    node = replace(node, children=(support,))
    return node if entered is None else _through(known, str(element.table), entered, goal, node)


def _of_references(known: Known, earning: Earning, node: Node) -> Node:
    """A table whose axes are references: what they were."""
    found = [step for step in earning.steps if step.what == "entered" and step.value is not None]
    entered = tuple(
        Node("score", step.of, known.referred_label(step.of), known.referred(step.of, step.value or Fraction(0)))
        for step in found
    )
    return replace(node, children=entered, remarks=("by-table",) if entered else (), facts={"table": node.label})


def _through(known: Known, name: str, x: Fraction, goal: Fraction | None, node: Node) -> Node:
    """With the tiers of the table that made the payout."""
    assert node.figure is not None
    table = known.plan.rate_tables[name]
    drawn = known.curve(table, goal)
    if drawn is None:
        return node

    def entered(value: Fraction) -> Figure:
        by_value = table.enter in ("amount", node.name) and node.name in known.plan.measures
        return known.measured(node.name, value) if by_value else digits.score(value)

    def paid(value: Fraction) -> Figure:
        return digits.score(value) if node.figure and node.figure.unit == "ratio" else known.money(value)

    ladder = Ladder(known, name, table, drawn, Fraction(1), goal, entered, paid)
    tiers = of_amount(x, Fraction(0), node.figure.value, ladder)
    return replace(node, children=(*node.children, *tiers), facts={**node.facts, "table": known.label(name)})


def _entered(earning: Earning, name: str) -> Fraction | None:
    return next((step.value for step in earning.steps if step.what == "entered" and step.of == name), None)
