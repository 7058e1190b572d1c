"""Names of sheets as spreadsheets allow them: at most 31 characters, some forbidden, no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from salesperf.locale.visible import visible

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """A name for each sheet, as near to the wanted one as a spreadsheet allows.

    >>> sheet_names(["得分", "Q1/Q2 [a]", "Cash", "cash", "x" * 40, "'"])
    ['得分', 'Q1 Q2 a', 'Cash', 'cash 2', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'Sheet']
    """
    taken = {_RESERVED}
    names = []
    for name in map(_allowed, wanted):
        free = next(each for each in _numbered(name) if each.casefold() not in taken)
        taken.add(free.casefold())
        names.append(free)
    return names


def _allowed(name: str) -> str:
    spaced = " ".join(_FORBIDDEN.sub(" ", visible(name)).split())
    return spaced.strip("'")[:LONGEST].strip("' ") or "Sheet"


def _numbered(name: str) -> Iterable[str]:
    yield name
    number = 2
    while True:
        tail = f" {number}"
        yield name[: LONGEST - len(tail)] + tail
        number += 1
