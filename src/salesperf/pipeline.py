"""The order of a run, written out once: read, engine, stages, results."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Cell, Diagnostic, Problems, errors
from salesperf.read.plan_file import PlanFile, load_plan

if TYPE_CHECKING:
    from salesperf.engine.load import Source
    from salesperf.engine.session import Session
    from salesperf.model.calendar import Calendar
    from salesperf.model.people import GoalRow, Roster
    from salesperf.model.period import Window
    from salesperf.model.plan import Plan
    from salesperf.model.results import InputFile, Results
    from salesperf.model.table import BadRow, Extract, SourceSpec
    from salesperf.model.work import Work
    from salesperf.stages.agenda import Agenda
    from salesperf.stages.facts import Facts, GoalIndex

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """What the last part of a run works with; `scratch` lives until the bulk files are written."""

    plan_file: PlanFile
    facts: Facts
    agenda: Agenda
    session: Session
    scratch: tempfile.TemporaryDirectory[str]

    def write_credits(self, path: Path) -> None:
        """The credited lines, without those of windows that only count towards longer caps."""
        self.session.write_credits(self.agenda.period.start, path)


@dataclass(frozen=True)
class Tables:
    """The small tables of a run, and the files that they came from."""

    calendar: Calendar
    roster: Roster
    goal_rows: list[GoalRow]
    goals: GoalIndex
    files: list[InputFile]


def score(plan_path: Path, data_dir: Path, period: str, *, progress: Progress = lambda stage: None) -> Results:
    """A whole run. Raises Problems where the plan, the period or a whole table cannot be used."""
    progress("plan")
    plan_file = load_plan(plan_path)
    return score_plan(plan_file, data_dir, period, progress=progress)


def score_plan(plan_file: PlanFile, data_dir: Path, period: str, *, progress: Progress = lambda stage: None) -> Results:
    """A run of a plan that has been read."""
    from salesperf.engine.session import Session
    from salesperf.stages.agenda import Agenda, stretches_of
    from salesperf.stages.facts import Facts

    work, found = read_work(plan_file, payable=True)
    plan = sound(plan_file)
    scratch = tempfile.TemporaryDirectory(prefix="salesperf-")
    progress("data")
    tables, more = read_tables(plan, data_dir, Path(scratch.name))
    found += more
    agenda = Agenda(plan, work, tables.calendar, period_of(plan, tables.calendar, period))
    requests = agenda.requests()
    session = Session(work, tables.roster, currency_step(plan), Path(scratch.name))
    found += load_sources(session, plan, work, data_dir, Path(scratch.name))
    progress("credit")
    session.credit(stretches_of(requests, work))
    totals = session.measure(requests)
    facts = Facts(plan, work, tables.calendar, tables.roster, tables.goals, totals, agenda.period, session.step)
    progress("pay")
    return _results(Run(plan_file, facts, agenda, session, scratch), tables.files, found)


def read_work(plan_file: PlanFile, *, payable: bool) -> tuple[Work, list[Diagnostic]]:
    """The plan's expressions, read and checked; with `payable`, what is not paid yet is an error."""
    from salesperf.read.plan_checks import check_plan, unpaid
    from salesperf.read.plan_salvage import everything_wrong
    from salesperf.read.plan_work import work_of

    found = list(plan_file.found)
    if plan_file.plan is None:
        raise Problems(everything_wrong(plan_file))
    work, more = work_of(plan_file)
    found += more
    found += check_plan(plan_file, work)
    found += unpaid(plan_file, "error" if payable else "warning")
    if errors(found):
        raise Problems(found)
    return work, found


def sound(plan_file: PlanFile) -> Plan:
    """The plan of a file that holds one."""
    if plan_file.plan is None:
        raise Problems(plan_file.found)
    return plan_file.plan


