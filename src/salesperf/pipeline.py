"""The order of a run, written out once: read, engine, stages, results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Cell, Diagnostic, Problems, errors
from salesperf.model.currency import unit_of
from salesperf.model.given import NOTHING_GIVEN, Given
from salesperf.model.ledger import Past, nothing_closed
from salesperf.read.plan_file import PlanFile, load_plan
from salesperf.scratch import Scratch

if TYPE_CHECKING:
    from salesperf.engine.session import Session
    from salesperf.intake import Intake
    from salesperf.model.calendar import Calendar
    from salesperf.model.currency import Conversion
    from salesperf.model.ledger import History
    from salesperf.model.period import Window
    from salesperf.model.plan import Plan
    from salesperf.model.results import InputFile, Results, StatedGoal
    from salesperf.model.settling import Adjustment, Reduction
    from salesperf.model.work import Work
    from salesperf.stages.agenda import Agenda
    from salesperf.stages.facts import Facts

Progress = Callable[[str], None]
FINER = Decimal("0.000001")
"""With `rounding.at: payment` earnings keep six decimals more than the plan's step; the payment is rounded to it."""


@dataclass(frozen=True, slots=True)
class Premises:
    """What a run starts from beside its files: what closed periods left behind, and figures that are stated."""

    past: Past = nothing_closed
    given: Given = NOTHING_GIVEN
    reductions: Sequence[Reduction] | None = None
    """What takes records back: for closed periods what the open one knows; None: what the run's own events say."""


@dataclass(frozen=True)
class ByHand:
    """The amounts that were entered by hand for the period, and the rows that are of others."""

    adjustments: Sequence[Adjustment]
    out: Sequence[Cell]


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

    def write_credits(self, path: Path) -> None:
        """The credited lines, without those of windows that only count towards longer caps."""
        self.session.write_credits(self.agenda.period.start, path)


def score(plan_path: Path, data_dir: Path, period: str, *, progress: Progress = lambda stage: None) -> Results:
    """A whole run. Raises Problems where the plan, the period or a whole table cannot be used."""
    progress("plan")
    plan_file = load_plan(plan_path)
    return score_plan(plan_file, data_dir, period, progress=progress)


def score_plan(  # noqa: PLR0913 - options, each named where it is called
    plan_file: PlanFile,
    data_dir: Path,
    period: str,
    *,
    progress: Progress = lambda stage: None,
    past: Past = nothing_closed,
    given: Given = NOTHING_GIVEN,
) -> Results:
    """A run of a plan that has been read, on what closed periods left behind; `given` figures stand before its data."""
    from salesperf.model.period import PeriodError

    try:
        return _results(prepare(plan_file, data_dir, period, Premises(past, given), progress))
    except PeriodError as error:
        raise Problems([Diagnostic(error.rule, None, error.params)]) from None


def prepare(
    plan_file: PlanFile,
    data_dir: Path,
    period: str,
    premises: Premises = Premises(),
    progress: Progress = lambda stage: None,
) -> Run:
    """A run up to where pay begins. Raises PeriodError where the calendar lacks a window that it needs."""
    return prepare_all(plan_file, data_dir, [period], premises, progress)[0]


