"""The formulas of a statement, in functions that every spreadsheet since 2010 has."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from salesperf.model.statement import Pricing
from salesperf.write.statement.grid import Beside, Formula, Ref

Key = tuple[str, str]
"""An element and its window."""


def cell_name(key: Key, what: str) -> str:
    """What the other pages call a figure of an element."""
    return f"{key[0]}|{key[1]}|{what}"


def rounded(inner: Formula, digits: int) -> Formula:
    """Half away from zero, as the plan rounds."""
    return ("ROUND(", *inner, f",{digits})")


def rate_digits(rates: Sequence[Fraction]) -> int:
    """As many decimals of a percentage as the rates have, from one to four."""
    return next((n for n in range(1, 4) if all((rate * 100 * 10**n).denominator == 1 for rate in rates)), 4)


def tier_of(x: Ref | Beside, key: Key, pricing: Pricing) -> Formula:
    """The number of the last tier that holds x, or 1."""
    starts = Ref(cell_name(key, "start.1"), cell_name(key, f"start.{len(pricing.slabs)}"))
    size = size_of(x, pricing)
    held: Formula = ("(", starts, "<=", *size, ")")
    if not all(slab.inclusive for slab in pricing.slabs):
        above = Ref(cell_name(key, "above.1"), cell_name(key, f"above.{len(pricing.slabs)}"))
        held = ("((", starts, "<", *size, ")+(", starts, "=", *size, ")*(", above, '=""))')
    return ("MAX(1,SUMPRODUCT(1*", *held, "))")


def size_of(x: Ref | Beside, pricing: Pricing) -> Formula:
    """|x| where the table is turned round below zero."""
    return ("MAX(", x, ",-", x, ")") if pricing.mirrored else (x,)


def worth_of(x: Ref | Beside, tier: Ref | Beside, key: Key, pricing: Pricing) -> Formula:
    """G(x), rounded: factor × (rate × x + fixed) - what was paid before."""
    last = len(pricing.slabs)
    rates = Ref(cell_name(key, "rate.1"), cell_name(key, f"rate.{last}"))
    fixed = Ref(cell_name(key, "fixed.1"), cell_name(key, f"fixed.{last}"))
    sign: Formula = ("IF(", x, "<0,-1,1)*") if pricing.mirrored and any(s.fixed for s in pricing.slabs) else ()
    linear: Formula = ("INDEX(", rates, ",", tier, ")*", *(size_of(x, pricing) if sign else (x,)))
    constant: Formula = ("+INDEX(", fixed, ",", tier, ")") if any(slab.fixed for slab in pricing.slabs) else ()
    table: Formula = (*sign, "(", *linear, *constant, ")")
    factor: Formula = (Ref(cell_name(key, "factor")), "*") if pricing.factor != 1 else ()
    less: Formula = ("-", Ref(cell_name(key, "less"))) if pricing.less else ()
    return rounded((*factor, *table, *less), pricing.digits)
