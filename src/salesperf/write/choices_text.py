"""The choices of a plan in a terminal, topic by topic, with what is a default marked as such."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from salesperf.locale.languages import Language
from salesperf.locale.texts import known, text
from salesperf.locale.visible import visible
from salesperf.model.choices import Choice
from salesperf.write.styled import MUTED, PLACE, STRONG, Line, Piece


def choice_lines(choices: Sequence[Choice], lang: Language) -> list[Line]:
    """Under each topic one line for all parts that choose alike; topics that the plan does not touch are left out."""
    lines: list[Line] = []
    for topic, found in groupby(filter(_said, choices), key=lambda choice: choice.topic):
        alike: defaultdict[tuple[str, Line], list[str]] = defaultdict(list)
        for of, keys in groupby(found, key=lambda choice: choice.of):
            section, _, name = of.rpartition(".")
            alike[section, _settings(list(keys), lang)].append(visible(name))
        lines.append(((text(f"choices.topic-{topic}", lang), STRONG),))
        lines += [_parts(section, names, settings) for (section, settings), names in alike.items()]
    return lines


def _said(choice: Choice) -> bool:
    return bool(choice.setting) or known(f"choices.unset-{choice.key}")


def _settings(choices: Sequence[Choice], lang: Language) -> Line:
    pieces: list[Piece] = []
    for choice in choices:
        setting = visible(choice.setting) or text(f"choices.unset-{choice.key}", lang)
        mark = text("choices.default", lang) if choice.default else ""
        comma = ", " if pieces else ""
        pieces.append((f"{comma}{choice.key}: {setting}{mark}", MUTED if choice.default else ""))
    return tuple(pieces)


def _parts(section: str, names: Sequence[str], settings: Line) -> Line:
    named = f"{section} {', '.join(names)}".strip()
    return ((f"  {named}  ", PLACE), *settings)
