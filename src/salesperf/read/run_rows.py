"""The rows of `results.json` as results: the other half of `salesperf.report.run_dump`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.consulted import Acknowledged, Consulted, SectionVotes
from salesperf.model.ledger import Entry
from salesperf.model.people import Person, PersonRow, Roster
from salesperf.model.period import Window
from salesperf.model.plan import Plan
from salesperf.model.results import (
    Actual,
    Award,
    CardPart,
    CardResult,
    Earning,
    Expected,
    InputFile,
    MeasureResult,
    RankRow,
    Results,
    StatedGoal,
    Step,
)
from salesperf.model.stored import get_column, get_day, get_money, get_place, get_ratio, ratio

Row = list[Any]


def results_of(page: Mapping[str, Any], plan: Plan) -> Results:
    """The results that the page says; raises KeyError, IndexError, TypeError or ValueError where it says none."""
    lists = _Lists(
        tuple(page["people"]),
        tuple(_window(row) for row in page["windows"]),
        tuple(tuple(loc) for loc in page["locs"]),
    )
    return Results(
        plan=plan,
        plan_sha256=page["plan"]["sha256"],
        period=lists.windows[page["period"]],
        roster=_roster(page["roster"]),
        measures=tuple(lists.measure(row) for row in page["measures"]),
        cards=tuple(lists.card(row) for row in page["cards"]),
        earnings=tuple(lists.earning(row) for row in page["earnings"]),
        ranking=tuple(lists.rank(row) for row in page["ranking"]),
        inputs=tuple(InputFile(*row) for row in page["inputs"]),
        quarantined=tuple(_finding(row) for row in page["quarantined"]),
        found=tuple(_finding(row) for row in page["found"]),
        lines_checked=page["lines_checked"],
        plan_texts=dict(page["plan"]["files"]),
        stated_goals={
            (measure, holder, lists.windows[window]): StatedGoal(Decimal(amount), Cell(*place))
            for measure, holder, window, amount, place in page["goals"]
        },
        expected=tuple(
            Expected(element, lists.windows[window], get_money(cost), stated)
            for element, window, cost, stated in page["expected"]
        ),
        concerned={person: tuple(positions) for person, positions in page["concerned"].items()},
        entries=tuple(lists.entry(row) for row in page["entries"]),
        ledger_head=page["ledger_head"],
        awards=tuple(lists.award(row) for row in page.get("awards", ())),
        consulted=lists.consulted(page["consulted"]) if "consulted" in page else None,
    )


@dataclass(frozen=True, slots=True)
class _Lists:
    """What rows name by number."""

    people: tuple[str, ...]
    windows: tuple[Window, ...]
    locs: tuple[tuple[str | int, ...], ...]

    def measure(self, row: Row) -> MeasureResult:
        person, measure, window, closed, actual, goal, attainment, n = row
        figures = get_ratio(actual), get_ratio(goal), get_ratio(attainment)
        return MeasureResult(self.people[person], measure, self.windows[window], closed, *figures, n)

    def card(self, row: Row) -> CardResult:
        person, card, window, closed, score, parts, reason = row
        of = tuple(_part(part) for part in parts)
        return CardResult(self.people[person], card, self.windows[window], closed, get_ratio(score), of, reason)

    def earning(self, row: Row) -> Earning:
        person, element, kind, window, earned, steps, lines, further, reason = row
        return Earning(
            self.people[person],
            element,
            kind,
            self.windows[window],
            get_money(earned),
            self._steps(steps),
            get_money(lines),
            tuple((what, Decimal(amount)) for what, amount in further),
            reason,
        )

    def _steps(self, rows: list[Row]) -> tuple[Step, ...]:
        return tuple(Step(what, of, get_ratio(value), self.locs[loc], note) for what, of, value, loc, note in rows)

    def entry(self, row: Row) -> Entry:
        number, person, kind, amount, currency, rule, element, window, day, line, lot, reason, approver, steps = row
        where = rule, element, window, get_day(day), line, lot, reason, approver
        return Entry(number, self.people[person], kind, Decimal(amount), currency, *where, self._steps(steps))

    def award(self, row: Row) -> Award:
        person, reward, kind, window, what, figure, day, chosen = row
        given = what, get_ratio(figure), get_day(day), chosen
        return Award(self.people[person], reward, kind, self.windows[window], *given)

    def consulted(self, page: Mapping[str, list[Row]]) -> Consulted:
        votes = (
            SectionVotes(section, n, get_ratio(mean), get_ratio(spread), tuple(comments))
            for section, n, mean, spread, comments in page["votes"]
        )
        seen = (Acknowledged(self.people[who], state, get_day(day)) for who, state, day in page["acknowledged"])
        return Consulted(tuple(votes), tuple(seen))

    def rank(self, row: Row) -> RankRow:
        person, by, window, place, tied, value = row
        return RankRow(self.people[person], by, self.windows[window], place, tied, ratio(value))


def _window(row: Row) -> Window:
    start, end, every, name = row
    return Window(date.fromisoformat(start), date.fromisoformat(end), every, name)


def _part(row: Row) -> CardPart:
    measure, actual, n, goal, attainment, score, weight, weighted = row
    figures = get_ratio(goal), get_ratio(attainment), get_ratio(score)
    return CardPart(measure, Actual(get_ratio(actual), n), *figures, ratio(weight), get_ratio(weighted))


def _finding(row: Row) -> Diagnostic:
    rule, place, params, severity = row
    return Diagnostic(rule, get_place(place), params, severity)


def _roster(page: Mapping[str, Any]) -> Roster:
    people = (_person(row) for row in page["people"])
    return Roster({person.id: person for person in people}, tuple(page["columns"]))


def _person(row: Row) -> Person:
    person, name, email, rows = row
    return Person(person, name, email, tuple(_person_row(each) for each in rows))


def _person_row(row: Row) -> PersonRow:
    start, end, team, role, manager, columns, place = row
    values = {name: get_column(value) for name, value in columns.items()}
    return PersonRow(get_day(start), get_day(end), team, role, manager, values, Cell(*place))
