"""The templates' surroundings. Whatever a template prints is shown by its type, and escaped: data is never markup."""

from __future__ import annotations

from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.page import said
from salesperf.write.diagnostics_text import place_text
from salesperf.write.explanation_ahead import ahead_texts
from salesperf.write.explanation_rows import calculation_rows
from salesperf.write.page import words
from salesperf.write.page.charts import bar, bullet, bullet_ground, stacked, strip
from salesperf.write.page.heaps import heaps
from salesperf.write.page.scatter import scatter

RAW = ("text", "value", "person", "key")
"""Which figure of a finding is the cell's own text: the first that it has."""


@cache
def environment(lang: Language) -> Environment:
    """Templates that speak one language."""
    found = Environment(
        loader=PackageLoader("salesperf"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=partial(_shown, lang=lang),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {
        "lang": lang,
        "nothing": words.NOTHING,
        "said": said,
        "period": partial(words.period, lang=lang),
        "currency": partial(words.currency, lang=lang),
        "sentence": lambda diagnostic: fill(diagnostic, lang).message,
        "place": partial(_place, lang=lang),
        "raw": _raw,
        "t": lambda key: text(f"page.{key}", lang),
        "charts": {each.__name__: each for each in (bar, bullet, bullet_ground, stacked, strip)},
        "calculation": partial(calculation_rows, lang=lang),
        "ahead": partial(ahead_texts, lang=lang),
        "scatter": partial(scatter, lang=lang),
        "heaps": partial(heaps, lang=lang),
    }
    return found


def _shown(value: object, lang: Language) -> Markup | str:
    return value if isinstance(value, Markup) else words.shown(value, lang)


def _place(diagnostic: Diagnostic, lang: Language) -> str:
    """Where a finding stands, for people who open the file."""
    place = diagnostic.place
    if place is None:
        return ""
    return place_text(place, lang) if isinstance(place, Cell) else f"{visible(place.file)}:{place.line}"


def _raw(diagnostic: Diagnostic) -> str:
    """The text of the cell at fault, as it stands there."""
    return next((diagnostic.params[name] for name in RAW if diagnostic.params.get(name)), "")
