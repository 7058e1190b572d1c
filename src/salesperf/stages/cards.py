"""Scoring and weighting: a scorecard of one person in one stretch."""

from __future__ import annotations

from fractions import Fraction

from salesperf.model.expr_eval import evaluate
from salesperf.model.plan import Scorecard, Weighed
from salesperf.model.results import CardPart, CardResult
from salesperf.stages.facts import Facts
from salesperf.stages.gates import decide
from salesperf.stages.missing import Missing
from salesperf.stages.ratetable import value_at
from salesperf.stages.scene import Scene
from salesperf.stages.scoring import Measured, MissingScore, Part, weighted
from salesperf.stages.stretches import Stretch
from salesperf.stages.values import curve

NO_SCORE = "no-score"


def card_result(scene: Scene, name: str) -> CardResult:
    """The score of a card with its parts, worked out once; without a score, the reason."""
    if (stated := scene.facts.given.latest(name)) is not None:
        return CardResult(scene.person, name, scene.window, True, stated, ())
    mark = (name, scene.person, scene.stretch)
    if mark not in scene.facts.cards:
        try:
            scene.facts.cards[mark] = _work_out(scene, name)
        except Missing as missing:
            closed = scene.stretch.end == scene.window.end
            scene.facts.failures[mark] = missing
            scene.facts.cards[mark] = CardResult(scene.person, name, scene.window, closed, None, (), missing.rule)
    return scene.facts.cards[mark]


def score_of(scene: Scene, name: str) -> Fraction | None:
    """The score that pay depends on: None only where the card itself leaves the person out; else raises Missing."""
    found = card_result(scene, name)
    missing = why_not(scene.facts, found, scene.stretch)
    if missing is not None:
        raise missing
    return found.score


def why_not(facts: Facts, found: CardResult, stretch: Stretch) -> Missing | None:
    """What keeps a person from a score; None where they have one, or the card itself leaves them out."""
    rule, _, measure = found.reason.partition(": ")
    if found.score is not None or not rule or rule == NO_SCORE:
        return None
    otherwise = Missing(rule, scorecard=found.card, measure=measure, period=found.window.name)
    return facts.failures.get((found.card, found.person, stretch), otherwise)


def is_scored(scene: Scene, name: str) -> bool:
    """Whether the card is for this person."""
    condition = scene.facts.work.conditions.get(("scorecards", name, "for"))
    return condition is None or evaluate(condition, scene.value) is True


def _work_out(scene: Scene, name: str) -> CardResult:
    card, closed = scene.facts.plan.scorecards[name], scene.stretch.end == scene.window.end
    if not is_scored(scene, name):
        return CardResult(scene.person, name, scene.window, closed, None, (), "not-in-scorecard")
    measured = [
        Measured(measure, each.weight, _score(scene, measure, each), each.floor, each.cap)
        for measure, each in card.measures.items()
    ]
    without = next((fault for m, each in card.measures.items() if (fault := _goal_fault(scene, m, each))), "")
    if without:
        parts = _bare(scene, card, measured)
        return CardResult(scene.person, name, scene.window, closed, None, parts, without)
    try:
        gate = decide(scene, card.gate, ("scorecards", name, "gate")).factor
        scored = weighted(measured, card.missing or "stop", gate=gate, floor=card.floor, cap=card.cap)
    except MissingScore as missing:
        reason = f"score-missing: {missing.names[0]}"
        return CardResult(scene.person, name, scene.window, closed, None, _bare(scene, card, measured), reason)
    parts = tuple(_part(scene, part, measured[n].score) for n, part in enumerate(scored.parts))
    reason = "" if scored.score is not None else NO_SCORE
    return CardResult(scene.person, name, scene.window, closed, scored.score, parts, reason)


def _goal_fault(scene: Scene, measure: str, each: Weighed) -> str:
    """Why there is a result but nothing to hold it against: that is not a missing result, and never scored."""
    table = scene.facts.plan.rate_tables[each.table] if each.table else None
    if (table is not None and table.enter == "amount") or scene.actual(measure).value is None:
        return ""
    goal = scene.goal(measure)
    if goal is None:
        return f"goal-missing: {measure}"
    return f"goal-not-above-0: {measure}" if goal <= 0 else ""


def _score(scene: Scene, measure: str, each: Weighed) -> Fraction | None:
    """The score before its own floor and cap; None where the measure is missing. Raises Missing."""
    table = scene.facts.plan.rate_tables[each.table] if each.table else None
    entered = scene.actual(measure).value if table and table.enter == "amount" else scene.attainment(measure)
    if entered is None or table is None:
        return entered
    return value_at(curve(table, scene.number, scene.day, _column(scene, table.by)), entered)


def _column(scene: Scene, by: str | None) -> str:
    return str(scene.value((by,)) or "") if by else ""


def _part(scene: Scene, part: Part, score: Fraction | None) -> CardPart:
    kept = part.score if part.score is not None else None
    return CardPart(
        part.name,
        scene.actual(part.name),
        scene.goal(part.name),
        scene.attainment(part.name),
        kept if kept is not None else score,
        part.weight_used,
        None if part.score is None else part.weighted,
    )


def _bare(scene: Scene, card: Scorecard, measured: list[Measured]) -> tuple[CardPart, ...]:
    return tuple(
        CardPart(
            each.name, scene.actual(each.name), scene.goal(each.name), scene.attainment(each.name),
            each.score, card.measures[each.name].weight, None,
        )
        for each in measured
    )  # fmt: skip
