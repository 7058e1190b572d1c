"""From where pay begins to the results: pay, settle, rank, account for rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from salesperf.diagnostics import Cell, Diagnostic, Problems, errors
from salesperf.engine.owners import by_person, named_people
from salesperf.intake import SET_ASIDE
from salesperf.late import late_entries
from salesperf.model.ledger import Entry
from salesperf.model.period import PeriodError
from salesperf.model.results import Earning, Results
from salesperf.pipeline.preparing import prepare_all
from salesperf.pipeline.run import Premises, Run
from salesperf.read.plan_file import PlanFile
from salesperf.stages.consultation import consulted
from salesperf.stages.elements import pay
from salesperf.stages.entered import with_entered
from salesperf.stages.expected import expected
from salesperf.stages.rewards import awards
from salesperf.stages.settlement.order import settle
from salesperf.stages.settlement.owned import Material
from salesperf.stages.standings import card_results, measure_results, ranking, unscored, without_goals


def results_of(run: Run) -> Results:
    """Everything that a run comes to."""
    facts, agenda, session = run.facts, run.agenda, run.session
    earnings, more = pay(facts, agenda, session)
    entries, faults = _settled(run, earnings)
    measures, cards = measure_results(facts, agenda), card_results(facts, agenda)
    given, unsaid = awards(facts, agenda, earnings, run.voices.wishes)
    more += [*faults, *unsaid]
    more += [*without_goals(facts, cards, more), *unscored(facts, cards, more)]
    told = session.diagnostics()
    quarantined = tuple(d for d in told if d.severity == "error")
    named = named_people(session, quarantined)
    rows = [*_set_aside(run), *(excluded_row(each, people) for each, people in zip(quarantined, named, strict=True))]
    return Results(
        plan=facts.plan,
        plan_sha256=run.plan_file.digest,
        period=agenda.period,
        roster=facts.roster,
        measures=tuple(measures),
        cards=tuple(cards),
        earnings=tuple(with_entered(facts, earnings)),
        ranking=tuple(ranking(facts, cards, measures)),
        inputs=(*run.small_files, *session.inputs()),
        quarantined=quarantined,
        found=(*run.found, *more, *(d for d in told if d.severity == "warning")),
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
        awards=tuple(given),
        consulted=consulted(facts.plan, run.plan_file.digest, facts.roster, agenda.period, run.voices),
    )


def _settled(run: Run, earnings: Sequence[Earning]) -> tuple[list[Entry], list[Diagnostic]]:
    """The entries of the period, with the differences of closed ones."""
    start, conditions = run.agenda.period.start, run.facts.work.conditions
    records = run.session.records(start, conditions)
    late = late_entries(run.plan_file, run.history, run.agenda.period, partial(_anew, run))
    material = Material(earnings, run.history, records, run.by_hand.adjustments, late.entries, late.anew)
    entries, faults = settle(run.facts, material)
    return entries, [*late.found, *faults]


def _anew(run: Run, plan_file: PlanFile, periods: Sequence[str]) -> list[Run]:
    """Closed periods on today's data."""
    try:
        return prepare_all(plan_file, run.data_dir, periods, Premises(reductions=run.reductions))
    except PeriodError as error:
        raise Problems([Diagnostic(error.rule, None, error.params)]) from None


def _set_aside(run: Run) -> list[tuple[str, ...]]:
    """The rows of small tables that were not used."""
    aside = {each.file for each in run.small_files if each.source in SET_ASIDE}
    faulty = (each for each in errors(run.found) if isinstance(each.place, Cell) and each.place.file in aside)
    totals = (each.place for each in run.found if each.rule == "total-row-in-table")
    return [
        *map(excluded_row, faulty),
        *(_out_of_scope(at, reason) for at, reason in run.by_hand.out),
        *(_out_of_scope(place, "total-row") for place in totals if isinstance(place, Cell)),
    ]


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
