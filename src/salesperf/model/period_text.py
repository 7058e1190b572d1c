"""The names of periods as people type them: what a name says, and what a misspelt one may have meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

EXAMPLES = "`2026-10`, `2026-Q4`, `2026-H2`, `2026`, `2026-W40`, `2026-10a`, `2026-P03`"

_NAME = re.compile(r"(\d{4})(?:-(?:([QHWP])(\d{1,2})|(\d{2})([ab])?))?", re.ASCII)
_LETTERS = {"Q": "quarter", "H": "half", "W": "week", "P": "two_weeks"}

# What people type, in capitals and half-width, and the name it stands for; a `~` is any separator or none.
_SPELLINGS = (
    (r"(\d{4})~(\d{1,2})月?", "{0}-{1:0>2}"),
    (r"(\d{1,2})[-/.](\d{4})", "{1}-{0:0>2}"),
    (r"(\d{4})~(\d{1,2})~A", "{0}-{1:0>2}a"),
    (r"(\d{4})~(\d{1,2})~B", "{0}-{1:0>2}b"),
    (r"(\d{4})~([QH])~0?(\d)", "{0}-{1}{2}"),
    (r"([QH])(\d)~(\d{4})", "{2}-{0}{1}"),
    (r"(\d{4})~([WP])~(\d{1,2})", "{0}-{1}{2:0>2}"),
    (r"(\d{4})~第?(\d)季度?", "{0}-Q{1}"),
    (r"(\d{4})~第?(\d{1,2})周", "{0}-W{1:0>2}"),
    (r"(\d{4})~上半年", "{0}-H1"),
    (r"(\d{4})~下半年", "{0}-H2"),
    (r"(\d{4})年?", "{0}"),
)
_SEPARATOR = "[-/. 年月]{0,2}"
_NUMERALS = str.maketrans("一二三四", "1234")


@dataclass(frozen=True, slots=True)
class PeriodName:
    """What a name says: the cadence, the year, the place in it from 1, and `a` or `b` of a half month."""

    every: str
    year: int
    number: int
    half: str = ""


def parse_name(text: str) -> PeriodName | None:
    """The parts of a name of the right shape (`2026-13` is one), or None.

    >>> parse_name("2026-Q4")
    PeriodName(every='quarter', year=2026, number=4, half='')
    >>> parse_name("2026-10b")
    PeriodName(every='half_month', year=2026, number=10, half='b')
    >>> parse_name("2026/10")
    """
    found = _NAME.fullmatch(text)
    if found is None:
        return None
    year, letter, number, month, half = found.groups()
    if letter:
        return PeriodName(_LETTERS[letter], int(year), int(number))
    if month:
        return PeriodName("half_month" if half else "month", int(year), int(month), half or "")
    return PeriodName("year", int(year), 1)


def half_width(text: str) -> str:
    """The text with full-width digits, letters and dashes as plain ones.

    >>> half_width("２０２６－１０")
    '2026-10'
    """
    return unicodedata.normalize("NFKC", text).strip()


def likely_name(text: str) -> str:
    """The name that a misspelt period may stand for, or ''.

    >>> [likely_name(text) for text in ("2026年9月", "q4 2026", "2026年第四季度", "202610", "soon")]
    ['2026-09', '2026-Q4', '2026-Q4', '2026-10', '']
    """
    plain = half_width(text).upper().translate(_NUMERALS)
    for pattern, name in _SPELLINGS:
        found = re.fullmatch(pattern.replace("~", _SEPARATOR), plain, re.ASCII)
        if found:
            return name.format(*found.groups())
    return ""
