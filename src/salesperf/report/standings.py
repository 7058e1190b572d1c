"""Results -> who is where: the first ranking of a run beside what everybody earned."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from salesperf.model.results import RankRow, Results
from salesperf.model.standings import Standing, Standings
from salesperf.report.labels import label


def standings(results: Results, lang: str) -> Standings:
    """One line for everybody who is on the roster in the period, ranked people first, the others in roster order."""
    ranks = _first_ranking(results)
    measure, attained = _attainments(results, next(iter(ranks.values()), None))
    present = [person for person in results.roster.people if results.roster.row_at(person, results.period)]
    order = [*ranks, *(person for person in present if person not in ranks)]
    plan, earned = results.plan, _earned(results)
    return Standings(
        plan=plan.plan,
        version=plan.version,
        period=results.period.name,
        currency=plan.currency,
        measure=label(plan.measures[measure].label, measure, lang) if measure else "",
        ratio=all(rank.by in plan.scorecards for rank in ranks.values()),
        ranked_by=_ranked_by(results, next(iter(ranks.values()), None), lang),
        lines=tuple(_line(results, p, ranks.get(p), earned[p], attained.get(p)) for p in order),
    )


def _line(
    results: Results, person: str, rank: RankRow | None, earned: Decimal, attainment: Fraction | None
) -> Standing:
    row = results.roster.row_at(person, rank.window if rank else results.period)
    return Standing(
        place=f"{rank.place}{'=' if rank.tied else ''}" if rank else "",
        person=person,
        name=results.roster.people[person].name,
        team=row.team if row else "",
        score=rank.value if rank else None,
        earned=earned,
        attainment=attainment,
    )


def _earned(results: Results) -> defaultdict[str, Decimal]:
    earned: defaultdict[str, Decimal] = defaultdict(Decimal)
    for earning in results.earnings:
        earned[earning.person] += earning.earned or 0
    return earned


def _first_ranking(results: Results) -> dict[str, RankRow]:
    """The places of the ranking that the run names first, best first."""
    if not results.ranking:
        return {}
    first = results.ranking[0]
    return {row.person: row for row in results.ranking if (row.by, row.window) == (first.by, first.window)}


def _ranked_by(results: Results, first: RankRow | None, lang: str) -> str:
    if first is None:
        return ""
    spec = results.plan.scorecards.get(first.by) or results.plan.measures[first.by]
    return f"{label(spec.label, first.by, lang)} {first.window.name}"


def _attainments(results: Results, first: RankRow | None) -> tuple[str, dict[str, Fraction]]:
    """The measure that weighs most in the ranking, or the one ranked by, and how far everybody got."""
    card = results.plan.scorecards.get(first.by) if first else None
    if first is None:
        return "", {}
    if card is None:
        found = {m.person: m.attainment for m in results.measures if (m.measure, m.window) == (first.by, first.window)}
        return first.by, {person: value for person, value in found.items() if value is not None}
    heaviest = max(card.measures, key=lambda name: card.measures[name].weight)
    parts = [
        (scored.person, part.attainment)
        for scored in results.cards
        if (scored.card, scored.window) == (first.by, first.window)
        for part in scored.parts
        if part.measure == heaviest
    ]
    return heaviest, {person: value for person, value in parts if value is not None}
