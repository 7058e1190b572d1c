"""Results -> the sheet of people: the run's first ranking, the others beside it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.model.period import Window
from salesperf.model.results import Results
from salesperf.model.sheet import Column, Row, Sheet, Value
from salesperf.model.standings import EarlierPlaces
from salesperf.report.bands import band_label, bands_of
from salesperf.report.boards import Board, board_kind, board_name, listed, moved, team_of
from salesperf.report.labels import label

Part = tuple[Column, Callable[[str], Value]]
"""A column, and what stands in it for a person."""


def people_sheet(results: Results, found: list[Board], earlier: EarlierPlaces, lang: Language, show_pay: bool) -> Sheet:
    """Everybody on the roster in the period or paid for it, ranked people first, the others in roster order."""
    parts = [
        *(_places(found[0], earlier, lang) if found else []),
        *_who(results, found[0].window if found else results.period, lang),
        *(part for board in found[:1] for part in _led(results, board, lang)),
        *(part for board in found[1:] for part in [_score(results, board, lang), _place(board, lang)]),
        *([_earned(results, lang)] if show_pay else []),
    ]
    order = listed(results, found)
    return Sheet(
        name=text("ranking.people", lang),
        columns=tuple(column for column, _ in parts),
        rows=tuple(tuple(value(person) for _, value in parts) for person in order),
        total=_total(results, [column for column, _ in parts], order, lang) if show_pay else None,
        notes=tuple(text(f"ranking.{note}", lang) for note in (["tie", "movement"] if earlier.places else ["tie"])),
        fixed=next(index for index, (column, _) in enumerate(parts, start=1) if column.kind == "text"),
    )


def _total(results: Results, columns: list[Column], people: list[str], lang: Language) -> Row:
    """The number of people under their names, and the sum of what they earned, which stands last."""
    row: list[Value] = [None] * len(columns)
    row[next(index for index, column in enumerate(columns) if column.kind == "text")] = counted(
        "ranking.all", lang, len(people)
    )
    row[-1] = sum(map(results.earned, people), Decimal(0))
    return tuple(row)


def _places(board: Board, earlier: EarlierPlaces, lang: Language) -> list[Part]:
    """The place, and with an earlier run the place there and the movement."""
    if not earlier.places:
        return [_place(board, lang)]
    return [
        _place(board, lang),
        (Column(text("ranking.earlier", lang), "count"), lambda person: earlier.places.get((board.by, person))),
        (
            Column(text("ranking.move", lang), "move"),
            lambda person: moved(board.place(person), earlier.places.get((board.by, person))),
        ),
    ]


def _place(board: Board, lang: Language) -> Part:
    return Column(text("ranking.place", lang), "place"), board.place


def _who(results: Results, window: Window, lang: Language) -> list[Part]:
    return [
        (Column(text("ranking.person", lang)), lambda person: results.roster.people[person].name),
        (Column(text("ranking.id", lang)), lambda person: person),
        (Column(text("ranking.team", lang)), lambda person: team_of(results, person, window)),
    ]


def _led(results: Results, board: Board, lang: Language) -> list[Part]:
    """The score that people are placed by, its band where the plan has bands, and what it is made of."""
    scored = [_score(results, board, lang)]
    if bands_of(results.plan, board.by):
        bands = {person: band_label(results.plan, board.by, row.value, lang) for person, row in board.rows.items()}
        scored.append((Column(text("ranking.band", lang)), bands.get))
    return [*scored, *_attainments(results, board, lang)]


def _score(results: Results, board: Board, lang: Language) -> Part:
    scores = {person: row.value for person, row in board.rows.items()}
    return Column(board_name(results, board, lang), board_kind(results, board)), scores.get


def _attainments(results: Results, board: Board, lang: Language) -> list[Part]:
    """How far everybody got in each measure of the scorecard that is ranked by."""
    found: dict[str, dict[str, Fraction | None]] = {}
    for card in results.cards:
        if (card.card, card.window) == (board.by, board.window):
            for part in card.parts:
                found.setdefault(part.measure, {})[card.person] = part.attainment
    measures = results.plan.measures
    return [
        (Column(text("ranking.attained", lang, measure=label(measures[name].label, name, lang)), "ratio"), reached.get)
        for name, reached in found.items()
        if any(value is not None for value in reached.values())
    ]


def _earned(results: Results, lang: Language) -> Part:
    return Column(text("ranking.earned", lang, currency=results.plan.currency), "money"), results.earned
