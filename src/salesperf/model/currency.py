"""Foreign money: what one unit of a currency is worth in plan currency on a day, and how records are converted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.model.period import Window


def unit_of(currency: str) -> Decimal:
    """The smallest unit of a currency (ISO 4217).

    >>> unit_of("CNY"), unit_of("JPY")
    (Decimal('0.01'), Decimal('1'))
    """
    from babel.numbers import get_currency_precision

    return Decimal(1).scaleb(-get_currency_precision(currency))


@dataclass(frozen=True, slots=True)
class RateSet:
    """The rates of one name: `fixed` on every day, or `dated` on single days; what is not there is not guessed."""

    name: str
    fixed: Mapping[str, Fraction] = field(default_factory=dict)
    dated: Mapping[str, Mapping[date, Fraction]] = field(default_factory=dict)

    def on(self, currency: str, day: date) -> Fraction | None:
        """The rate of that very day.

        >>> rates = RateSet("booking", dated={"EUR": {date(2026, 3, 31): Fraction("1.1")}})
        >>> rates.on("EUR", date(2026, 3, 31)), rates.on("EUR", date(2026, 3, 30))
        (Fraction(11, 10), None)
        """
        return self.fixed.get(currency) or self.dated.get(currency, {}).get(day)

    def mean(self, currency: str, window: Window) -> Fraction | None:
        """The mean of the rates of a window's days, unrounded."""
        if currency in self.fixed:
            return self.fixed[currency]
        inside = [rate for day, rate in self.dated.get(currency, {}).items() if day in window]
        return sum(inside, Fraction(0)) / len(inside) if inside else None


@dataclass(frozen=True, slots=True)
class Conversion:
    """How the money of a source is converted: the fields of its currency and date, and the rate of a pair of them.

    With a `step` every converted amount is rounded to it.
    """

    currency: str
    day: str
    rate: Callable[[str, date], Fraction | None]
    rates: str
    step: Decimal | None = None
    mode: str = "half_up"
