"""Results -> one person's pay as a tree, for a terminal, a workbook or a page.

    about = setting(results, plan_file.source.span, "zh")      # once for all people
    tree = explain(about, "E0107", lines)

`lines` are the person's credited records (`salesperf.engine.stored`); without them the tree ends at the elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.model.credited import CreditLine
from salesperf.model.explanation import Account, Ahead, Explanation, Figure, Given, Measured, Node
from salesperf.model.results import Award, Earning, MeasureResult, Results
from salesperf.report.ahead import ahead
from salesperf.report.by_person import by_person
from salesperf.report.explaining.elements import element_node
from salesperf.report.explaining.known import Known, Setting, Where
from salesperf.report.labels import label
from salesperf.report.money import digits


def setting(results: Results, where: Where, lang: Language) -> Setting:
    """A run, grouped by person; `where` finds the line of the plan for a place in its tree."""
    return Setting(by_person(results), where, lang, digits(results.plan))


def explain(about: Setting, person: str, lines: Sequence[CreditLine] = (), element: str = "") -> Explanation:
    """Everything that made the person's pay, or one element of it. Raises KeyError for who is not on the roster."""
    results = about.run.results
    who, here = results.roster.people[person], Known(about, person, results.period)
    row = results.roster.row_at(person, results.period) or who.rows[-1]
    asked = [e for e in about.run.earnings.get(person, ()) if element in ("", e.element)]
    earned = _earned(about, asked)
    return Explanation(
        person=person,
        name=who.name,
        team=row.team,
        role=row.role,
        period=results.period,
        currency=results.plan.currency,
        plan=results.plan.plan,
        version=results.plan.version,
        plan_file=about.where(()).file,
        digest=results.plan_sha256,
        earned=earned,
        measures=() if element else tuple(_measured(here, m) for m in _own(about.run.measures.get(person, ()))),
        accounts=tuple(_accounts(here, asked, lines, element)),
        quarantined=about.run.quarantined(person),
        entries=() if element else about.run.entries.get(person, ()),
        awards=() if element else tuple(_given(here, each) for each in about.run.awards.get(person, ())),
        acknowledged=None if element else about.run.acknowledged.get(person),
        ahead=tuple(_ahead(about, asked, earned)),
        names={name: here.label(name) for name in results.plan.elements},
    )


def _earned(about: Setting, asked: Iterable[Earning]) -> Node:
    """The sum of the elements, each taken apart."""
    step = about.run.results.plan.rounding.step or Decimal(1).scaleb(-about.money_digits)
    nodes = tuple(element_node(Known(about, each.person, each.window), each, step) for each in asked)
    total = sum((node.figure.value for node in nodes if node.figure), Fraction(0))
    return Node("earned", figure=Figure(total, "money", about.money_digits), children=nodes)


def _ahead(about: Setting, asked: Iterable[Earning], earned: Node) -> Iterator[Ahead]:
    for earning, node in zip(asked, earned.children, strict=True):
        if found := ahead(Known(about, earning.person, earning.window), earning, node):
            yield found


def _given(here: Known, award: Award) -> Given:
    reward = here.plan.rewards[award.reward]
    of = here.label(award.what.partition(".")[0]) if award.kind == "honour" and award.what else ""
    return Given(award, label(reward.label, award.reward, here.setting.lang), of)


def _own(measures: Iterable[MeasureResult]) -> list[MeasureResult]:
    """The measures that say something of this person: with a record, or with a goal."""
    return [m for m in measures if m.n or m.goal is not None]


def _measured(here: Known, each: MeasureResult) -> Measured:
    stated = replace(here, window=each.window).stated_goal(each.measure, each.goal)
    return Measured(
        each.measure,
        here.label(each.measure),
        each.window,
        each.closed,
        None if each.actual is None else here.measured(each.measure, each.actual),
        None if each.goal is None else here.measured(each.measure, each.goal),
        each.attainment,
        each.n,
        stated[1].place if stated else None,
        here.where(("measures", each.measure)),
    )


def _accounts(here: Known, asked: list[Earning], lines: Sequence[CreditLine], element: str) -> Iterable[Account]:
    """The records of each element that is paid by line, then those that only count for measures."""
    for earning in asked:
        own = tuple(x for x in lines if (x.element, x.period) == (earning.element, earning.window.name))
        if any(line.priced_by for line in own):
            own = tuple(sorted(own, key=_in_time))
        if own:
            pay = None if earning.lines is None else here.money(Fraction(earning.lines))
            further = tuple((what, here.money(Fraction(amount))) for what, amount in earning.further)
            yield Account(earning.element, here.label(earning.element), earning.window.name, own, pay, further)
    others = [line for line in lines if not line.element and (not element or line.source in _sources(here, element))]
    for source in dict.fromkeys(line.source for line in others):
        own = tuple(sorted((line for line in others if line.source == source), key=_in_time))
        first = _first_day(here, source)
        near = tuple(line for line in own if line.date is None or line.date >= first)
        yield Account("", source, "", near, earlier=len(own) - len(near))


def _sources(here: Known, name: str) -> set[str]:
    """The sources whose records an element is measured by."""
    element = here.plan.elements[name]
    keys = ("measure", "scorecard", "rank", "share_by")
    named = {str(getattr(element, key, None) or "").split(".")[0] for key in keys}
    named |= {each.split(".")[0] for each in getattr(element, "then", ())}
    measures = [
        *named,
        *(m for card in named & here.plan.scorecards.keys() for m in here.plan.scorecards[card].measures),
    ]
    return {here.plan.measures[each].from_ or "" for each in measures if each in here.plan.measures} - {""}


def _in_time(line: CreditLine) -> tuple[bool, date, str, int]:
    return line.date is not None, line.date or date.min, line.key, line.part


def _first_day(here: Known, source: str) -> date:
    """Where the first window begins in which a measure of the source is told of this person."""
    measures = here.run.measures.get(here.person, ())
    starts = [m.window.start for m in measures if here.plan.measures[m.measure].from_ == source]
    return min(starts, default=date.min)
