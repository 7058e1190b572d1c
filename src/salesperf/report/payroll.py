"""What payroll is told: each person's payment by earning code, in the currency in which it is paid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.model.ledger import EFFECTS, Entry
from salesperf.model.results import Results
from salesperf.stages.rounding import round_to

Payment = tuple[str, date | None]
_EXCHANGED = ("exchange_out", "exchange_in", "payment")


def payroll_amounts(results: Results) -> dict[tuple[str, str, str, date | None], Decimal]:
    """By person, earning code, currency and day, in the order of the entries; they add up to each payment.

    Of a payment in another currency every code has its part: what the codes so far come to there, rounded, less what
    they came to before, so that the parts add up to what is paid.
    """
    paid = {(entry.person, entry.day): entry for entry in results.entries if entry.kind == "payment"}
    exchanged = {(e.person, e.day): e.amount for e in results.entries if e.kind == "exchange_out"}
    found: dict[tuple[str, str, str, date | None], Decimal] = {}
    for (person, day), codes in _by_code(results, paid).items():
        payment = paid[person, day]
        parts = _parts(codes, exchanged[person, day], payment.amount) if (person, day) in exchanged else codes
        found |= {(person, code, payment.currency, day): amount for code, amount in parts.items()}
    return found


def _by_code(results: Results, paid: Mapping[Payment, Entry]) -> dict[Payment, dict[str, Decimal]]:
    """What is paid of each code, in plan currency."""
    found: defaultdict[Payment, dict[str, Decimal]] = defaultdict(dict)
    for entry in results.entries:
        sign, payment = EFFECTS[entry.kind].get("payable", 0), (entry.person, entry.day)
        if sign and entry.kind not in _EXCHANGED and payment in paid:
            code = _code(results, entry)
            found[payment][code] = found[payment].get(code, Decimal(0)) + sign * entry.amount
    return found


def _parts(codes: Mapping[str, Decimal], whole: Decimal, paid: Decimal) -> dict[str, Decimal]:
    step = Decimal(1).scaleb(int(paid.as_tuple().exponent))
    found, so_far, given = {}, Decimal(0), Decimal(0)
    for code, amount in codes.items():
        so_far += amount
        there = round_to(Fraction(so_far) * Fraction(paid) / Fraction(whole), step)
        found[code] = there - given
        given = there
    return found


def _code(results: Results, entry: Entry) -> str:
    element = results.plan.elements.get(entry.element)
    return entry.rule or (element.code if element else None) or entry.element or entry.kind
