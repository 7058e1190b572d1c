"""How records below a level were priced, found again from the rates that each line tells, and checked line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from salesperf.model.credited import CreditLine
from salesperf.model.explanation import Account, Figure, Node
from salesperf.model.results import Earning
from salesperf.model.statement import Graded
from salesperf.report.explaining.digits import decimals
from salesperf.report.explaining.known import Known
from salesperf.report.pricing import factor_of, places_of, rounds_alike

MOST = 9
"""A running sum is kept to no more decimals: with more, a spreadsheet has no digits left for the amount."""

_TOLD = re.compile(r"(?P<own>\S+) (?P<sign>[-<=]) (?P<below>[^\s:]+)(: (?P<equal>\S+))?")


def graded(known: Known, earning: Earning, node: Node, account: Account) -> Graded | None:
    """The pricing of an account's lines; None where they were not priced by levels, or it would not give the same."""
    if not rounds_alike(known) or all(step.what != "level" for step in earning.steps):
        return None
    rates = [rate_of(line.priced_by) for line in account.lines]
    told = tuple(rate for rate in rates if rate is not None)
    if len(told) < len(rates):
        return None
    by_ratio = all(line.priced_by.endswith("%") for line in account.lines)
    made = Graded(told, factor_of(node), by_ratio, MOST, known.money_digits, places_of(known, account))
    needed = [decimals(rate * made.factor) for rate in told]
    if all(each is not None for each in needed):
        made = replace(made, exact=min(MOST, made.places + max(each or 0 for each in needed)))
    return made if _gives(made, account.lines) else None


def rate_of(told: str) -> Fraction | None:
    """What a line is paid by, from what it says of both rates; None where they are not written out in full.

    >>> [str(rate_of(each)) for each in ("5% - 3%", "2% < 3%", "3% = 3%: 0.5%", "3% = 3%", "1_500 - 1_000")]
    ['1/50', '0', '1/200', '0', '500']
    >>> rate_of("0.3…% - 0%")
    """
    found = _TOLD.fullmatch(told)
    if found is None or "…" in told:
        return None
    if found["sign"] == "-":
        return _figure(found["own"]) - _figure(found["below"])
    return _figure(found["equal"] or "0")


def _figure(written: str) -> Fraction:
    """A number as the plan language writes it."""
    return Fraction(Decimal(written.rstrip("%"))) / (100 if written.endswith("%") else 1)


def _gives(made: Graded, lines: tuple[CreditLine, ...]) -> bool:
    """Whether every line comes out as the engine had it: running total and pay."""
    credits = [Fraction(line.credit) for line in lines if line.credit is not None]
    if len(credits) < len(lines):
        return False
    total = paid = Fraction(0)
    for line, credit, worth in zip(lines, credits, made.worths(credits), strict=True):
        total, now = total + credit, Figure(worth, "money", made.digits).printed
        if (
            line.pay is None
            or line.running is None
            or (Fraction(line.pay), Fraction(line.running)) != (now - paid, total)
        ):
            return False
        paid = now
    return True
