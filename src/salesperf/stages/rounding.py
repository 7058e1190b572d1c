"""The only places where a figure loses digits: rounding to a step, sharing out in steps, printing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from typing import Literal

RoundingMode = Literal["half_up", "half_even", "down", "up"]

# The default context would silently keep 28 digits; here whatever is not exact is an error.
EXACT = Context(prec=1_000, traps=[Inexact, InvalidOperation, Overflow])


def round_to(x: Fraction, step: Decimal, mode: RoundingMode = "half_up") -> Decimal:
    """The multiple of `step` next to x, with the step's decimals; every mode goes by magnitude, and zero has no sign.

    >>> [str(round_to(Fraction(each), Decimal("0.01"))) for each in ("-0.005", "2.665", "-0.004", "7")]
    ['-0.01', '2.67', '0.00', '7.00']
    >>> [str(round_to(Fraction("0.125"), Decimal("0.05"), mode)) for mode in ("half_up", "half_even", "down", "up")]
    ['0.15', '0.10', '0.10', '0.15']
    """
    whole, rest = divmod(abs(x) / Fraction(step), 1)
    steps = whole + _one_more(whole, rest, mode)
    return EXACT.multiply(Decimal(steps if x > 0 else -steps), step)


def _one_more(whole: int, rest: Fraction, mode: RoundingMode) -> bool:
    half = Fraction(1, 2)
    match mode:
        case "half_up":
            return rest >= half
        case "half_even":
            return rest > half or (rest == half and whole % 2 == 1)
        case "down":
            return False
        case "up":
            return rest > 0


def allocate(total: Decimal, shares: Sequence[Fraction], step: Decimal) -> tuple[Decimal, ...]:
    """Whole steps in proportion to the shares (not below 0, one above), by largest remainder; they add up to `total`.

    On absolute values, the sign restored; ties go by order. What the total has beyond whole steps goes to the next row
    in the order of remainders. Raises ValueError where nobody has a share.

    >>> [str(each) for each in allocate(Decimal("100.00"), [Fraction(1, 3)] * 3, Decimal("0.01"))]
    ['33.34', '33.33', '33.33']
    >>> [str(each) for each in allocate(Decimal("-0.05"), [Fraction(1, 2)] * 2, Decimal("0.01"))]
    ['-0.03', '-0.02']
    """
    if sum(shares) <= 0 or min(shares) < 0:
        raise ValueError("shares must not be below 0, and one must be above")
    steps = abs(Fraction(total)) / Fraction(step)
    quotas = [steps * share / sum(shares) for share in shares]
    counts = [quota // 1 for quota in quotas]
    by_remainder = sorted(range(len(shares)), key=lambda row: counts[row] - quotas[row])
    missing, beyond = divmod(steps - sum(counts), 1)
    for row in by_remainder[:missing]:
        counts[row] += 1
    amounts = [EXACT.multiply(Decimal(count), step) for count in counts]
    if beyond:
        row = by_remainder[missing]
        amounts[row] = EXACT.add(amounts[row], EXACT.subtract(abs(total), sum_exact(amounts)))
    return tuple(EXACT.minus(amount) if total < 0 else amount for amount in amounts)


def steps_of(figures: Sequence[Fraction], step: Decimal) -> tuple[Decimal, ...]:
    """Figures as whole steps that add up to their rounded sum, by largest remainder; signs may differ.

    >>> thirds = steps_of([Fraction(5, 3), Fraction(5, 3), Fraction(-1, 3)], Decimal("0.01"))
    >>> [str(each) for each in thirds], str(sum(thirds))
    (['1.67', '1.67', '-0.34'], '3.00')
    """
    quotas = [figure / Fraction(step) for figure in figures]
    counts = [quota // 1 for quota in quotas]
    missing = int(Fraction(round_to(sum(figures, Fraction(0)), step)) / Fraction(step)) - sum(counts)
    for row in sorted(range(len(quotas)), key=lambda row: counts[row] - quotas[row])[:missing]:
        counts[row] += 1
    return tuple(EXACT.multiply(Decimal(count), step) for count in counts)


def sum_exact(amounts: Sequence[Decimal]) -> Decimal:
    """The sum with all its digits."""
    total = Decimal(0)
    for amount in amounts:
        total = EXACT.add(total, amount)
    return total


def show(x: Fraction, digits: int) -> str:
    """x with so many decimals, half up, for printing only.

    >>> show(Fraction(2, 3), 4), show(Fraction(-1, 2), 0)
    ('0.6667', '-1')
    """
    return f"{round_to(x, Decimal(1).scaleb(-digits)):f}"