def prepare_all(
    plan_file: PlanFile,
    data_dir: Path,
    periods: Sequence[str],
    premises: Premises = Premises(),
    progress: Progress = lambda stage: None,
) -> list[Run]:
    """Runs of several periods on data that is read once, up to where pay begins. Raises PeriodError."""
    from salesperf.engine.session import Session
    from salesperf.intake import account, open_all, stated_goals
    from salesperf.read.adjustments import of_period
    from salesperf.read.plan_lookups import lookup_rows
    from salesperf.stages.agenda import Agenda, stretches_of
    from salesperf.stages.currency import conversions
    from salesperf.stages.facts import Facts
    from salesperf.stages.goal_index import index_goals
    from salesperf.stages.line_needs import line_needs

    work, found = read_work(plan_file, payable=True)
    plan = sound(plan_file)
    scratch = Scratch()
    progress("data")
    intake = open_all(plan, work, data_dir, Path(scratch.name))
    goals, faults = index_goals(intake.goal_rows, plan, intake.calendar)
    found += [*intake.found, *faults]
    plan = intake.plan
    agendas = [Agenda(plan, work, intake.calendar, period_of(plan, intake.calendar, each)) for each in periods]
    requests = sorted({asked for agenda in agendas for asked in agenda.requests()})
    session = Session(work, intake.roster, unit_of(plan.currency), Path(scratch.name))
    for source in intake.sources:
        session.load(source)
    progress("credit")
    foreign = conversions(plan, intake.calendar, intake.rates, agendas[-1].period, session.unit)
    needs = line_needs(plan, work, intake.roster)
    reducing = _reductions(agendas, premises)
    session.credit(stretches_of(requests, work), needs, foreign, lookup_rows(plan, work), reducing)
    totals = session.measure(requests)
    step = (plan.rounding.step or session.unit) * (FINER if plan.rounding.at == "payment" else 1)
    known = plan, work, intake.calendar, intake.roster, goals, totals
    progress("pay")
    by_hand = [ByHand(*of_period(intake.adjustments, agenda.period)) for agenda in agendas]
    return [
        Run(
            plan_file,
            data_dir,
            Facts(*known, agenda.period, step, premises.given, intake.rates, row_names=intake.row_names),
            agenda,
            session,
            scratch,
            stated_goals(intake, agenda.period),
            premises.past(agenda.period),
            reducing,
            account(intake, found, own.out),
            found,
            own,
        )
        for agenda, own in zip(agendas, by_hand, strict=True)
    ]


def _reductions(agendas: Sequence[Agenda], premises: Premises) -> list[Reduction]:
    """What takes records back in these runs, as far as their plan knows the sources."""
    from salesperf.stages.settlement.reductions import reductions

    last = max(agendas, key=lambda agenda: agenda.period.end)
    known = last.work.sources
    if premises.reductions is not None:
        return [each for each in premises.reductions if {each.source, each.question.source} <= known.keys()]
    if all(rule.attainment == "keep" for rule in last.plan.settlement.clawbacks.values()):
        return []
    first = min((agenda.period for agenda in agendas), key=lambda period: period.end)
    period = replace(last.period, start=first.start)
    return reductions(last.plan, last.work, last.calendar, period, premises.past(first))


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


def period_of(plan: Plan, calendar: Calendar, period: str) -> Window:
    """The period asked for; it must end while the plan is in force. Raises PeriodError where there is none."""
    window = calendar.period(period)
    force = plan.effective
    if not force.from_ <= window.end <= force.to:
        params = {"period": period, "version": plan.version, "from": str(force.from_), "to": str(force.to)}
        raise Problems([Diagnostic("period-outside-effective", None, params)])
    return window


def _results(run: Run) -> Results:
    from salesperf.engine.owners import by_person, named_people
    from salesperf.intake import SET_ASIDE
    from salesperf.late import late_entries
    from salesperf.model.results import Results
    from salesperf.stages.elements import pay
    from salesperf.stages.entered import with_entered
    from salesperf.stages.expected import expected
    from salesperf.stages.rewards import awards
    from salesperf.stages.settlement.order import settle
    from salesperf.stages.settlement.owned import Material
    from salesperf.stages.standings import card_results, measure_results, ranking, unscored, without_goals

    facts, agenda, session = run.facts, run.agenda, run.session
    small_files, found = run.small_files, run.found
    earnings, more = pay(facts, agenda, session)
    records = session.records(agenda.period.start, facts.work.conditions)
    late = late_entries(run.plan_file, run.history, agenda.period, partial(_anew, run))
    settled = Material(earnings, run.history, records, run.by_hand.adjustments, late.entries, late.anew)
    entries, faults = settle(facts, settled)
    more += late.found
    measures, cards = measure_results(facts, agenda), card_results(facts, agenda)
    more += faults
    more += [*without_goals(facts, cards, more), *unscored(facts, cards, more)]
    inputs = [*small_files, *session.inputs()]
    told = session.diagnostics()
    quarantined = tuple(d for d in told if d.severity == "error")
    named = named_people(session, quarantined)
    aside = {each.file for each in small_files if each.source in SET_ASIDE}
    rows = [excluded_row(each) for each in errors(found) if isinstance(each.place, Cell) and each.place.file in aside]
    rows += [_out_of_scope(at, "out-of-period") for at in run.by_hand.out]
    totals = (each.place for each in found if each.rule == "total-row-in-table")
    rows += [_out_of_scope(place, "total-row") for place in totals if isinstance(place, Cell)]
    rows += [excluded_row(diagnostic, people) for diagnostic, people in zip(quarantined, named, strict=True)]
    return Results(
        plan=facts.plan,
        plan_sha256=run.plan_file.digest,
        period=agenda.period,
        roster=facts.roster,
        measures=tuple(measures),
        cards=tuple(cards),
        earnings=tuple(with_entered(facts, earnings)),
        ranking=tuple(ranking(facts, cards, measures)),
        inputs=tuple(inputs),
        quarantined=quarantined,
        found=(*found, *more, *(d for d in told if d.severity == "warning")),
        bulk={
            "credits.parquet": run.write_credits,
            "excluded.csv": lambda path: session.write_excluded(rows, path),
        },
        lines_checked=sum(1 for earning in earnings if earning.lines is not None),
        plan_texts=run.plan_file.texts,
        stated_goals=run.stated_goals,
        concerned=by_person(named),
        entries=tuple(entries),
        ledger_head=run.history.head,
        expected=tuple(expected(facts, agenda)),
        awards=tuple(awards(facts, agenda, earnings)),
    )


