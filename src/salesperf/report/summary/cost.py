"""What the period costs, by element and window."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from salesperf.model.page import Number, said
from salesperf.model.period import Window
from salesperf.model.plan import Bonus, Commission, Contest, Element, Pool
from salesperf.model.results import Earning, Results
from salesperf.model.summary.amounts import Cost, ElementLine, Headline
from salesperf.report.expected import expected_costs, expected_total, part_of
from salesperf.report.standings import total_earned
from salesperf.report.statistics import median, share_of
from salesperf.report.summary.names import element_label, measure_label, ranked_label
from salesperf.report.summary.scene import Scene


def cost(scene: Scene) -> Cost:
    """Every element in plan order with what it earned, and their sum."""
    results, lang = scene.results, scene.lang
    whole = total_earned(results)
    costs, total = expected_costs(results), expected_total(results)
    lines = tuple(_line(results, group, whole, costs, lang) for group in _groups(results))
    amounts = [amount for person in _paid(results) if (amount := results.earned(person))]
    largest = max(lines, key=lambda line: line.earned, default=None)
    answer = said("cost.nothing")
    if largest is not None and largest.share is not None:
        part = part_of(whole, total)
        answer = said(
            "cost.answer" if part is None else "cost.answer-expected",
            earned=whole, people=len(amounts), part=part, element=largest.name, share=largest.share,
        )  # fmt: skip
    headlines = (*_earned(whole, amounts), *_expected(results, total), *_main_measure(scene))
    return Cost(answer, headlines, lines, len(amounts), whole, total)


def _paid(results: Results) -> dict[str, None]:
    return dict.fromkeys(earning.person for earning in results.earnings)


def _groups(results: Results) -> list[list[Earning]]:
    """The earnings of each element in each window, elements in plan order."""
    groups: dict[tuple[int, Window], list[Earning]] = {}
    order = {name: place for place, name in enumerate(results.plan.elements)}
    for earning in results.earnings:
        groups.setdefault((order[earning.element], earning.window), []).append(earning)
    return [groups[key] for key in sorted(groups)]


def _line(
    results: Results, group: list[Earning], whole: Decimal, costs: Mapping[tuple[str, Window], Decimal], lang: str
) -> ElementLine:
    name, element = group[0].element, results.plan.elements[group[0].element]
    amounts = [each.earned for each in group if each.earned is not None]
    earned = sum(amounts, Decimal(0))
    return ElementLine(
        name=element_label(results, name, lang),
        kind=element.kind,
        measure=_paid_on(results, element, lang),
        window=group[0].window,
        people=sum(amount != 0 for amount in amounts),
        earned=earned,
        share=share_of(earned, whole),
        missing=len(group) - len(amounts),
        expected=costs.get((name, group[0].window)),
    )


def _paid_on(results: Results, element: Element, lang: str) -> str:
    """The measure or scorecard that decides the pay; '' where none does."""
    if isinstance(element, Bonus) and element.scorecard:
        return ranked_label(results, element.scorecard, lang)
    if isinstance(element, Bonus | Commission | Pool) and element.measure:
        return measure_label(results, element.measure, lang)
    if not isinstance(element, Contest):
        return ""
    by, plan = element.rank.split(".")[0], results.plan
    if by in plan.elements:
        return element_label(results, by, lang)
    return ranked_label(results, by, lang) if by in {**plan.measures, **plan.scorecards} else by


def _earned(whole: Decimal, amounts: list[Decimal]) -> tuple[Headline, ...]:
    middle = median([Fraction(amount) for amount in amounts])
    decimals = max(0, -int(whole.as_tuple().exponent))
    remark = None if middle is None else said("cost.median", amount=Number(middle, decimals))
    return (Headline(said("cost.earned"), whole, remark),)


def _expected(results: Results, total: Decimal | None) -> tuple[Headline, ...]:
    """What all of it was expected to cost, and how that came about."""
    if total is None:
        return ()
    stated = {each.stated for each in results.expected}
    way = "cost.expected-stated" if all(stated) else "cost.expected-both" if any(stated) else "cost.expected-goals"
    return (Headline(said("cost.expected"), total, said(way)),)


def _main_measure(scene: Scene) -> tuple[Headline, ...]:
    """What the people ranked have reached together in the measure that weighs most, where it is money."""
    first = scene.first
    if first is None or scene.results.plan.measures[first.measure].unit != "money":
        return ()
    together = scene.together(scene.ranked)
    if together is None:
        return ()
    name = measure_label(scene.results, first.measure, scene.lang)
    goal = Number(together.goal, 2)
    return (
        Headline(
            said("cost.measured", measure=name, window=first.window.name),
            Number(together.actual, 2),
            said("cost.of-goal", goal=goal, attained=together.attainment) if together.goal else None,
        ),
    )
