"""Why the page can be believed: the account of the rows, and figures that must agree."""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.diagnostics import Diagnostic
from salesperf.model.page import Said, Shown
from salesperf.model.results import InputFile


@dataclass(frozen=True, slots=True)
class SetAside:
    """A quarantined row at its cell, and the people whom its record names, by id and name."""

    found: Diagnostic
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """The account of every row, and what was found. `listed` are the first of `quarantined` rows."""

    answer: Said
    files: tuple[InputFile, ...]
    read: int
    used: int
    quarantined: int
    out_of_scope: int
    reasons: tuple[tuple[str, int], ...]
    listed: tuple[SetAside, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Two figures that must agree."""

    text: Said
    one: Shown
    other: Shown

    @property
    def agrees(self) -> bool:
        """Whether they do."""
        return self.one == self.other


@dataclass(frozen=True, slots=True)
class Verify:
    """How to convince oneself: what must agree, and the digests of all that went in."""

    answer: Said
    checks: tuple[Check, ...]
    digests: tuple[tuple[Shown, str], ...]
    version: str
