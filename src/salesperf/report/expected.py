"""What the elements of a run are expected to cost."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesperf.model.period import Window
from salesperf.model.results import Results


def expected_costs(results: Results) -> dict[tuple[str, Window], Decimal]:
    """The expected cost of each element and window; only of those of which the plan and its goals tell it."""
    return {(each.element, each.window): each.cost for each in results.expected if each.cost is not None}


def expected_total(results: Results) -> Decimal | None:
    """What the whole period is expected to cost; None where that is unknown of anything that may earn in it."""
    costs = [each.cost for each in results.expected]
    known = [cost for cost in costs if cost is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(costs) else None


def part_of(whole: Decimal, expected: Decimal | None) -> Fraction | None:
    """What was earned as a part of what was expected; None where nothing was."""
    return Fraction(whole) / Fraction(expected) if expected else None
