"""Rewards by what they give, votes by section, and who has seen the plan's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from salesperf.model.page import Number, Said, said
from salesperf.model.results import Award, Results
from salesperf.model.summary.beside import AwardLine, Beside, SeenLine, VoteLine
from salesperf.report.labels import label
from salesperf.report.money import digits
from salesperf.report.summary.scene import Scene

NAMED = 12
"""How many people a line names, and how many comments it quotes; all are in the run's tables."""


def beside(scene: Scene) -> Beside | None:
    """What stands beside pay; None where the plan has nothing of it."""
    results, found = scene.results, scene.results.consulted
    asked = results.plan.consultation
    if not results.plan.rewards and asked is None:
        return None
    votes = tuple(_vote_lines(results))
    given = len({award.person for award in results.awards if award.kind != "choice" or award.chosen})
    seen = tuple(_seen(results)) if found else ()
    show_from = asked.votes.show_from if asked and asked.votes else 0
    return Beside(said("beside.answer", count=given), tuple(_award_lines(scene)), votes, seen, show_from)


def _award_lines(scene: Scene) -> Iterator[AwardLine]:
    """A line for each reward, window and thing given, in the order of the run."""
    heaps: dict[tuple[object, ...], list[Award]] = {}
    for award in scene.results.awards:
        what = "" if award.kind == "honour" else award.what
        heaps.setdefault((award.reward, award.window, what, award.chosen), []).append(award)
    for awards in heaps.values():
        if awards[0].chosen is not False:
            yield _award_line(scene, awards)


def _award_line(scene: Scene, awards: Sequence[Award]) -> AwardLine:
    first, plan = awards[0], scene.results.plan
    reward = label(plan.rewards[first.reward].label, first.reward, scene.lang)
    who = list(dict.fromkeys(award.person for award in awards))
    total = sum((award.figure or Fraction(0) for award in awards), Fraction(0))
    places = digits(plan) if first.kind == "choice" else 0
    figure = None if first.kind == "honour" else Number(total, places)
    names = _named(scene.results, who) if first.kind == "honour" else ()
    return AwardLine(reward, first.window, _what(scene, first), len(who), figure, names)


def _what(scene: Scene, award: Award) -> Said | str:
    if award.kind == "grant":
        return said(f"beside.{award.what}")
    if award.kind == "honour":
        plan = scene.results.plan
        ranked = {**plan.measures, **plan.scorecards, **plan.elements}.get(award.what.partition(".")[0])
        return said("beside.place", of=label(ranked.label, award.what, scene.lang)) if ranked else ""
    asked = getattr(scene.results.plan.rewards[award.reward], "preferences", None) is not None
    state = "chosen" if award.chosen else "unsaid" if asked else "offered"
    return said(f"beside.{state}", option=award.what)


def _vote_lines(results: Results) -> Iterator[VoteLine]:
    for each in results.consulted.votes if results.consulted else ():
        mean, spread = (None if value is None else Number(value, 2) for value in (each.mean, each.spread))
        comments = (*each.comments[:NAMED], *(["…"] if len(each.comments) > NAMED else []))
        yield VoteLine(each.section, each.n, mean, spread, comments)


def _seen(results: Results) -> Iterator[SeenLine]:
    """The states that somebody is in; who has done what was asked is not named."""
    assert results.consulted is not None
    for state, count in results.consulted.in_state().items():
        own = [each.person for each in results.consulted.acknowledged if each.state == state]
        names = () if state == "acknowledged" else _named(results, own)
        if count:
            yield SeenLine(said(f"beside.{state}"), count, names)


def _named(results: Results, people: Sequence[str]) -> tuple[str, ...]:
    names = [f"{each} {results.roster.people[each].name}".strip() for each in people[:NAMED]]
    return (*names, *(["…"] if len(people) > NAMED else []))
