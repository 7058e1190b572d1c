"""Exact figures as a plan would write them."""

from decimal import Decimal
from fractions import Fraction

_PLACES = 4


def number_text(figure: Fraction | Decimal) -> str:
    """A number with groups of three; one that never ends is cut off, and says so.

    >>> number_text(Fraction(150_000)), number_text(Fraction(9, 2)), number_text(Fraction(1, 3))
    ('150_000', '4.5', '0.3333…')
    """
    exact = Fraction(figure)
    places = _places(exact.denominator)
    shown = _PLACES if places is None else places
    digits = f"{Decimal(int(exact * 10**shown)).scaleb(-shown):,f}".replace(",", "_")
    return digits if places is not None else f"{digits}…"


def percent_text(figure: Fraction) -> str:
    """A ratio as a percentage.

    >>> percent_text(Fraction(999, 1000)), percent_text(Fraction(2, 3))
    ('99.9%', '66.6666…%')
    """
    return number_text(figure * 100) + "%"


def _places(denominator: int) -> int | None:
    """How many decimals are exact; None where none are."""
    return next((n for n in range(_PLACES * 4) if 10**n % denominator == 0), None)
