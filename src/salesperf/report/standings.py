"""Results -> who is where: the first ranking of a run beside what everybody earned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from salesperf.model.results import RankRow, Results
from salesperf.model.standings import Standing, Standings
from salesperf.report.bands import band_label
from salesperf.report.expected import expected_total
from salesperf.report.labels import label
from salesperf.report.notices import notices
from salesperf.report.reached import Leading, leading, reached


def standings(results: Results, lang: str) -> Standings:
    """One line for everybody on the roster in the period, or with pay in it: ranked people first, then by roster."""
    first = leading(results)
    ranks = dict(first.places) if first else {}
    bands = {p: band_label(results.plan, rank.by, rank.value, lang) for p, rank in ranks.items()}
    attained = _attainments(results, first)
    plan, earned = results.plan, earned_by_person(results)
    others = [p for p in results.roster.people if p in earned or results.roster.row_at(p, results.period)]
    order = [*ranks, *(person for person in others if person not in ranks)]
    return Standings(
        plan=plan.plan,
        version=plan.version,
        period=results.period.name,
        currency=plan.currency,
        measure=label(plan.measures[first.measure].label, first.measure, lang) if first else "",
        ratio=first is None or bool(first.card),
        ranked_by=_ranked_by(results, first, lang),
        expected=expected_total(results),
        due=notices(results, lang).due,
        lines=tuple(
            replace(_line(results, p, ranks.get(p), earned[p], attained.get(p)), band=bands.get(p, "")) for p in order
        ),
    )


def earned_by_person(results: Results) -> defaultdict[str, Decimal]:
    """Person -> the sum of what the elements earned; 0 for everybody else."""
    earned: defaultdict[str, Decimal] = defaultdict(Decimal)
    for earning in results.earnings:
        earned[earning.person] += earning.earned or 0
    return earned


def total_earned(results: Results) -> Decimal:
    """What all elements earned everybody together, in plan currency."""
    return sum((earning.earned for earning in results.earnings if earning.earned is not None), Decimal(0))


def _line(
    results: Results, person: str, rank: RankRow | None, earned: Decimal, attainment: Fraction | None
) -> Standing:
    row = results.roster.row_at(person, rank.window if rank else results.period)
    row = row or results.roster.people[person].rows[-1]
    return Standing(
        place=f"{rank.place}{'=' if rank.tied else ''}" if rank else "",
        person=person,
        name=results.roster.people[person].name,
        team=row.team,
        score=rank.value if rank else None,
        earned=earned,
        attainment=attainment,
    )


def _ranked_by(results: Results, first: Leading | None, lang: str) -> str:
    if first is None:
        return ""
    spec = results.plan.scorecards.get(first.by) or results.plan.measures[first.by]
    return f"{label(spec.label, first.by, lang)} {first.window.name}"


def _attainments(results: Results, first: Leading | None) -> dict[str, Fraction]:
    """How far everybody got in the measure that weighs most in the ranking."""
    if first is None:
        return {}
    figures = reached(results).get((first.measure, first.window), {})
    return {person: each.attainment for person, each in figures.items() if each.attainment is not None}
