"""Figures as people read them: thousands separated, rounded exactly and half up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def money(amount: Decimal) -> str:
    """An amount with all the decimals it has; never shortened.

    >>> money(Decimal("616550.55")), money(Decimal("-9.50"))
    ('616,550.55', '-9.50')
    """
    return f"{amount:,f}"


def percent(ratio: Fraction, places: int = 1) -> str:
    """A ratio in percent, half away from zero.

    >>> percent(Fraction("1.2285")), percent(Fraction("-0.00049")), percent(Fraction(1, 3))
    ('122.9%', '0.0%', '33.3%')
    """
    return number(ratio * 100, places) + "%"


def number(figure: Fraction, places: int = 2) -> str:
    """Any figure with a fixed number of decimals, half away from zero.

    >>> number(Fraction(12345, 10)), number(Fraction("-0.005")), number(Fraction("-0.004"))
    ('1,234.50', '-0.01', '0.00')
    """
    steps = (2 * abs(figure.numerator) * 10**places + figure.denominator) // (2 * figure.denominator)
    sign = "-" if figure < 0 and steps else ""
    whole, rest = divmod(steps, 10**places)
    return f"{sign}{whole:,}.{rest:0{places}d}" if places else f"{sign}{whole:,}"


def signed(amount: Decimal) -> str:
    """A change of an amount: with its sign, unless it is nothing.

    >>> signed(Decimal("2898.22")), signed(Decimal("-9.50")), signed(Decimal("0.00"))
    ('+2,898.22', '-9.50', '0.00')
    """
    return f"{amount:+,f}" if amount else f"{amount:,f}"
