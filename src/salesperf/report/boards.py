"""The rankings of a run, one after the other, and where everybody stood in an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salesperf.model.period import Window
from salesperf.model.results import RankRow, Results
from salesperf.model.sheet import Kind, Place
from salesperf.report.labels import label


@dataclass(frozen=True, slots=True)
class Board:
    """One ranking: by what, in which window, and everybody's row by id, best first."""

    by: str
    window: Window
    rows: Mapping[str, RankRow]

    def place(self, person: str) -> Place | None:
        """Where a person stands; None without a place."""
        row = self.rows.get(person)
        return Place(row.place, row.tied) if row else None


def boards(results: Results) -> list[Board]:
    """Every ranking in the order in which the run names them."""
    found: dict[tuple[str, Window], dict[str, RankRow]] = {}
    for row in results.ranking:
        found.setdefault((row.by, row.window), {})[row.person] = row
    return [Board(by, window, rows) for (by, window), rows in found.items()]


def board_name(results: Results, board: Board, lang: str) -> str:
    """What is ranked by, as the plan calls it, and the window."""
    spec = results.plan.scorecards.get(board.by) or results.plan.measures[board.by]
    return f"{label(spec.label, board.by, lang)} {board.window.name}"


def board_kind(results: Results, board: Board) -> Kind:
    """A scorecard's scores are ratios; a measure's figures are what its unit says."""
    if board.by in results.plan.scorecards:
        return "ratio"
    return unit_kind(results.plan.measures[board.by].unit)


def unit_kind(unit: str) -> Kind:
    """How figures of a measure's unit are shown."""
    return unit if unit in {"money", "ratio"} else "number"  # type: ignore[return-value]


def moved(place: Place | None, earlier: int | None) -> int | None:
    """Places won (or lost, below 0) since the earlier run.

    >>> moved(Place(2), 5), moved(Place(3, tied=True), 1), moved(Place(1), None)
    (3, -2, None)
    """
    return earlier - place.number if place and earlier is not None else None


def listed(results: Results, found: Sequence[Board]) -> list[str]:
    """Everybody on the roster in the period or paid for it: best of the first ranking first, the others by roster."""
    ranked = found[0].rows if found else {}
    paid = {earning.person for earning in results.earnings}
    others = [p for p in results.roster.people if p in paid or results.roster.row_at(p, results.period)]
    return [*ranked, *(person for person in others if person not in ranked)]


def team_of(results: Results, person: str, window: Window) -> str:
    """The team at the end of the window; of who was not there in it, the last one."""
    row = results.roster.row_at(person, window) or results.roster.people[person].rows[-1]
    return row.team
