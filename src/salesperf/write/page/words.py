"""Figures and sentences as a page prints them: by type, with a true minus sign, and nothing unseen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.model.page import Number, Said
from salesperf.model.period import Window
from salesperf.write import figures

NOTHING = "—"
MINUS = "\N{MINUS SIGN}"


def shown(value: object, lang: Language) -> str:
    """A value by its type (see `model.page`). Raises TypeError for what a page has no way to show.

    >>> [shown(value, "en") for value in (Decimal("-1234.50"), Fraction("1.2286"), 2725, Number(Fraction(9, 2), 2))]
    ['−1,234.50', '122.9%', '2,725', '4.50']
    """
    match value:
        case None:
            return NOTHING
        case str():
            return visible(value)
        case Said():
            return sentence(value, lang)
        case date():
            return value.isoformat()
    return _figure(value).replace("-", MINUS)


def _figure(value: object) -> str:
    match value:
        case Decimal():
            return figures.money(value)
        case Fraction():
            return figures.percent(value)
        case Number():
            return figures.number(value.value, value.places)
        case int() if not isinstance(value, bool):
            return f"{value:,}"
    raise TypeError(f"no way to show {type(value).__name__}")


def sentence(said: Said, lang: Language) -> str:
    """The catalogue's sentence with its figures, each shown by its type."""
    given = dict(said.figures)
    written = {name: shown(value, lang) for name, value in given.items()}
    count = given.get("count")
    if isinstance(count, int):
        return counted(f"page.{said.key}", lang, count, **{k: v for k, v in written.items() if k != "count"})
    return text(f"page.{said.key}", lang, **written)


def period(window: Window, lang: Language) -> str:
    """A calendar month in words; every other period by its own name.

    >>> october = Window(date(2026, 10, 1), date(2026, 10, 31), "month", "2026-10")
    >>> period(october, "en"), period(october, "zh")
    ('October 2026', '2026 年 10 月')
    """
    if window.name != f"{window.start:%Y-%m}" or window.start.day != 1:
        return window.name
    from babel.dates import format_date

    return format_date(window.start, text("page.month", lang), locale=lang)


def currency(code: str, lang: Language) -> str:
    """The currency as amounts are headed with it: its name in Chinese, its code in English.

    >>> currency("CNY", "zh"), currency("CNY", "en")
    ('人民币', 'CNY')
    """
    from babel.numbers import get_currency_name

    return get_currency_name(code, locale="zh_CN") if lang == "zh" else code
