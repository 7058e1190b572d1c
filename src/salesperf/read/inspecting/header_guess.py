"""Which row holds the headers, when nobody has said what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from salesperf.read.normal import normal
from salesperf.read.presets import NAMES, preset, usual_name

_FIGURE = re.compile(r"[\s\d.,:/¥$€£%()+\-]+(?:[年月日 ]|[ap]m)*.{0,3}")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Guess:
    """A row and how much it looks like a header."""

    row: int
    score: int


def guess_header(rows: Sequence[tuple[int, Sequence[str]]]) -> Guess:
    """The first of the rows that look most like a header: many short words, each once, mostly words that are known.

    >>> guess_header([(1, ["Sales", ""]), (2, ["Name", "Net"]), (3, ["Ann", "12.50"])]).row
    2
    """
    return max((Guess(row, _score(cells)) for row, cells in rows), key=lambda it: it.score, default=Guess(1, 0))


def _score(cells: Sequence[str]) -> int:
    filled = [cell for cell in cells if cell.strip()]
    words = {normal(cell) for cell in filled if len(cell) <= _LONGEST and not _FIGURE.fullmatch(cell.strip())}
    if len(words) * 10 < len(filled) * 6:
        return 0
    return 2 * len(words) + 3 * len(words & _known())


@lru_cache
def _known() -> frozenset[str]:
    """Every header that a preset speaks of."""
    found = set[str]()
    for name in NAMES:
        known = preset(name)
        found |= {usual_name(header, known) for header in (*known.headers, *known.fields)} | known.labels.keys()
    return frozenset(found)
