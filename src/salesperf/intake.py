"""Everything a run reads, opened together, so that every missing file, sheet and column is told in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Cell, Diagnostic, Problems, errors, suggest

if TYPE_CHECKING:
    from salesperf.engine.source import Source
    from salesperf.model.calendar import Calendar
    from salesperf.model.consulted import Voices
    from salesperf.model.currency import RateSet
    from salesperf.model.people import GoalRow, Roster
    from salesperf.model.period import Window
    from salesperf.model.plan import Plan, TableSpec
    from salesperf.model.plan.sources import Newest
    from salesperf.model.results import InputFile, StatedGoal
    from salesperf.model.settling import Adjustment
    from salesperf.model.table import BadRow, Extract, SourceSpec
    from salesperf.model.work import Work


SET_ASIDE = ("goals", "adjustments", "preferences", "votes", "acknowledgements")
"""The small tables whose faulty rows are set aside; a fault of any other stops the run."""


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


@dataclass(frozen=True)
class Opened:
    """The files of one table."""

    spec: SourceSpec
    extracts: list[Extract]
    broken: list[BadRow]
    found: list[Diagnostic]


def open_all(plan: Plan, work: Work, data_dir: Path, scratch: Path) -> Intake:
    """Read calendar, roster and goals and open every source that a measure needs. Raises Problems with all faults."""
    from salesperf.read.calendar_table import read_calendar
    from salesperf.read.currency_rates import read_rates
    from salesperf.read.people_names import called_in, look_alikes
    from salesperf.read.roster import read_roster
    from salesperf.read.voice_rows import Company
    from salesperf.read.voices import read_voices

    if not data_dir.is_dir():
        raise Problems([Diagnostic("data-folder-not-found", Cell(str(data_dir)), {"folder": str(data_dir)})])
    calendar, calendar_files, found = read_calendar(plan, data_dir, scratch)
    people = _open("people", plan.people, plan, data_dir, scratch)
    roster, faults = read_roster(people.extracts, people.spec)
    goals = _open("goals", plan.goals, plan, data_dir, scratch) if plan.goals else None
    rates, rate_files, faults_of_rates = read_rates(plan, data_dir, scratch)
    found += faults_of_rates
    by_hand = _open("adjustments", plan.adjustments, plan, data_dir, scratch) if plan.adjustments else None
    sources = [_open(name, plan.sources[name], plan, data_dir, scratch) for name in needed_sources(work)]
    small = [each for each in (goals, by_hand) if each]
    for opened in (people, *small, *sources):
        found += opened.found
    found += [*faults, *(bad.diagnostic for bad in people.broken)]
    if errors(found) or calendar is None:
        raise Problems(found)
    aliases, alias_files, faults = _read_aliases(plan, roster, data_dir, scratch)
    found += [*faults, *look_alikes(roster)]
    sheets = _read_lookups(plan, data_dir, scratch)
    voices, heard = read_voices(Company(plan, data_dir, scratch, calendar, roster, aliases))
    found += [*sheets.found, *heard.faults]
    if errors(found):
        raise Problems(found)
    goal_rows, faults = _read_goals(plan, goals, calendar)
    goal_rows = [replace(row, person=aliases.get(row.person, row.person)) for row in goal_rows]
    adjustments, more = _read_adjustments(plan, by_hand, calendar, roster, aliases)
    files = {"calendar": calendar_files, "people": people.extracts, "known_as": alias_files}
    files |= {each.spec.name: each.extracts for each in small}
    files |= {"currencies": rate_files, **sheets.files, **heard.files}
    return Intake(
        sheets.plan,
        calendar,
        roster,
        goal_rows,
        adjustments,
        voices,
        rates,
        [_source(plan, each, scratch, *called_in(work, plan, each.spec.name, roster, aliases)) for each in sources],
        [(name, extract) for name, extracts in files.items() for extract in extracts],
        [*found, *faults, *more, *strangers(plan, roster, goal_rows), *heard.found],
        sheets.names,
    )


@dataclass(frozen=True)
class Sheets:
    """The plan with the rows of its lookups; the files that they stand in, and what each row is called."""

    plan: Plan
    files: dict[str, list[Extract]]
    names: dict[str, tuple[str, ...]]
    found: list[Diagnostic]


def _read_lookups(plan: Plan, data_dir: Path, scratch: Path) -> Sheets:
    """The lookups that stand in sheets. What is wrong with a row stops the run: nobody can tell whom it concerns."""
    from salesperf.read.lookup_rows import equal_rows
    from salesperf.read.lookup_sheet import read_lookup

    sheets = Sheets(plan, {}, {}, [])
    lookups = dict(plan.lookups)
    for name, lookup in plan.lookups.items():
        if lookup.files is not None:
            opened = _open(name, lookup, plan, data_dir, scratch)
            read = read_lookup(opened.extracts, opened.spec, lookup)
            lookups[name] = lookup.model_copy(update={"rows": read.rows})
            sheets.files[f"lookups.{name}"], sheets.names[name] = opened.extracts, read.names
            sheets.found.extend([*opened.found, *read.found, *(bad.diagnostic for bad in opened.broken)])
            sheets.found.extend(_equal(name, read.places, pair) for pair in equal_rows(lookups[name]))
    return replace(sheets, plan=plan.model_copy(update={"lookups": lookups}))


def _equal(name: str, places: Sequence[Cell], pair: tuple[int, int]) -> Diagnostic:
    first, second = (places[number] for number in pair)
    where = f"{first.file}{f'!{first.sheet}' if first.sheet else ''}:{first.row}"
    return Diagnostic("lookup-rows-equal", second, {"lookup": name, "first": where})


def _read_aliases(
    plan: Plan, roster: Roster, data_dir: Path, scratch: Path
) -> tuple[dict[str, str], list[Extract], list[Diagnostic]]:
    """What people are called elsewhere -> their ids."""
    from salesperf.read.people_names import read_aliases

    if plan.people.known_as is None:
        return {}, [], []
    opened = _open("known_as", plan.people.known_as, plan, data_dir, scratch)
    aliases, faults = read_aliases(opened.extracts, opened.spec, roster)
    return aliases, opened.extracts, [*opened.found, *faults, *(bad.diagnostic for bad in opened.broken)]


def needed_sources(work: Work) -> list[str]:
    """The sources that a measure counts or settlement asks, and those joined to them, in the plan's order."""
    wanted = {measure.source for measure in work.measures.values()} | {event.source for event in work.events}
    wanted |= {joined for name in wanted for joined in work.sources[name].joins.values()}
    return [name for name in work.sources if name in wanted]


