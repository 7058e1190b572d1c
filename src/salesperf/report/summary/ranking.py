"""Who is where: everybody by place with the figures that made it, and remarks where the plan did something unusual."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from salesperf.model.page import Said, said
from salesperf.model.scalars import Literal
from salesperf.model.standings import Standing
from salesperf.model.summary.people import PersonLine, Ranking, Remark
from salesperf.report.summary.banded import groups
from salesperf.report.summary.names import measure_label, ranked_label
from salesperf.report.summary.ranking_columns import ColumnOf, columns
from salesperf.report.summary.remarks import lettered, remarks
from salesperf.report.summary.scene import Scene


def ranking(scene: Scene) -> Ranking:
    """One line a person in the order of the standings, ranked and unranked apart, and what they add up to."""
    first, results = scene.first, scene.results
    marks, told = lettered({line.person: remarks(scene, line.person) for line in scene.lines})
    beside = columns(scene)
    lines = [_line(scene, number, line, beside, marks[line.person]) for number, line in enumerate(scene.lines, start=1)]
    together = scene.together(scene.ranked)
    return Ranking(
        answer=_answer(scene),
        by=ranked_label(results, first.by, scene.lang) if first else "",
        measure=measure_label(results, first.measure, scene.lang) if first else "",
        others=tuple(column.head for column in beside),
        points=points(scene),
        groups=groups(scene, [line for line in lines if line.place]),
        unranked=tuple(line for line in lines if not line.place),
        actual=scene.shown(together.actual if together else None),
        attainment=together.attainment if together else None,
        earned=sum((line.earned for line in scene.lines), Decimal(0)),
        remarks=tuple(Remark(mark, text) for mark, text in told),
        moves=any(line.move is not None for line in lines),
    )


def points(scene: Scene) -> tuple[Fraction, ...]:
    """The attainments at which the table of the leading measure starts a tier; none without such a table."""
    first, plan = scene.first, scene.results.plan
    weighed = plan.scorecards[first.card].measures[first.measure] if first and first.card else None
    table = plan.rate_tables[weighed.table] if weighed and weighed.table else None
    if table is None or table.enter != "attainment":
        return ()
    starts = [tier.start for tier in table.tiers]
    return tuple(sorted({start.amount for start in starts if isinstance(start, Literal) and start.amount > 0}))


def _line(scene: Scene, number: int, line: Standing, beside: Sequence[ColumnOf], marks: tuple[str, ...]) -> PersonLine:
    """`number` makes the line's anchor."""
    figures = scene.figures.get(line.person) if line.place else None
    return PersonLine(
        anchor=f"p{number}",
        place=line.place,
        move=_move(scene, line.person),
        person=line.person,
        name=line.name,
        team=line.team,
        actual=scene.shown(figures.actual if figures else None),
        attainment=line.attainment if line.place else None,
        others=tuple(column.figures.get(line.person) if line.place else None for column in beside),
        score=line.score if scene.first and scene.first.card else scene.shown(line.score),
        earned=line.earned,
        marks=marks,
        calculation=scene.calculations.get(line.person),
    )


def _move(scene: Scene, person: str) -> int | None:
    """Places won since the earlier run; None where there is nothing to compare."""
    row = scene.first.places.get(person) if scene.first else None
    earlier = scene.earlier.places.get((row.by, person)) if row else None
    return earlier - row.place if row and earlier is not None else None


def _answer(scene: Scene) -> Said:
    """How many reached their goal, and what the best quarter of the places earned."""
    if scene.first is None:
        return said("rank.nobody")
    attained = [line.attainment for line in scene.ranked if line.attainment is not None]
    at_goal, best = sum(each >= 1 for each in attained), -(-len(scene.ranked) // 4)
    measure = measure_label(scene.results, scene.first.measure, scene.lang)
    goals = said("rank.reached", reached=at_goal, people=len(attained), measure=measure)
    earned = sum((line.earned for line in scene.ranked), Decimal(0))
    if earned <= 0:
        return goals
    top = sum((line.earned for line in scene.ranked[:best]), Decimal(0))
    return said("rank.answer", reached=goals, count=best, share=Fraction(top) / Fraction(earned))
