"""Everything a run reads, in the order in which one table needs another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems, errors
from salesperf.engine.source import Source
from salesperf.intake.folder import Folder
from salesperf.intake.goals import goal_rows, strangers
from salesperf.intake.lookups import read_lookups
from salesperf.intake.sources import source
from salesperf.intake.tables import Tables, known_as, open_tables
from salesperf.model.calendar import Calendar
from salesperf.model.consulted import Voices
from salesperf.model.currency import RateSet
from salesperf.model.people import GoalRow, Roster
from salesperf.model.plan import Plan
from salesperf.model.settling import Adjustment
from salesperf.model.table import Extract
from salesperf.model.work import Work
from salesperf.read.adjustments import Ground, read_adjustments
from salesperf.read.people_names import called_in, look_alikes
from salesperf.read.voice_rows import Company
from salesperf.read.voices import read_voices


@dataclass(frozen=True)
class Intake:
    """The small tables of a run, read, with their files by table; its sources, ready to be loaded.

    `plan` holds the rows of lookups that stand in sheets; `row_names` are what they are called.
    """

    plan: Plan
    calendar: Calendar
    roster: Roster
    goal_rows: list[GoalRow]
    adjustments: list[Adjustment]
    voices: Voices
    rates: Mapping[str, RateSet]
    sources: list[Source]
    files: list[tuple[str, Extract]]
    found: list[Diagnostic]
    row_names: dict[str, tuple[str, ...]]


def open_all(plan: Plan, work: Work, data_dir: Path, scratch: Path) -> Intake:
    """Read the small tables and open every source that a measure needs. Raises Problems with all faults."""
    if not data_dir.is_dir():
        raise Problems([Diagnostic("data-folder-not-found", Cell(str(data_dir)), {"folder": str(data_dir)})])
    folder = Folder(plan, data_dir, scratch)
    tables = open_tables(folder, work)
    aliases, alias_files, faults = known_as(folder, tables.roster)
    sheets = read_lookups(folder)
    voices, heard = read_voices(Company(plan, data_dir, scratch, tables.calendar, tables.roster, aliases))
    found = [*tables.found, *faults, *look_alikes(tables.roster), *sheets.found, *heard.faults]
    if errors(found):
        raise Problems(found)
    goals, of_goals = goal_rows(plan, tables.goals, tables.calendar, aliases)
    adjustments, of_adjustments = _adjustments(plan, tables, aliases)
    files = {**tables.files, "known_as": alias_files, **sheets.files, **heard.files}
    called = {each.spec.name: called_in(work, plan, each.spec.name, tables.roster, aliases) for each in tables.sources}
    return Intake(
        sheets.plan,
        tables.calendar,
        tables.roster,
        goals,
        adjustments,
        voices,
        tables.rates,
        [source(plan, each, scratch, *called[each.spec.name]) for each in tables.sources],
        [(name, extract) for name, extracts in files.items() for extract in extracts],
        [*found, *of_goals, *of_adjustments, *strangers(plan, tables.roster, goals), *heard.found],
        sheets.names,
    )


def _adjustments(plan: Plan, tables: Tables, aliases: Mapping[str, str]) -> tuple[list[Adjustment], list[Diagnostic]]:
    """Amounts entered by hand, and the rows that are set aside."""
    opened = tables.adjustments
    if opened is None or plan.adjustments is None:
        return [], []
    ground = Ground(plan.adjustments, tables.calendar, tables.roster, aliases)
    rows, faults = read_adjustments(opened.extracts, opened.spec, ground)
    return rows, opened.with_broken(faults)
