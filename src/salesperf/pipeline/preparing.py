"""Up to where pay begins: read, load, credit, measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from salesperf.diagnostics import Diagnostic, Problems
from salesperf.engine.measure import Totals
from salesperf.engine.session import Session
from salesperf.intake import Intake, account, open_all, stated_goals
from salesperf.model.calendar import Calendar
from salesperf.model.currency import unit_of
from salesperf.model.period import Window
from salesperf.model.plan import Plan
from salesperf.model.settling import Reduction
from salesperf.model.work import Request, Work
from salesperf.pipeline import Progress
from salesperf.pipeline.plan_work import read_work, sound
from salesperf.pipeline.run import ByHand, Premises, Run
from salesperf.read.adjustments import of_period
from salesperf.read.plan_file import PlanFile
from salesperf.read.plan_lookups import lookup_rows
from salesperf.read.voices import not_counting
from salesperf.scratch import Scratch
from salesperf.stages.agenda import Agenda, stretches_of
from salesperf.stages.currency import conversions
from salesperf.stages.facts import Facts
from salesperf.stages.goal_index import index_goals
from salesperf.stages.line_needs import line_needs
from salesperf.stages.settlement.reductions import reductions

FINER = Decimal("0.000001")
"""With `rounding.at: payment` earnings keep six decimals more than the plan's step; the payment is rounded to it."""


def prepare(
    plan_file: PlanFile,
    data_dir: Path,
    period: str,
    premises: Premises,
    progress: Progress = lambda stage: None,
) -> Run:
    """A run up to where pay begins. Raises PeriodError where the calendar lacks a window that it needs."""
    return prepare_all(plan_file, data_dir, [period], premises, progress)[0]


def prepare_all(
    plan_file: PlanFile,
    data_dir: Path,
    periods: Sequence[str],
    premises: Premises,
    progress: Progress = lambda stage: None,
) -> list[Run]:
    """Runs of several periods on data that is read once, up to where pay begins. Raises PeriodError."""
    work, found = read_work(plan_file)
    scratch = Scratch()
    progress("data")
    intake = open_all(sound(plan_file), work, data_dir, Path(scratch.name))
    plan = intake.plan
    goals, faults = index_goals(intake.goal_rows, plan, intake.calendar)
    found += [*intake.found, *faults]
    agendas = [Agenda(plan, work, intake.calendar, period_of(plan, intake.calendar, each)) for each in periods]
    session = loaded(intake, work, Path(scratch.name))
    progress("credit")
    reducing = _reductions(agendas, premises)
    totals = _measured(session, work, intake, agendas, reducing)
    step = (plan.rounding.step or session.unit) * (FINER if plan.rounding.at == "payment" else 1)
    known = plan, work, intake.calendar, intake.roster, goals, totals
    progress("pay")
    by_hand = [_by_hand(intake, agenda.period) for agenda in agendas]
    return [
        Run(
            plan_file,
            data_dir,
            Facts(*known, agenda.period, step, premises.given, intake.rates, row_names=intake.row_names),
            agenda,
            session,
            scratch,
            stated_goals(intake.goal_rows, intake.calendar, agenda.period),
            premises.past(agenda.period),
            reducing,
            account(intake.files, found, [place for place, _ in own.out]),
            found,
            own,
            intake.voices,
        )
        for agenda, own in zip(agendas, by_hand, strict=True)
    ]


def loaded(intake: Intake, work: Work, scratch: Path) -> Session:
    """An engine with every source in it."""
    session = Session(work, intake.roster, unit_of(intake.plan.currency), scratch)
    for source in intake.sources:
        session.load(source)
    return session


def _by_hand(intake: Intake, period: Window) -> ByHand:
    """The adjustments of a period; what of the small tables does not count in it."""
    adjustments, other = of_period(intake.adjustments, period)
    return ByHand(adjustments, [*((at, "out-of-period") for at in other), *not_counting(intake.voices, period)])


def _measured(
    session: Session, work: Work, intake: Intake, agendas: Sequence[Agenda], reducing: Sequence[Reduction]
) -> dict[Request, Totals]:
    """The records credited and added up for every window that a period asks for."""
    plan = intake.plan
    requests = sorted({asked for agenda in agendas for asked in agenda.requests()})
    foreign = conversions(plan, intake.calendar, intake.rates, agendas[-1].period, session.unit)
    needs = line_needs(plan, work, intake.roster)
    session.credit(stretches_of(requests, work), needs, foreign, lookup_rows(plan, work), reducing)
    return session.measure(requests)


def _reductions(agendas: Sequence[Agenda], premises: Premises) -> list[Reduction]:
    """What takes records back in these runs, as far as their plan knows the sources."""
    last = max(agendas, key=lambda agenda: agenda.period.end)
    known = last.work.sources
    if premises.reductions is not None:
        return [each for each in premises.reductions if {each.source, each.question.source} <= known.keys()]
    if all(rule.attainment == "keep" for rule in last.plan.settlement.clawbacks.values()):
        return []
    first = min((agenda.period for agenda in agendas), key=lambda period: period.end)
    period = replace(last.period, start=first.start)
    return reductions(last.plan, last.work, last.calendar, period, premises.past(first))


def period_of(plan: Plan, calendar: Calendar, period: str) -> Window:
    """The period asked for; it must end while the plan is in force. Raises PeriodError where there is none."""
    window = calendar.period(period)
    force = plan.effective
    if not force.from_ <= window.end <= force.to:
        params = {"period": period, "version": plan.version, "from": str(force.from_), "to": str(force.to)}
        raise Problems([Diagnostic("period-outside-effective", None, params)])
    return window