def _open(name: str, table: TableSpec, plan: Plan, data_dir: Path, scratch: Path) -> Opened:
    from salesperf.read.specs import table_spec
    from salesperf.read.tables import open_table

    spec = table_spec(name, table, plan)
    return Opened(spec, *open_table(spec, data_dir, scratch))


def _read_goals(plan: Plan, opened: Opened | None, calendar: Calendar) -> tuple[list[GoalRow], list[Diagnostic]]:
    """The goals, and the rows that state none: those are told, and the run goes on without them."""
    from salesperf.read.goals import read_goals

    if opened is None or plan.goals is None:
        return [], []
    rows, faults = read_goals(opened.extracts, opened.spec, plan.goals.measure or "")
    rows = [_in_period(row, plan, calendar) for row in rows]
    return rows, [*faults, *(bad.diagnostic for bad in opened.broken)]


def _read_adjustments(
    plan: Plan, opened: Opened | None, calendar: Calendar, roster: Roster, aliases: Mapping[str, str]
) -> tuple[list[Adjustment], list[Diagnostic]]:
    """Amounts entered by hand, and the rows that are set aside."""
    from salesperf.read.adjustments import Ground, read_adjustments

    if opened is None or plan.adjustments is None:
        return [], []
    ground = Ground(plan.adjustments, calendar, roster, aliases)
    rows, faults = read_adjustments(opened.extracts, opened.spec, ground)
    return rows, [*faults, *(bad.diagnostic for bad in opened.broken)]


def _in_period(row: GoalRow, plan: Plan, calendar: Calendar) -> GoalRow:
    """A spreadsheet makes dates of `2026-09`: a date is the window of the goal that begins on it."""
    from salesperf.model.dates import read_date

    measure, day = plan.measures.get(row.measure), read_date(row.period)[0]
    if measure is None or day is None:
        return row
    window = _window_on(calendar, measure.goal_per or measure.every, day)
    return replace(row, period=window.name) if window and window.start == day else row


