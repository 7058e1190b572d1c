"""A diagnostic in words."""

from __future__ import annotations

from string import Formatter
from typing import NamedTuple

from salesperf.diagnostics import Diagnostic
from salesperf.locale.languages import Language
from salesperf.locale.rules import RULES
from salesperf.locale.visible import visible


class Filled(NamedTuple):
    """The sentences of one diagnostic; `note` and `hint` are '' where there is nothing to say."""

    message: str
    note: str
    hint: str


def fill(diagnostic: Diagnostic, lang: Language) -> Filled:
    """The rule's sentences with the diagnostic's figures; a note or hint that misses a figure is left out.

    Raises KeyError for a rule without sentences, or a message without its figures.
    """
    rule = RULES[diagnostic.rule]
    sentences = rule.zh if lang == "zh" else rule.en
    figures = {name: visible(value) for name, value in diagnostic.params.items()}
    return Filled(
        sentences.message.format_map(figures), _optional(sentences.note, figures), _optional(sentences.hint, figures)
    )


def _optional(sentence: str, figures: dict[str, str]) -> str:
    names = [name for _, name, _, _ in Formatter().parse(sentence) if name]
    return sentence.format_map(figures) if all(figures.get(name) for name in names) else ""
