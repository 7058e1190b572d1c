"""What an element pays on earnings: each of them by name, what they come to, and the rate or table on it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from salesperf.model.explanation import Fact, Node, Term
from salesperf.model.plan import Commission
from salesperf.model.results import Earning, Step
from salesperf.report.explaining import digits
from salesperf.report.explaining.known import Known
from salesperf.report.explaining.tiers import Ladder, of_amount

ZERO = Fraction(0)


def on_earnings_node(known: Known, element: Commission, earning: Earning) -> Node | None:
    """The earnings priced, with each of them below; None where nothing was."""
    steps = {step.what: step for step in earning.steps if step.what != "earned-by"}
    priced = steps.get("priced")
    if priced is None or priced.value is None:
        return None
    own, before = _value(steps, "base"), _value(steps, "before")
    facts: dict[str, Fact] = {"base": known.money(own)}
    if before:
        facts |= {"before": known.money(before), "now": known.money(before + own)}
    table = known.plan.rate_tables.get(priced.of) if priced.loc[0] == "rate_tables" else None
    named = (priced.of, known.label(priced.of)) if table else ("", "")
    node = Node("priced", *named, known.money(priced.value), "+", (), facts,
                ("so-far",) if before else ("on-base",), known.where(priced.loc))  # fmt: skip
    listed = tuple(_listed(known, element, earning, step) for step in earning.steps if step.what == "earned-by")
    curve = known.curve(table, None) if table is not None and table.enter == "amount" else None
    if table is not None and curve is not None:
        ladder = Ladder(known, priced.of, table, curve, Fraction(1), None, known.money, known.money)
        return replace(node, children=(*listed, *of_amount(before + own, before, priced.value, ladder)))
    flat = own and (table is None or table.tiers[0].gives != "pay")
    terms = (Term("+", known.money(own)), Term("×", digits.rate(priced.value / own))) if flat else ()
    return replace(node, terms=terms, remarks=node.remarks if before or not terms else (), children=listed)


def _value(steps: dict[str, Step], what: str) -> Fraction:
    return (steps[what].value if what in steps else None) or ZERO


def _listed(known: Known, element: Commission, earning: Earning, step: Step) -> Node:
    """One earning: whose, of which element, and of which window where that is another."""
    name = element.earnings_of[int(step.loc[-1])]
    window = "" if step.note == earning.window.name else step.note
    person = known.run.results.roster.people[step.of]
    said = " ".join(each for each in (person.name or person.id, known.label(name), window) if each)
    figure = None if step.value is None else known.money(step.value)
    return Node("earned-by", step.of, said, figure, place=known.where(("elements", name)))
