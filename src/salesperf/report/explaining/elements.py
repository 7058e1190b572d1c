"""One element's earning as a tree: gates, what was priced, factors, limits, in the order in which they were applied."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.explanation import Fact, Node, exact, gathered
from salesperf.model.plan import Bonus, Commission, Contest, Element, Pool
from salesperf.model.results import Earning, Step
from salesperf.report.explaining import digits
from salesperf.report.explaining.bonuses import amount_node, payout_node
from salesperf.report.explaining.commissions import priced_node
from salesperf.report.explaining.factors import factor_node
from salesperf.report.explaining.known import Known
from salesperf.report.explaining.limits import Limited, gate_node
from salesperf.report.explaining.on_earnings import on_earnings_node
from salesperf.report.explaining.together import prize_nodes, share_nodes
from salesperf.stages.rounding import round_to

LIMITS = ("interim", "carried", "cap", "floor", "prorate")


def element_node(known: Known, earning: Earning, step: Decimal) -> Node:
    """What an element earned, and why; `step` is the currency's, to which the earning is rounded once."""
    element = known.plan.elements[earning.element]
    facts: dict[str, Fact] = {"window": earning.window.name, "kind": earning.kind}
    node = Node("element", earning.element, known.label(earning.element), None, "", (), facts,
                _remarks(earning), known.where(("elements", earning.element)))  # fmt: skip
    if earning.earned is None:
        return replace(node, finding=_finding(known, earning))
    before = _priced(known, element, earning)
    total = gathered(before, exact) or Fraction(0)
    paid = next((each.value for each in earning.steps if each.what == "on-account"), None) or Fraction(0)
    earlier = {each.of: each.value for each in earning.steps if each.what == "earlier" and each.value is not None}
    limited = Limited(known, earning.element, _limits(earning), paid, earlier)
    limits = tuple(limited.nodes(_unrounded(earning, total, step)))
    shown = known.money(Fraction(earning.earned))
    node = replace(node, figure=replace(shown, digits=known.money_digits), enters="+", children=(*before, *limits))

    def fits(value: Fraction) -> bool:
        return round_to(value, step, known.plan.rounding.mode) == earning.earned

    found = gathered(node.children, exact)
    if found is not None and not fits(found):
        return replace(node, children=tuple(replace(child, enters="") for child in node.children))
    return digits.legible(node, fits)


def _remarks(earning: Earning) -> tuple[str, ...]:
    account = ("on-account",) if any(step.what == "account" for step in earning.steps) else ()
    return (*account, *([earning.reason] if earning.reason else []))


def _finding(known: Known, earning: Earning) -> Diagnostic | None:
    """The finding that says why there is no amount."""
    wanted = (earning.reason, earning.element)
    found = [d for d in known.run.results.found if (d.rule, d.params.get("element")) == wanted]
    alone = next((d for d in found if d.params.get("person", "").split(" ")[0] == earning.person), None)
    return alone or next((d for d in found if earning.person in _ids(d.params.get("people", ""))), None)


def _ids(people: str) -> set[str]:
    """The ids of `E01 Ana, E02 Ben`."""
    return {each.split(" ")[0] for each in people.split(", ")}


def _unrounded(earning: Earning, total: Fraction, step: Decimal) -> Fraction:
    """What the first limit was given: the exact figure, where the tree has only the sum of rounded records."""
    first = next((each.value for each in _limits(earning) if each.value is not None), None)
    return first if first is not None and earning.lines == round_to(first, step) == total else total


def _limits(earning: Earning) -> tuple[Step, ...]:
    return tuple(step for step in earning.steps if step.what in LIMITS)


def _priced(known: Known, element: Element, earning: Earning) -> tuple[Node, ...]:
    """Everything before the limits."""
    if isinstance(element, Pool):
        return tuple(share_nodes(known, element, earning))
    nodes: list[Node] = list(prize_nodes(known, element, earning)) if isinstance(element, Contest) else []
    for step in earning.steps:
        match step.what:
            case "gate":
                nodes.append(gate_node(known, element.gate[step.loc[-1]], step))  # type: ignore[index]
            case "amount":
                nodes.append(amount_node(known, element, step))  # type: ignore[arg-type]
            case "payout" if isinstance(element, Bonus) and step.of:
                nodes.append(payout_node(known, element, earning, step))
            case "factor":
                nodes.append(factor_node(known, element.multiply[step.loc[-1]], step))  # type: ignore[index]
            case "priced" if isinstance(element, Commission):
                told = on_earnings_node if element.earnings_of else priced_node
                found = told(known, element, earning)
                nodes += [found] if found else []
    if isinstance(element, Commission) and (own := _by_lines(known, element, earning)):
        return (own, *(replace(node, enters="") for node in nodes))
    return _in_order(nodes)


def _in_order(nodes: list[Node]) -> tuple[Node, ...]:
    """What is added before what multiplies it: gates come first in time, and last in the calculation."""
    return tuple(sorted(nodes, key=lambda node: node.enters == "×"))


def _by_lines(known: Known, element: Commission, earning: Earning) -> Node | None:
    """The sum of the records, where each is an earning of its own or capped by itself; None where the total tells."""
    if (level := next((step for step in earning.steps if step.what == "level"), None)) is not None:
        return _by_level(known, element, earning, level)
    priced = next((step for step in earning.steps if step.what == "priced"), None)
    if priced is None:
        return None
    table = known.plan.rate_tables.get(priced.of) if priced.loc[0] == "rate_tables" else None
    accrue, cap = table.accrue if table else element.accrue, element.cap.record if element.cap else None
    if accrue != "each" and cap is None and priced.value is not None:
        return None
    most = known.value(cap) if cap is not None else None
    facts: dict[str, Fact] = {} if most is None else {"most": known.money(most)}
    told = ["by-lines"] if priced.value is None else []
    remarks = (*told, *(["each"] if accrue == "each" else []), *(["record-cap"] if facts else []))
    return Node("lines", "", "", known.money(Fraction(earning.lines or 0)), "+", (), facts, remarks)


def _by_level(known: Known, element: Commission, earning: Earning, level: Step) -> Node:
    """The records at what the own rate is above those below it; which rates those were stands beside each of them."""
    own = known.money(level.value or Fraction(0))
    if known.plan.measures[str(element.measure)].unit == "money":
        own = digits.rate(level.value or Fraction(0))
    facts: dict[str, Fact] = {"own": own}
    total = known.money(Fraction(earning.lines or 0))
    return Node("lines", "", "", total, "+", (), facts, ("by-level",), known.where(level.loc))
