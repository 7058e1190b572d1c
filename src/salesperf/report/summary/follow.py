"""Does pay follow performance: places by score against places by pay, and who stands furthest apart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from salesperf.model.page import Number, Said, said
from salesperf.model.standings import Standing
from salesperf.model.summary.spread import Apart, Dot, Follow
from salesperf.report.statistics import median, rank_correlation
from salesperf.report.summary.names import element_label, ranked_label
from salesperf.report.summary.remarks import remarks
from salesperf.report.summary.scene import Scene
from salesperf.stages.ranking import ranks

FEWEST = 5
"""People below whom a rank correlation says nothing."""

NAMED = 6
_PART = 3
_STRONG, _WEAK = Fraction(7, 10), Fraction(3, 10)


def follow(scene: Scene) -> Follow | None:
    """The people ranked by score; None with too few of them."""
    people = [line for line in scene.ranked if line.score is not None]
    if scene.first is None or len(people) < FEWEST:
        return None
    scores = [line.score for line in people if line.score is not None]
    pay = [Fraction(line.earned) for line in people]
    exact = rank_correlation(scores, pay)
    rho = None if exact is None else Number(exact, 2)
    apart = _apart(scene, people)
    named = {each.person for each in apart}
    middle = (median(scores) or Fraction(0), median(pay) or Fraction(0))
    return Follow(
        answer=_answer(rho, len(people), len(apart)),
        rule=said("pay.rule", places=_least(len(people)), people=len(people)),
        by=ranked_label(scene.results, scene.first.by, scene.lang),
        ratio=bool(scene.first.card),
        dots=tuple(
            Dot(line.name, score, amount, line.person in named)
            for line, score, amount in zip(people, scores, pay, strict=True)
        ),
        middle=middle,
        rho=rho,
        apart=apart,
    )


def _answer(rho: Number | None, people: int, apart: int) -> Said:
    """How closely the two orders agree, in words that stand for a range of rho each."""
    if rho is None:
        return said("pay.no-rho")
    closely = rho.value
    word = "strong" if closely >= _STRONG else "some" if closely >= _WEAK else "none" if closely > -_WEAK else "against"
    return said("pay.answer", how=said(f"pay.{word}"), rho=rho, people=people, count=apart)


def _least(people: int) -> int:
    """How many places apart is far: a third of the people, rounded up."""
    return -(-people // _PART)


def _apart(scene: Scene, people: Sequence[Standing]) -> tuple[Apart, ...]:
    by_score = ranks({line.person: line.score for line in people})
    by_pay = ranks({line.person: Fraction(line.earned) for line in people})
    found = []
    for line in people:
        score, pay = by_score[line.person], by_pay[line.person]
        if score is not None and pay is not None and line.score is not None:
            told = tuple(remarks(scene, line.person))
            elements = _elements(scene, line.person)
            found.append(Apart(line.person, line.name, line.score, score.place, line.earned, pay.place, elements, told))
    far = [each for each in found if abs(each.by_score - each.by_pay) >= _least(len(people))]
    return tuple(sorted(far, key=lambda each: -abs(each.by_score - each.by_pay))[:NAMED])


def _elements(scene: Scene, person: str) -> tuple[tuple[str, Decimal], ...]:
    """What the pay is made of, in plan order; without elements that earned nothing."""
    earnings = scene.by_person.earnings.get(person, ())
    return tuple((element_label(scene.results, e.element, scene.lang), e.earned) for e in earnings if e.earned)
