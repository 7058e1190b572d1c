"""What a run reports beside pay: every measure, every scorecard, and the places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.period import Window
from salesperf.model.results import CardResult, MeasureResult, RankRow
from salesperf.stages.agenda import Agenda
from salesperf.stages.cards import card_result, is_scored, why_not
from salesperf.stages.facts import Facts
from salesperf.stages.goals import attain
from salesperf.stages.missing import Missing
from salesperf.stages.ranking import Better, ranks
from salesperf.stages.scene import Scene
from salesperf.stages.stretches import Stretch


def measure_results(facts: Facts, agenda: Agenda) -> list[MeasureResult]:
    """Every measure of everybody employed in the window, closing windows first, then the running one."""
    found = []
    for name, measure in facts.plan.measures.items():
        for stretch in agenda.seen(measure.every):
            found += [_measured(scene, name) for scene in _scenes(facts, stretch)]
    return found


def _scenes(facts: Facts, stretch: Stretch) -> Iterable[Scene]:
    for person in facts.roster.people:
        row = facts.row(person, stretch.window)
        if row is not None and any(r.overlaps(stretch.start, stretch.end) for r in facts.person(person).rows):
            yield Scene(facts, person, stretch, row)


def _measured(scene: Scene, name: str) -> MeasureResult:
    actual = scene.actual(name)
    closed = scene.stretch.end == scene.window.end
    try:
        goal = scene.goal(name)
    except Missing:
        goal = None
    attainment = attain(scene.facts.plan.measures[name], actual.value, goal)
    return MeasureResult(scene.person, name, scene.window, closed, actual.value, goal, attainment, actual.n)


def card_results(facts: Facts, agenda: Agenda) -> list[CardResult]:
    """Every scorecard of everybody employed in the window."""
    return [
        card_result(scene, name)
        for name, card in facts.plan.scorecards.items()
        for stretch in agenda.seen(card.every)
        for scene in _scenes(facts, stretch)
        if is_scored(scene, name)
    ]


def without_goals(facts: Facts, cards: Iterable[CardResult], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Who is not scored for want of a goal, one warning for each measure and window; not who was told of already."""
    known = {each.params.get("person", "").split(" ")[0] for each in told if each.rule == "goal-missing"}
    lacking: dict[tuple[str, str], list[str]] = {}
    for card in cards:
        rule, _, measure = card.reason.partition(": ")
        if rule == "goal-missing" and card.closed and card.person not in known:
            who = facts.person(card.person)
            lacking.setdefault((measure, card.window.name), []).append(f"{who.id} {who.name}".strip())
    return [
        Diagnostic(
            "people-without-goal",
            None,
            {"count": str(len(who)), "measure": measure, "period": period, "people": ", ".join(who[:10])},
            "warning",
        )
        for (measure, period), who in lacking.items()
    ]


def unscored(facts: Facts, cards: Iterable[CardResult], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What else keeps people from a score, where no element has told of it already."""
    known = {(each.rule, each.params.get("person", "").split(" ")[0]) for each in told}
    found = []
    for card in (card for card in cards if card.closed):
        missing = why_not(facts, card, Stretch.of(card.window))
        if missing and missing.rule != "goal-missing" and (missing.rule, card.person) not in known:
            who, row = facts.person(card.person), facts.row(card.person, card.window)
            params = {"element": card.card, "period": card.window.name, **missing.params}
            params["person"] = f"{who.id} {who.name}".strip()
            found.append(Diagnostic(missing.rule, row.place if row else None, params))
    return found


def ranking(facts: Facts, cards: Iterable[CardResult], measures: Iterable[MeasureResult]) -> list[RankRow]:
    """Places by each closed scorecard; without any, by each closed measure of a person's own."""
    scores: dict[tuple[str, Window], dict[str, Fraction | None]] = {}
    for card in cards:
        if card.closed:
            scores.setdefault((card.card, card.window), {})[card.person] = card.score
    if not facts.plan.scorecards:
        for each in measures:
            if each.closed and facts.plan.measures[each.measure].whose == "own":
                scores.setdefault((each.measure, each.window), {})[each.person] = each.actual
    return [row for (by, window), values in scores.items() for row in _placed(facts, by, window, values)]


def _placed(facts: Facts, by: str, window: Window, values: Mapping[str, Fraction | None]) -> list[RankRow]:
    measure = facts.plan.measures.get(by)
    better: Better = measure.better if measure else "higher"
    found = ranks(values, better)
    rows = [
        RankRow(person, by, window, rank.place, rank.tied, value)
        for person, value in values.items()
        if (rank := found[person]) is not None and value is not None
    ]
    return sorted(rows, key=lambda row: row.place)
