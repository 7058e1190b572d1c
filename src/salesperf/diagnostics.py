"""What is wrong, where, and what to do about it: places, diagnostics and the rules they name. Prints nothing.

A `Diagnostic` carries a rule name and the figures for its sentence; the sentences stand in `salesperf.locale`, one per
language, so that a message never depends on where it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text file: `line` and `column` count characters from 1, `length` is at least 1."""

    file: str
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell, row or file of data: `row` counts from 1 with the header, as a spreadsheet shows it; `letter` is `F`."""

    file: str
    sheet: str = ""
    row: int = 0
    letter: str = ""
    header: str = ""


Place = Span | Cell | None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `params` fill the rule's sentences; a note or hint with an empty figure is left out."""

    rule: str
    place: Place = None
    params: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"


class Problems(Exception):  # noqa: N818 - several diagnostics travelling together, not one error
    """Raised where work cannot go on: carries every diagnostic found so far, errors and warnings."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics in the order in which they were found."""
        self.diagnostics = tuple(diagnostics)
        super().__init__(", ".join(d.rule for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[Problems], tuple[tuple[Diagnostic, ...]]]:
        """Whole, also from another process."""
        return type(self), (self.diagnostics,)


class Conflict(Problems):
    """Raised where a ledger, a period or a lock stands against the work: nothing is wrong with plan or data."""


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Only those that stop the work."""
    return [d for d in diagnostics if d.severity == "error"]


def suggest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or '' where none is near.

    >>> suggest("laddr", ["to_score", "ladder"])
    'ladder'
    >>> suggest("xyz", ["to_score", "ladder"])
    ''
    """
    import difflib

    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
