"""What stands at an axis: amounts in round units, figures with the decimals that their step needs."""

from __future__ import annotations

from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.write.figures import number, percent

Tick = tuple[str, str]
"""A place on an axis and what stands there."""


def unit_of(high: Fraction, lang: Language) -> int:
    """What amounts of an axis are counted in: ones, thousands, in Chinese tens of thousands.

    >>> unit_of(Fraction(37_806), "en"), unit_of(Fraction(37_806), "zh"), unit_of(Fraction(900), "en")
    (1000, 10000, 1)
    """
    unit = 10_000 if lang == "zh" else 1_000
    return unit if abs(high) >= unit else 1


def tick_text(value: Fraction, step: Fraction, *, ratio: bool) -> str:
    """A figure of an axis with as many decimals as its step needs.

    >>> tick_text(Fraction(3, 2), Fraction(1, 2), ratio=False), tick_text(Fraction(1), Fraction(1, 5), ratio=True)
    ('1.5', '100%')
    """
    scaled = step * 100 if ratio else step
    places = next(places for places in range(12) if (scaled * 10**places).denominator == 1 or places == 11)
    return percent(value, places) if ratio else number(value, places)
