"""How a person's records were priced, found again from a finished run, and checked record by record.

What does not give every line to the last digit again is not told: the statement then shows the amounts alone.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import prod

from salesperf.model.curve import Curve, Piece, Tier
from salesperf.model.explanation import Account, Node
from salesperf.model.plan import Commission, RateTable
from salesperf.model.results import Earning
from salesperf.model.spelling import percent_text
from salesperf.model.statement import Pricing, Slab
from salesperf.report.explaining.known import Known
from salesperf.report.whole_numbers import gives
from salesperf.stages.ratetable import mirrored, pieces, scale

ZERO, ONE = Fraction(0), Fraction(1)


def pricing(known: Known, earning: Earning, node: Node, account: Account) -> Pricing | None:
    """The pricing of an account's lines; None where a spreadsheet could not do it, or would not give the same."""
    made = priced(known, earning, node)
    if made is None:
        return None
    made = replace(made, places=places_of(known, account))
    return made if gives(made, account.lines) else None


def priced(known: Known, earning: Earning, node: Node) -> Pricing | None:
    """How a commission ran through its table; None where that is no chain of straight lines over one amount."""
    element = known.plan.elements[earning.element]
    step_of = next((each for each in earning.steps if each.what == "priced"), None)
    if not isinstance(element, Commission) or step_of is None or step_of.value is None or not rounds_alike(known):
        return None
    table = known.plan.rate_tables.get(step_of.of) if step_of.loc[0] == "rate_tables" else None
    drawn = _drawn(known, element, earning, table)
    if drawn is None or any(piece.c or piece.most is not None for piece in drawn[0]):
        return None
    found = _placed(known, earning, node, drawn, each=_accrual(element, table) == "each")
    return Pricing(*found, known.money_digits, known.money_digits)


def rounds_alike(known: Known) -> bool:
    """Whether the plan rounds as a spreadsheet does: half away from zero, to the decimals of its currency."""
    rounding, step = known.plan.rounding, Decimal(1).scaleb(-known.money_digits)
    return rounding.mode == "half_up" and (rounding.step or step) == step


def places_of(known: Known, account: Account) -> int:
    """The most decimals that a credit has, and at least those of the currency."""
    return max([known.money_digits, *(-_exponent(line.credit) for line in account.lines)])


def factor_of(node: Node) -> Fraction:
    """What multiplies the pay: all factors, and the gates that were not met."""
    return prod((n.figure.value for n in node.children if n.kind in ("factor", "gate") and n.figure), start=ONE)


Drawn = tuple[tuple[Piece, ...], Curve, Fraction]
"""Pieces on the base itself, the curve that they are of, and what 100 % of x stands for."""


def _drawn(known: Known, element: Commission, earning: Earning, table: RateTable | None) -> Drawn | None:
    steps = {step.what: step.value for step in earning.steps}
    own, total, goal = steps.get("base") or ZERO, steps.get("priced"), steps.get("goal")
    if table is None or table.enter not in _own_names(element):
        if not own or total is None or (table is not None and table.tiers[0].gives == "pay"):
            return None
        flat = Curve((Tier(ZERO, True, "retroactive", "rate", total / own),))
        return tuple(pieces(flat)), flat, ONE
    curve = known.curve(table, goal)
    by_goal = table.enter not in ("amount", element.measure)
    if curve is None or (by_goal and not goal):
        return None
    unit = goal if by_goal and goal else ONE
    return scale(pieces(curve), unit, unit), curve, unit


def _own_names(element: Commission) -> tuple[str, ...]:
    return ("amount", str(element.measure), "attainment", f"{element.measure}.attainment")


def _accrual(element: Commission, table: RateTable | None) -> str:
    return table.accrue if table is not None else element.accrue


def _placed(
    known: Known, earning: Earning, node: Node, drawn: Drawn, *, each: bool
) -> tuple[tuple[Slab, ...], Fraction, Fraction, Fraction, bool, bool]:
    """Slabs, factor, what was before, what was paid for it, and the two ways of pricing."""
    found, curve, unit = drawn
    steps = {step.what: step.value for step in earning.steps}
    by_ratio = unit != ONE
    slabs = tuple(_slab(piece, unit, by_ratio) for piece in found)
    factor = factor_of(node)
    plain = Pricing(slabs, factor, ZERO, ZERO, each, mirrored(curve), known.money_digits, 0)
    before = steps.get("before") or ZERO
    now = before + (steps.get("base") or ZERO)
    less = ZERO if each else factor * (plain.paid(now) - (steps.get("priced") or ZERO))
    return slabs, factor, before, less, each, mirrored(curve)


def _slab(piece: Piece, unit: Fraction, by_ratio: bool) -> Slab:
    """The label says of how much of the goal the bound is made."""
    return Slab(piece.start, piece.inclusive, piece.b, piece.a, percent_text(piece.start / unit) if by_ratio else "")


def _exponent(value: Decimal | None) -> int:
    exponent = (value or Decimal(0)).normalize().as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0