def _window_on(calendar: Calendar, every: str, day: date) -> Window | None:
    from salesperf.model.period import PeriodError

    try:
        return calendar.window(every, day)
    except PeriodError:
        return None


def stated_goals(intake: Intake, period: Window) -> dict[tuple[str, str, Window], StatedGoal]:
    """The goals whose windows share a day with the period: by measure, holder as written, and window."""
    from salesperf.model.results import StatedGoal

    named = {text: _window(intake.calendar, text) for text in dict.fromkeys(row.period for row in intake.goal_rows)}
    near = {text: w for text, w in named.items() if w and w.start <= period.end and w.end >= period.start}
    found = (
        (r.measure, r.person, near[r.period], StatedGoal(r.goal, r.place)) for r in intake.goal_rows if r.period in near
    )
    return {(measure, holder, window): stated for measure, holder, window, stated in found}


def _window(calendar: Calendar, text: str) -> Window | None:
    from salesperf.model.period import PeriodError

    try:
        return calendar.period(text)
    except PeriodError:
        return None


def account(intake: Intake, found: Iterable[Diagnostic], out: Sequence[Cell] = ()) -> list[InputFile]:
    """The rows of the small tables: used, set aside because something is wrong with them, or `out` of scope."""
    from salesperf.model.results import InputFile
    from salesperf.read.tables import rows

    found = list(found)
    totals = [d.place for d in found if d.rule == "total-row-in-table" and isinstance(d.place, Cell)]
    places = {d.place for d in errors(found) if isinstance(d.place, Cell) and d.place.row}
    files = []
    for name, extract in intake.files:
        numbers = {row.row for row in rows(extract)}
        where = (extract.file, extract.sheet)
        aside = {place.row for place in places if (place.file, place.sheet) == where and name in SET_ASIDE}
        apart = {place.row for place in (*out, *totals) if (place.file, place.sheet) == where}
        read, bad = len(numbers | aside), len(aside)
        used = read - bad - len(apart)
        files.append(InputFile(name, *where, extract.sha256, extract.size, read, used, bad, len(apart)))
    return files


def strangers(plan: Plan, roster: Roster, goal_rows: list[GoalRow]) -> list[Diagnostic]:
    """Goals of people, or of teams, that the roster does not have."""
    teams = {row.team for person in roster.people.values() for row in person.rows}
    found = []
    for row in goal_rows:
        measure = plan.measures.get(row.measure)
        among = {"company": {"company"}, "team": teams}.get(measure.whose, set(roster.people)) if measure else set()
        if measure and row.person not in among:
            params = {"person": row.person, "measure": row.measure, "near": suggest(row.person, sorted(among))}
            found.append(Diagnostic("goal-without-person", row.place, params))
    return found


def _kept(duplicates: str | Newest) -> tuple[str, str]:
    """Which record of a key counts, and the field of which the greatest does."""
    return (duplicates, "") if isinstance(duplicates, str) else ("newest", duplicates.newest)


def _source(
    plan: Plan, opened: Opened, scratch: Path, people: Mapping[str, Mapping[str, str]], namesakes: Mapping[str, str]
) -> Source:
    from salesperf.engine.source import Source
    from salesperf.model.cells import convert
    from salesperf.read.specs import multipliers
    from salesperf.read.tables import rewrite, with_headers

    spec = opened.spec
    units = multipliers(plan.sources[spec.name])
    return Source(
        spec.name,
        tuple(opened.extracts),
        spec.types,
        lambda field, text: convert(text, spec.types[field], spec.notation, units.get(field, 1)),
        partial(rewrite, scratch_dir=scratch),
        spec.aliases,
        units,
        tuple(opened.broken),
        spec.furniture,
        *_kept(plan.sources[spec.name].duplicates),
        plan.currency,
        people,
        plan.sources[spec.name].lists,
        namesakes,
        lambda extract, headers: with_headers(extract, headers, spec),
        currency_field=spec.currency_field,
        limits={field: (each.at_least, each.at_most) for field, each in plan.sources[spec.name].limits.items()},
    )