def _anew(run: Run, plan_file: PlanFile, periods: Sequence[str]) -> list[Run]:
    """Closed periods on today's data."""
    from salesperf.model.period import PeriodError

    try:
        return prepare_all(plan_file, run.data_dir, periods, Premises(reductions=run.reductions))
    except PeriodError as error:
        raise Problems([Diagnostic(error.rule, None, error.params)]) from None


def _out_of_scope(place: Cell, reason: str) -> tuple[str, ...]:
    return (place.file, place.sheet, str(place.row), "", "out of scope", reason, "", "")


def excluded_row(diagnostic: Diagnostic, people: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A quarantined row as `excluded.csv` lists it, with the people whom it names."""
    place, params = diagnostic.place, diagnostic.params
    if not isinstance(place, Cell):
        return ("", "", "", "", "quarantined", diagnostic.rule, "", "")
    column = f"{place.letter} {place.header}".strip()
    text = params.get("text") or params.get("value") or params.get("key") or ""
    person = params.get("person") or ", ".join(people)
    return (place.file, place.sheet, str(place.row), column, "quarantined", diagnostic.rule, person, text)


def _foreign(plan: Plan, intake: Intake, unit: Decimal) -> dict[str, Conversion]:
    """How records are converted, where that does not depend on the period of a run."""
    from salesperf.model.period import Window
    from salesperf.stages.currency import conversions

    if plan.currencies and plan.currencies.records and plan.currencies.records.date == "payment":
        return {}
    force = Window(plan.effective.from_, plan.effective.to, "", "")
    return conversions(plan, intake.calendar, intake.rates, force, unit)


def check(plan_file: PlanFile, data_dir: Path) -> list[Diagnostic]:
    """What the data says to the plan: files, columns, cells, people, goals and credits. Never raises Problems."""
    from salesperf.engine.session import Session
    from salesperf.intake import open_all
    from salesperf.read.plan_lookups import lookup_rows
    from salesperf.stages.goal_index import index_goals
    from salesperf.stages.line_needs import line_needs

    try:
        work, _ = read_work(plan_file, payable=False)
        plan = sound(plan_file)
        with Scratch() as scratch:
            intake = open_all(plan, work, data_dir, Path(scratch))
            session = Session(work, intake.roster, unit_of(plan.currency), Path(scratch))
            for source in intake.sources:
                session.load(source)
            plan = intake.plan
            days = {name: [(plan.effective.from_, plan.effective.to)] for name in work.measures}
            needs = line_needs(plan, work, intake.roster)
            session.credit(days, needs, _foreign(plan, intake, session.unit), lookup_rows(plan, work))
            _, faults = index_goals(intake.goal_rows, plan, intake.calendar)
            return [*intake.found, *faults, *session.diagnostics()]
    except Problems as problems:
        return list(problems.diagnostics)