def read_tables(plan: Plan, data_dir: Path, scratch: Path) -> tuple[Tables, list[Diagnostic]]:
    """Calendar, roster and goals, with every problem of all three told in one go."""
    from salesperf.read.calendar_table import read_calendar
    from salesperf.read.goals import read_goals
    from salesperf.read.roster import read_roster
    from salesperf.read.specs import table_spec
    from salesperf.stages.goals import index_goals

    if not data_dir.is_dir():
        raise Problems([Diagnostic("data-folder-not-found", Cell(str(data_dir)), {"folder": str(data_dir)})])
    calendar, calendar_files, found = read_calendar(plan, data_dir, scratch)
    spec = table_spec("people", plan.people, plan)
    people_files, broken, more = _open(spec, data_dir, scratch)
    roster, faults = read_roster(people_files, spec)
    found += [*more, *faults, *_broken(broken)]
    goal_rows, goal_files = list["GoalRow"](), list["Extract"]()
    if plan.goals is not None:
        goal_spec = table_spec("goals", plan.goals, plan)
        goal_files, broken, more = _open(goal_spec, data_dir, scratch)
        goal_rows, faults = read_goals(goal_files, goal_spec, plan.goals.measure or "")
        found += [*more, *faults, *_broken(broken)]
    if errors(found) or calendar is None:
        raise Problems(found)
    goals, faults = index_goals(goal_rows, plan, calendar)
    files = {"calendar": calendar_files, "people": people_files, "goals": goal_files}
    read = [_small(name, extract) for name, extracts in files.items() for extract in extracts]
    return Tables(calendar, roster, goal_rows, goals, read), [*found, *faults, *strangers(plan, roster, goal_rows)]


def _open(spec: SourceSpec, data_dir: Path, scratch: Path) -> tuple[list[Extract], list[BadRow], list[Diagnostic]]:
    from salesperf.read.tables import open_table

    return open_table(spec, data_dir, scratch)


def _broken(rows: list[BadRow]) -> list[Diagnostic]:
    return [Diagnostic(bad.rule, Cell(bad.file, bad.sheet, bad.row), {"text": bad.text, **bad.params}) for bad in rows]


def _small(name: str, extract: Extract) -> InputFile:
    from salesperf.model.results import InputFile
    from salesperf.read.tables import rows

    count = sum(1 for _ in rows(extract))
    return InputFile(name, extract.file, extract.sheet, extract.sha256, extract.size, count, count, 0, 0)


def strangers(plan: Plan, roster: Roster, goal_rows: list[GoalRow]) -> list[Diagnostic]:
    """Goals of people, or of teams, that the roster does not have."""
    from salesperf.diagnostics import suggest

    teams = {row.team for person in roster.people.values() for row in person.rows}
    known = {"own": set(roster.people), "reports": set(roster.people), "tree": set(roster.people), "team": teams}
    found = []
    for row in goal_rows:
        measure = plan.measures.get(row.measure)
        among = known.get(measure.whose, {"company"}) if measure else set()
        if measure and row.person not in among:
            params = {"person": row.person, "measure": row.measure, "near": suggest(row.person, sorted(among))}
            found.append(Diagnostic("goal-without-person", row.place, params))
    return found


def period_of(plan: Plan, calendar: Calendar, period: str) -> Window:
    """The period asked for; it must end while the plan is in force."""
    from salesperf.model.period import PeriodError

    try:
        window = calendar.period(period)
    except PeriodError as error:
        raise Problems([Diagnostic(error.rule, None, error.params)]) from None
    force = plan.effective
    if not force.from_ <= window.end <= force.to:
        params = {"period": period, "version": plan.version, "from": str(force.from_), "to": str(force.to)}
        raise Problems([Diagnostic("period-outside-effective", None, params)])
    return window


def currency_step(plan: Plan) -> Decimal:
    """The plan's rounding step, else the smallest unit of its currency (ISO 4217)."""
    from babel.numbers import get_currency_precision

    return plan.rounding.step or Decimal(1).scaleb(-get_currency_precision(plan.currency))


