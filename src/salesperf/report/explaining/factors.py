"""The multipliers of an element, each with what it was made of."""

from __future__ import annotations

from dataclasses import replace

from salesperf.model.explanation import Fact, Node, exact, gathered
from salesperf.model.plan import Literal, Multiply, Name
from salesperf.model.results import Step
from salesperf.report.explaining import digits
from salesperf.report.explaining.cards import card_nodes, limit_nodes
from salesperf.report.explaining.known import Known
from salesperf.stages.ratetable import value_at


def factor_node(known: Known, spec: Multiply, step: Step) -> Node:
    """A multiplier with what it was made of; `limited` where its own cap or floor holds it."""
    if not isinstance(spec.by, Name):
        label = spec.by.text if isinstance(spec.by, Literal) else ""
        node = Node("factor", step.of, label, place=known.where(step.loc))
    else:
        node = Node("factor", step.of, known.referred_label(step.of), place=known.place_of(spec.by, step.loc))
    if step.value is None:
        return replace(node, remarks=(step.note,))
    node = replace(node, figure=digits.score(step.value), enters="×")
    if spec.table is not None:
        return _by_table(known, spec.table, step, node)
    limits = limit_nodes(known, spec.floor, spec.cap, step.loc)
    facts: dict[str, Fact] = {limit.name: limit.figure for limit in limits if limit.figure}
    card = known.card(node.name) if node.name in known.plan.scorecards else None
    parts = card_nodes(known, card) if card is not None else ()
    if card is not None and card.score is not None:
        facts["score"] = digits.score(card.score)
    kept = gathered((*parts, *limits), exact) == step.value
    remarks = ("limited",) if step.note == "limited" else ()
    return replace(node, facts=facts, remarks=remarks, children=(*parts, *limits) if kept else ())


def _by_table(known: Known, name: str, step: Step, node: Node) -> Node:
    """A factor that a table made of a score, an attainment or another figure: that figure, and the table's line."""
    node = replace(node, remarks=("by-table",), facts={"table": known.label(name)}, place=known.where(step.loc))
    value, drawn = known.number(step.of), known.curve(known.plan.rate_tables[name], None)
    if value is None or drawn is None or drawn.below == "stop" or value_at(drawn, value) != step.value:
        return node
    card = known.card(step.of) if step.of in known.plan.scorecards else None
    parts = card_nodes(known, card) if card is not None else ()
    found = Node("score", step.of, node.label, known.referred(step.of, value), children=parts)
    return replace(node, children=(found,))
