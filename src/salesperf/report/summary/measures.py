"""Every measure in every window: how far people, teams or the company got, and what has no figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesperf.model.page import Said, Shown, measured, said
from salesperf.model.period import Window
from salesperf.model.summary.amounts import MeasureLine, Measures
from salesperf.report.reached import Reached
from salesperf.report.statistics import many
from salesperf.report.summary.names import measure_label
from salesperf.report.summary.scene import Scene


def measures(scene: Scene) -> Measures:
    """One line for each measure and window, in plan order; those whose window still runs say so."""
    found = sorted(scene.reached.items(), key=lambda each: _order(scene, each[0]))
    lines = tuple(_line(scene, name, window, figures) for (name, window), figures in found)
    running = sum(not line.closed for line in lines)
    return Measures(said("measure.answer", closed=len(lines) - running, count=running), lines)


def _order(scene: Scene, key: tuple[str, Window]) -> tuple[int, Window]:
    return list(scene.results.plan.measures).index(key[0]), key[1]


def _line(scene: Scene, name: str, window: Window, figures: Mapping[str, Reached]) -> MeasureLine:
    spec = scene.results.plan.measures[name]
    held = _held(scene, name, window, figures)
    attained = [each.attainment for each in held if each.attainment is not None]
    values = [each.actual for each in held if each.actual is not None]
    missing = sum(each.actual is None for each in held)
    strip = many(attained or values)
    ends = (strip.values[0], strip.quarters[1], strip.values[-1]) if strip else (None, None, None)
    low, middle, high = (each if attained else measured(each, spec.unit) for each in ends)
    return MeasureLine(
        name=measure_label(scene.results, name, scene.lang),
        window=window,
        closed=window.end <= scene.results.period.end,
        holders=said(f"measure.{spec.whose}", count=len(held)),
        goal=_goal(held, spec.unit),
        low=low,
        middle=middle,
        high=high,
        strip=strip,
        against_goal=bool(attained),
        reached=sum(each >= 1 for each in attained),
        missing=missing,
        why=_why(missing, spec.at_least),
    )


def _held(scene: Scene, name: str, window: Window, figures: Mapping[str, Reached]) -> list[Reached]:
    """One figure for each holder: a team's is the same for all its members, and so is the company's.

    People who have no record, no goal of their own and no scorecard that asks are left out: it is not about them.
    """
    spec, roster = scene.results.plan.measures[name], scene.results.roster
    found: dict[str, Reached] = {}
    for person, each in figures.items():
        row = roster.row_at(person, window)
        holder = {"team": row.team if row else "", "company": ""}.get(spec.whose, person)
        if each.n or each.carded or (spec.goal == "required" and each.goal is not None):
            found.setdefault(holder, each)
    return list(found.values())


def _goal(held: Sequence[Reached], unit: str) -> Shown:
    """The goal where it is the same for all, else that everybody has their own; None without any."""
    goals = {each.goal for each in held if each.goal is not None}
    if len(goals) > 1:
        return said("measure.own-goals")
    return measured(next(iter(goals), None), unit)


def _why(missing: int, least: int | None) -> Said | None:
    if not missing:
        return None
    return said("measure.too-few", count=missing, least=least) if least else said("measure.no-record", count=missing)
