"""The scene of a worked example, laid out as a run wants it: one person's files, and the figures that are stated."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from salesperf.model.calendar import Calendar
from salesperf.model.given import Given
from salesperf.model.period import CADENCES, Window
from salesperf.model.plan import Example, ExamplePeriod, Plan
from salesperf.model.plan import Given as Stated
from salesperf.model.plan.sources import Source, TableSpec
from salesperf.model.scalars import Literal
from salesperf.pipeline.plan_work import sound
from salesperf.read.plan_file import PlanFile

PERSON = "P1"
Table = TypeVar("Table", bound=TableSpec)
_DETECTED = ("preset", "sheet", "header_row", "encoding", "decimal", "date_format")


@dataclass(frozen=True, slots=True)
class Act:
    """One period of an example: what is given in it and what must come of it; `loc` is its place in the plan."""

    window: Window
    given: Stated
    expect: Mapping[str, Literal | str]
    loc: tuple[str | int, ...]


def acts(plan: Plan, calendar: Calendar, number: int) -> list[Act]:
    """The periods of an example in their order. Raises PeriodError."""
    example, loc = plan.examples[number], ("examples", number)
    if not example.periods:
        alone = ExamplePeriod.model_construct(period=example.period, given=example.given, expect=example.expect)
        return [Act(_period(plan, calendar, alone), example.given, example.expect, loc)]
    return [
        Act(_period(plan, calendar, each), each.given, each.expect, (*loc, "periods", n))
        for n, each in enumerate(example.periods)
    ]


def _period(plan: Plan, calendar: Calendar, told: ExamplePeriod) -> Window:
    """The period that is named, else the first month in force in which every element that is expected is paid.

    Where something lies before it (`.before`), the first month that begins no quarter.
    """
    if told.period is not None:
        return calendar.period(told.period)
    first = calendar.window("month", plan.effective.from_)
    if any(name.endswith(".before") for name in told.given.figures):
        while calendar.window("quarter", first.end).start == first.start:
            first = calendar.window("month", first.end + timedelta(days=1))
    cadences = [_cadence(plan, name.split(".")[0]) for name in told.expect]
    longest = max((each for each in cadences if each), key=CADENCES.index, default="month")
    if CADENCES.index(longest) <= CADENCES.index("month"):
        return first
    closing = calendar.window(longest, plan.effective.from_)
    return calendar.window("month", closing.end)


def _cadence(plan: Plan, name: str) -> str:
    """The cadence of an element or scorecard that a figure is expected of; '' of what has none of its own."""
    if name in plan.scorecards:
        return plan.scorecards[name].every
    element = plan.elements.get(name)
    if element is None:
        return ""
    measure, card = getattr(element, "measure", None), getattr(element, "scorecard", None)
    named = plan.measures.get(measure or "") or plan.scorecards.get(card or "")
    return element.every or (named.every if named else "")


def given_of(example: Example, acted: Sequence[Act], plan: Plan) -> Given:
    """The figures that the example states up to its last act, and those of the person that are no columns."""
    apart = {
        name: figure.amount
        for name, figure in example.person.items()
        if name not in plan.people.columns and isinstance(figure, Literal)
    }
    return Given(tuple((act.window, _complete({**apart, **_figures(act.given)})) for act in acted))


def _figures(stated: Stated) -> dict[str, Fraction]:
    return {name: figure.amount for name, figure in stated.figures.items() if isinstance(figure, Literal)}


def _complete(figures: dict[str, Fraction]) -> dict[str, Fraction]:
    """Of actual, goal and attainment, two say the third."""
    found = dict(figures)
    for name in [key.removesuffix(".attainment") for key in figures if key.endswith(".attainment")]:
        attained, goal, actual = figures[f"{name}.attainment"], figures.get(f"{name}.goal"), figures.get(name)
        if actual is None and goal is not None:
            found[name] = attained * goal
        if goal is None and actual is not None and attained:
            found[f"{name}.goal"] = actual / attained
    return found


def lay_out(file: PlanFile, example: Example, acted: Sequence[Act], folder: Path) -> PlanFile:
    """Write the example's person and records as files; the plan that reads them instead of the company's."""
    plan = sound(file)
    _write(folder / "people.csv", plan.people.columns.values(), [_person(plan, example)])
    sources = {name: _alone(spec, f"source-{name}.csv") for name, spec in plan.sources.items()}
    for name, spec in plan.sources.items():
        headers = dict.fromkeys([*spec.columns.values(), *spec.key])
        _write(folder / f"source-{name}.csv", headers, _records(plan, name, acted))
    changed: dict[str, object] = {"sources": sources, "people": _alone(plan.people, "people.csv"), "examples": ()}
    changed |= {"consultation": None, "rewards": {}}
    for name in ("goals", "adjustments"):
        table = getattr(plan, name)
        if table is not None:
            _write(folder / f"{name}.csv", table.columns.values(), [])
            changed[name] = _alone(table, f"{name}.csv")
    return replace(file, plan=plan.model_copy(update=changed))


def _alone(spec: Table, name: str) -> Table:
    """The same table in a plain file of ours."""
    return spec.model_copy(update={"files": name, **dict.fromkeys(_DETECTED)})


def _person(plan: Plan, example: Example) -> dict[str, str]:
    told = {"id": PERSON, **{name: _cell(figure) for name, figure in example.person.items()}}
    return {header: told.get(column, "") for column, header in plan.people.columns.items()}


def _cell(figure: Literal | str) -> str:
    return figure.text.replace("_", "") if isinstance(figure, Literal) else figure


def _records(plan: Plan, name: str, acted: Sequence[Act]) -> list[dict[str, str]]:
    """The records as rows by header; who is credited, when, and the key need not be written."""
    spec, rows = plan.sources[name], list[dict[str, str]]()
    for act in acted:
        for record in act.given.records.get(name, ()):
            cells = {_header(spec, field): _plain(spec.types.get(field, ""), text) for field, text in record.items()}
            usual = {header: f"R{len(rows) + 1}" for header in spec.key} | _usual(plan, name, act.window)
            rows.append(usual | cells)
    return rows


def _header(spec: Source, field: str) -> str:
    """The header of a field; `key` stands for the record's key, whatever its header is."""
    return spec.columns.get(field) or (spec.key[0] if field == "key" else field)


def _plain(kind: str, text: str) -> str:
    return text.replace("_", "") if kind in ("money", "number", "integer") else text


def _usual(plan: Plan, name: str, window: Window) -> dict[str, str]:
    """Owner and dates of a record that does not name them: the person, and the period's last day."""
    spec, crediting = plan.sources[name], plan.crediting.get(name)
    splits = crediting.splits if crediting is not None and isinstance(crediting.splits, tuple) else ()
    owner = splits[0].to if splits else "owner"
    days = {measure.date for measure in plan.measures.values() if measure.from_ == name and measure.date}
    found = {spec.columns[field]: str(window.end) for field in days if field in spec.columns}
    return found | ({spec.columns[owner]: PERSON} if owner in spec.columns else {})


def _write(path: Path, headers: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(headers)), restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
