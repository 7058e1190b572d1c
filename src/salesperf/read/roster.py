"""The roster: who there is, in which team and role, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from salesperf.diagnostics import Diagnostic
from salesperf.model.people import Roster
from salesperf.model.table import Extract, SourceSpec


def read_roster(extracts: Sequence[Extract], spec: SourceSpec) -> tuple[Roster, list[Diagnostic]]:
    """All people of the roster's files, and what is wrong with their rows."""
    raise NotImplementedError