def load_sources(session: Session, plan: Plan, work: Work, data_dir: Path, scratch: Path) -> list[Diagnostic]:
    """Read every source that a measure counts or joins; raises Problems where a whole file cannot be used."""
    from salesperf.read.specs import table_spec

    wanted = {measure.source for measure in work.measures.values()}
    wanted |= {joined for name in wanted for joined in work.sources[name].joins.values()}
    opened, found = [], list[Diagnostic]()
    for name in (name for name in work.sources if name in wanted):
        spec = table_spec(name, plan.sources[name], plan)
        extracts, broken, more = _open(spec, data_dir, scratch)
        found += more
        opened.append((spec, extracts, broken))
    if errors(found):
        raise Problems(found)
    for spec, extracts, broken in opened:
        session.load(_source(plan, spec, extracts, broken, scratch))
    return found


def _source(plan: Plan, spec: SourceSpec, extracts: list[Extract], broken: list[BadRow], scratch: Path) -> Source:
    from salesperf.engine.load import Source
    from salesperf.model.cells import convert
    from salesperf.read.specs import multipliers
    from salesperf.read.tables import rewrite, with_headers

    units = multipliers(plan.sources[spec.name])
    return Source(
        spec.name,
        tuple(extracts),
        spec.types,
        lambda field, text: convert(text, spec.types[field], spec.notation, units.get(field, 1)),
        partial(rewrite, scratch_dir=scratch),
        spec.aliases,
        units,
        tuple(broken),
        lambda extract, headers: with_headers(extract, headers, spec),
    )


def _results(run: Run, small_files: list[InputFile], found: list[Diagnostic]) -> Results:
    from salesperf.model.results import Results
    from salesperf.stages.elements import pay
    from salesperf.stages.standings import card_results, measure_results, ranking, without_goals

    facts, agenda, session = run.facts, run.agenda, run.session
    earnings, more = pay(facts, agenda, session.rate_lines)
    measures, cards = measure_results(facts, agenda), card_results(facts, agenda)
    more += without_goals(facts, cards, more)
    inputs = [*small_files, *session.inputs()]
    told = session.diagnostics()
    quarantined = tuple(d for d in told if d.severity == "error")
    rows = [excluded_row(diagnostic) for diagnostic in quarantined]
    return Results(
        plan=facts.plan,
        plan_sha256=run.plan_file.digest,
        period=agenda.period,
        roster=facts.roster,
        measures=tuple(measures),
        cards=tuple(cards),
        earnings=tuple(earnings),
        ranking=tuple(ranking(facts, cards, measures)),
        inputs=tuple(inputs),
        quarantined=quarantined,
        found=(*found, *more, *(d for d in told if d.severity == "warning")),
        bulk={
            "credits.parquet": run.write_credits,
            "excluded.csv": lambda path: session.write_excluded(rows, path),
        },
        lines_checked=sum(1 for earning in earnings if earning.lines is not None),
    )


def excluded_row(diagnostic: Diagnostic) -> tuple[str, ...]:
    """A quarantined row as `excluded.csv` lists it."""
    place, params = diagnostic.place, diagnostic.params
    if not isinstance(place, Cell):
        return ("", "", "", "", "quarantined", diagnostic.rule, "", "")
    column = f"{place.letter} {place.header}".strip()
    text = params.get("text") or params.get("value") or params.get("key") or ""
    person = params.get("person", "")
    return (place.file, place.sheet, str(place.row), column, "quarantined", diagnostic.rule, person, text)


def check(plan_file: PlanFile, data_dir: Path) -> list[Diagnostic]:
    """What the data says to the plan: files, columns, cells, people and goals. Never raises Problems."""
    from salesperf.engine.session import Session

    try:
        work, _ = read_work(plan_file, payable=False)
        plan = sound(plan_file)
        with tempfile.TemporaryDirectory(prefix="salesperf-") as scratch:
            tables, found = read_tables(plan, data_dir, Path(scratch))
            session = Session(work, tables.roster, currency_step(plan), Path(scratch))
            found += load_sources(session, plan, work, data_dir, Path(scratch))
            return found + session.diagnostics()
    except Problems as problems:
        return list(problems.diagnostics)
