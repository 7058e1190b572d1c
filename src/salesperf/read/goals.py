"""Goals: the figure that each person has to reach, by measure and period."""

from __future__ import annotations

from collections.abc import Sequence

from salesperf.diagnostics import Diagnostic
from salesperf.model.people import GoalRow
from salesperf.model.table import Extract, SourceSpec


def read_goals(extracts: Sequence[Extract], spec: SourceSpec) -> tuple[list[GoalRow], list[Diagnostic]]:
    """All goals of the files in their order, and what is wrong with their rows."""
    raise NotImplementedError
