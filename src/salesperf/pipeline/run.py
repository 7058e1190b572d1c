"""A run as its parts hand it on: what it starts from, and what is there when pay begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.engine.session import Session
from salesperf.model.consulted import Voices
from salesperf.model.given import NOTHING_GIVEN, Given
from salesperf.model.ledger import History, Past, nothing_closed
from salesperf.model.period import Window
from salesperf.model.results import InputFile, StatedGoal
from salesperf.model.settling import Adjustment, Reduction
from salesperf.read.plan_file import PlanFile
from salesperf.scratch import Scratch
from salesperf.stages.agenda import Agenda
from salesperf.stages.facts import Facts


@dataclass(frozen=True, slots=True)
class Premises:
    """What a run starts from beside its files: what closed periods left behind, and figures that are stated."""

    past: Past = nothing_closed
    given: Given = NOTHING_GIVEN
    reductions: Sequence[Reduction] | None = None
    """What takes records back: for closed periods what the open one knows; None: what the run's own events say."""


@dataclass(frozen=True)
class ByHand:
    """The amounts that were entered by hand for the period; rows of small tables that do not count, and why."""

    adjustments: Sequence[Adjustment]
    out: Sequence[tuple[Cell, str]]


@dataclass(frozen=True)
class Run:
    """What the last part of a run works with; `scratch` lives until the bulk files are written."""

    plan_file: PlanFile
    data_dir: Path
    facts: Facts
    agenda: Agenda
    session: Session
    scratch: Scratch
    stated_goals: Mapping[tuple[str, str, Window], StatedGoal]
    history: History
    reductions: Sequence[Reduction]
    small_files: list[InputFile]
    found: list[Diagnostic]
    by_hand: ByHand
    voices: Voices

    def write_credits(self, path: Path) -> None:
        """The credited lines, without those of windows that only count towards longer caps."""
        self.session.write_credits(self.agenda.period.start, path)
