"""Results -> the sheet of teams: placed by the mean score of their ranked people."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.results import Results
from salesperf.model.sheet import Column, Place, Row, Sheet
from salesperf.report.boards import Board, board_kind, board_name, listed, team_of
from salesperf.stages.ranking import Rank, ranks


def teams_sheet(results: Results, board: Board, lang: Language, show_pay: bool) -> Sheet:
    """A row for each team, best first, those without a ranked person last; no rows where nobody has a team."""
    members = _members(results, board)
    scores = {team: [board.rows[p].value for p in people if p in board.rows] for team, people in members.items()}
    placed = ranks({team: _mean(values) for team, values in scores.items()})
    order = sorted(members, key=lambda team: _order(placed[team]))
    rows = [_row(team, placed[team], len(members[team]), scores[team]) for team in order]
    pay = [sum(map(results.earned, members[team]), Decimal(0)) for team in order]
    total: Row = (None, None, sum(map(len, members.values())), sum(map(len, scores.values())), None, None, None)
    return Sheet(
        name=text("ranking.teams", lang),
        columns=_columns(results, board, lang, show_pay),
        rows=tuple((*row, earned) if show_pay else row for row, earned in zip(rows, pay, strict=True)),
        total=(*total, sum(pay, Decimal(0))) if show_pay else total,
        notes=(text("ranking.team-mean", lang, score=board_name(results, board, lang)), text("ranking.tie", lang)),
        fixed=2,
    )


def _columns(results: Results, board: Board, lang: Language, show_pay: bool) -> tuple[Column, ...]:
    kind = board_kind(results, board)
    pay = [Column(text("ranking.earned", lang, currency=results.plan.currency), "money")] if show_pay else []
    return (
        Column(text("ranking.place", lang), "place"),
        Column(text("ranking.team", lang)),
        Column(text("ranking.count", lang), "count"),
        Column(text("ranking.ranked", lang), "count"),
        *(Column(text(f"ranking.{name}", lang), kind) for name in ("mean", "best", "last")),
        *pay,
    )


def _row(team: str, rank: Rank | None, people: int, scores: Sequence[Fraction]) -> Row:
    place = Place(rank.place, rank.tied) if rank else None
    extremes = (max(scores), min(scores)) if scores else (None, None)
    return place, team, people, len(scores), _mean(scores), *extremes


def _members(results: Results, board: Board) -> dict[str, list[str]]:
    """The people of each team in the window of the ranking."""
    found: dict[str, list[str]] = {}
    for person in listed(results, [board]):
        if team := team_of(results, person, board.window):
            found.setdefault(team, []).append(person)
    return found


def _mean(scores: Sequence[Fraction]) -> Fraction | None:
    return sum(scores, Fraction(0)) / len(scores) if scores else None


def _order(rank: Rank | None) -> tuple[bool, int]:
    return rank is None, rank.place if rank else 0
