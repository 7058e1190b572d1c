"""Results -> a sheet for each measure: who came how far, by attainment where there are goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.period import Window
from salesperf.model.plan import Measure
from salesperf.model.results import MeasureResult, Results
from salesperf.model.sheet import Column, Kind, Place, Row, Sheet
from salesperf.report.boards import team_of, unit_kind
from salesperf.report.labels import label
from salesperf.stages.ranking import Better, Rank, ranks

Scores = Mapping[tuple[str, str, Window], Fraction | None]


def measure_sheets(results: Results, lang: Language) -> Iterator[Sheet]:
    """Measures in plan order; one of a whole company ranks nobody, one of a team ranks teams."""
    scores = {(c.person, part.measure, c.window): part.score for c in results.cards for part in c.parts}
    for name, measure in results.plan.measures.items():
        found = [m for m in results.measures if m.measure == name and _concerns(m, scores)]
        if measure.whose != "company":
            yield _sheet(results, name, _each_once(results, measure, found), scores, lang)


def _concerns(m: MeasureResult, scores: Scores) -> bool:
    """Whether a person has anything to do with the measure: records, a score in it, or a goal to hold against."""
    return m.n > 0 or (m.person, m.measure, m.window) in scores or m.attainment is not None


def _each_once(results: Results, measure: Measure, found: Sequence[MeasureResult]) -> list[MeasureResult]:
    """One result a team and window where the measure is a team's: its members all have the same."""
    if measure.whose != "team":
        return list(found)
    return list({(team_of(results, m.person, m.window), m.window): m for m in reversed(found)}.values())[::-1]


def _sheet(results: Results, name: str, found: list[MeasureResult], scores: Scores, lang: Language) -> Sheet:
    measure = results.plan.measures[name]
    goals = any(m.goal is not None for m in found)
    scored = any(scores.get((m.person, name, m.window)) is not None for m in found)
    teams = measure.whose == "team"
    rows = []
    for m, rank in _placed(measure, found, goals):
        score = [scores.get((m.person, name, m.window))] if scored else []
        reached = [m.goal, m.attainment] if goals else []
        rows.append((_place(rank), *_who(results, m, teams), _window(m, lang), m.actual, *reached, *score, m.n))
    return Sheet(
        name=label(measure.label, name, lang),
        columns=_columns(_kind(measure, found), goals, scored, teams, lang),
        rows=tuple(rows),
        notes=(text("ranking.by-attainment" if goals else "ranking.by-actual", lang), text("ranking.tie", lang)),
        fixed=2,
    )


def _placed(measure: Measure, found: list[MeasureResult], goals: bool) -> Iterator[tuple[MeasureResult, Rank | None]]:
    """Window by window, best first, those without a figure last."""
    better: Better = "higher" if goals and measure.attainment == "inverse" else measure.better
    for _, each in groupby(found, key=lambda m: m.window):
        results = {m.person: m for m in each}
        places = ranks({p: m.attainment if goals else m.actual for p, m in results.items()}, better)
        order = sorted(results, key=lambda person: _order(places[person]))
        yield from ((results[person], places[person]) for person in order)


def _columns(kind: Kind, goals: bool, scored: bool, teams: bool, lang: Language) -> tuple[Column, ...]:
    kinds: dict[str, Kind] = {
        "place": "place",
        **({"team": "text"} if teams else {"person": "text", "id": "text", "team": "text"}),
        "window": "text",
        "actual": kind,
        **({"goal": kind, "attainment": "ratio"} if goals else {}),
        **({"score": "ratio"} if scored else {}),
        "records": "count",
    }
    return tuple(Column(text(f"ranking.{name}", lang), kind) for name, kind in kinds.items())


def _kind(measure: Measure, found: Sequence[MeasureResult]) -> Kind:
    """Figures that are all whole are shown without decimals."""
    kind = unit_kind(measure.unit)
    figures = [figure for m in found for figure in (m.actual, m.goal) if figure is not None]
    return "count" if kind == "number" and all(figure.denominator == 1 for figure in figures) else kind


def _who(results: Results, m: MeasureResult, teams: bool) -> Row:
    team = team_of(results, m.person, m.window)
    return (team,) if teams else (results.roster.people[m.person].name, m.person, team)


def _window(m: MeasureResult, lang: Language) -> str:
    return m.window.name if m.closed else text("ranking.running", lang, window=m.window.name)


def _place(rank: Rank | None) -> Place | None:
    return Place(rank.place, rank.tied) if rank else None


def _order(rank: Rank | None) -> tuple[bool, int]:
    return rank is None, rank.place if rank else 0
