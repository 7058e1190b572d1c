"""What lies ahead of a person: how far it is to the next tier of each commission, and what it pays."""

from __future__ import annotations

from fractions import Fraction

from salesperf.model.explanation import Ahead, Figure, Node
from salesperf.model.results import Earning
from salesperf.report.explaining import digits
from salesperf.report.explaining.known import Known
from salesperf.report.pricing import priced


def ahead(known: Known, earning: Earning, node: Node) -> Ahead | None:
    """The next tier of a commission in its window; None where records are priced one by one, or by one rate."""
    made = priced(known, earning, node) if node.figure is not None and node.finding is None else None
    if made is None or made.each or len(made.slabs) < 2:
        return None
    base = next((step.value for step in earning.steps if step.what == "base"), None) or Fraction(0)
    now = made.before + base
    tier = made.slab(now)
    name, window = known.label(earning.element), earning.window.name
    if tier + 1 == len(made.slabs):
        return Ahead(earning.element, name, window, digits.rate(made.slabs[tier].rate))
    bound = made.slabs[tier + 1]
    pays = Figure(made.rounded_worth(bound.start) - made.rounded_worth(now), "money", known.money_digits)
    return Ahead(earning.element, name, window, digits.rate(bound.rate), known.money(bound.start - now), pays)
