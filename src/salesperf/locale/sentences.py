"""A diagnostic in words."""

from __future__ import annotations

from string import Formatter
from typing import NamedTuple

from salesperf.diagnostics import Diagnostic
from salesperf.locale.catalogue import said
from salesperf.locale.languages import Language
from salesperf.locale.rules import RULES
from salesperf.locale.visible import visible


class Sentences(NamedTuple):
    """One language of a rule; `note` and `hint` are '' where there is nothing to say. Figures stand in braces."""

    message: str
    note: str = ""
    hint: str = ""


def sentences_of(rule: str, lang: Language) -> Sentences:
    """What the catalogues say of a rule. Raises KeyError for one that nobody knows."""
    area = f"rules-{RULES[rule]}"
    return Sentences(*(said(area, f"{rule}.{part}", lang) for part in Sentences._fields))


def fill(diagnostic: Diagnostic, lang: Language) -> Sentences:
    """The rule's sentences with the diagnostic's figures; a note or hint that misses a figure is left out.

    Raises KeyError for a rule without sentences, or a message without its figures.
    """
    words = sentences_of(diagnostic.rule, lang)
    figures = {name: visible(value) for name, value in diagnostic.params.items()}
    return Sentences(words.message.format_map(figures), _optional(words.note, figures), _optional(words.hint, figures))


def _optional(sentence: str, figures: dict[str, str]) -> str:
    names = [name for _, name, _, _ in Formatter().parse(sentence) if name]
    return sentence.format_map(figures) if all(figures.get(name) for name in names) else ""
