"""The tables of a run, found and open: a missing file, sheet or column of any of them is told with the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salesperf.diagnostics import Diagnostic, Problems, errors
from salesperf.intake.folder import Folder, Opened
from salesperf.intake.sources import needed_sources
from salesperf.model.calendar import Calendar
from salesperf.model.currency import RateSet
from salesperf.model.people import Roster
from salesperf.model.table import Extract
from salesperf.model.work import Work
from salesperf.read.calendar_table import read_calendar
from salesperf.read.currency_rates import read_rates
from salesperf.read.people_names import read_aliases
from salesperf.read.roster import read_roster


@dataclass(frozen=True)
class Tables:
    """What rows are held against, read; goals, adjustments and sources, open; files by the section that names them."""

    calendar: Calendar
    roster: Roster
    rates: Mapping[str, RateSet]
    goals: Opened | None
    adjustments: Opened | None
    sources: list[Opened]
    files: dict[str, list[Extract]]
    found: list[Diagnostic]


def open_tables(folder: Folder, work: Work) -> Tables:
    """Every table that a run needs. Raises Problems with what is wrong with any of them."""
    plan = folder.plan
    calendar, calendar_files, found = read_calendar(plan, folder.data_dir, folder.scratch)
    people = folder.open("people", plan.people)
    roster, faults = read_roster(people.extracts, people.spec)
    goals = folder.open("goals", plan.goals) if plan.goals else None
    rates, rate_files, faults_of_rates = read_rates(plan, folder.data_dir, folder.scratch)
    adjustments = folder.open("adjustments", plan.adjustments) if plan.adjustments else None
    sources = [folder.open(name, plan.sources[name]) for name in needed_sources(work)]
    small = [each for each in (goals, adjustments) if each]
    found = [*found, *faults_of_rates, *(fault for each in (people, *small, *sources) for fault in each.found)]
    found += people.with_broken(faults)
    if errors(found) or calendar is None:
        raise Problems(found)
    files = {"calendar": calendar_files, "people": people.extracts, "known_as": []}
    files |= {each.spec.name: each.extracts for each in small}
    return Tables(calendar, roster, rates, goals, adjustments, sources, {**files, "currencies": rate_files}, found)


def known_as(folder: Folder, roster: Roster) -> tuple[dict[str, str], list[Extract], list[Diagnostic]]:
    """What people are called elsewhere -> their ids; the files that say so."""
    table = folder.plan.people.known_as
    if table is None:
        return {}, [], []
    opened = folder.open("known_as", table)
    aliases, faults = read_aliases(opened.extracts, opened.spec, roster)
    return aliases, opened.extracts, [*opened.found, *opened.with_broken(faults)]
