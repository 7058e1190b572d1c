"""The teams: what they have reached together, and how far apart their members are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from salesperf.model.page import Said, said
from salesperf.model.standings import Standing
from salesperf.model.summary.people import TeamLine, Teams
from salesperf.report.standings import total_earned
from salesperf.report.statistics import many, median, share_of
from salesperf.report.summary.names import measure_label, ranked_label
from salesperf.report.summary.scene import Scene


def teams(scene: Scene) -> Teams | None:
    """A line for each team that people belong to; those who have none stand together. None where nobody has one."""
    members: dict[str, list[Standing]] = {}
    for line in scene.lines:
        members.setdefault(line.team, []).append(line)
    if not any(members):
        return None
    first, results = scene.first, scene.results
    lines = sorted((_line(scene, team, people) for team, people in members.items()), key=_order)
    return Teams(
        answer=_answer(scene, lines),
        measure=measure_label(results, first.measure, scene.lang) if first else "",
        by=ranked_label(results, first.by, scene.lang) if first else "",
        lines=tuple(lines),
    )


def _order(line: TeamLine) -> tuple[bool, Fraction, str]:
    """Best attainment first, teams without one last."""
    return line.attainment is None, -(line.attainment or Fraction(0)), line.name


def _line(scene: Scene, team: str, people: Sequence[Standing]) -> TeamLine:
    ranked = [line for line in people if line.place]
    together = scene.together(ranked)
    attained = [line.attainment for line in ranked if line.attainment is not None]
    score = median([line.score for line in ranked if line.score is not None])
    earned = sum((line.earned for line in people), Decimal(0))
    return TeamLine(
        name=team,
        people=len(people),
        actual=scene.shown(together.actual if together else None),
        attainment=together.attainment if together else None,
        members=many(attained),
        reached=sum(each >= 1 for each in attained),
        score=score if scene.first and scene.first.card else scene.shown(score),
        earned=earned,
        share=share_of(earned, total_earned(scene.results)),
    )


def _answer(scene: Scene, lines: Sequence[TeamLine]) -> Said:
    """How many teams reached their goal, and the one that is furthest from it."""
    judged = [line for line in lines if line.attainment is not None]
    if not judged:
        return said("team.plain", count=len(lines))
    at_goal = sum(line.attainment >= 1 for line in judged if line.attainment is not None)
    last = judged[-1]
    return said("team.answer", reached=at_goal, count=len(judged), last=last.name, attained=last.attainment)
