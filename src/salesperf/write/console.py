"""What `score` says in a terminal: ranking and totals, rows set aside, what to do next. 100 columns at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.model.standings import Standing, Standings
from salesperf.write.cells import left, width
from salesperf.write.diagnostics_text import place_text
from salesperf.write.figures import money, number, percent
from salesperf.write.styled import ALERT, MUTED, PLACE, STRONG, Line, Piece
from salesperf.write.text_table import Column, table_lines

FIRST, LAST = 12, 3
"""How many rows of a long ranking are shown; all are in ranking.csv."""

ROWS_SHOWN = 12
"""How many rows set aside are shown; all are in excluded.csv."""

_BAND = 5
"""The column of bands, which not every plan has."""

_GOAL = 10
_LONGEST = 16


class Next(NamedTuple):
    """A command to try, and what it is good for."""

    command: str
    purpose: str


def ranking_lines(standings: Standings, lang: Language) -> list[Line]:
    """The first and last places, the sum of all, and how to read the table."""
    columns = (
        Column(text("score.rank", lang), figures=True),
        Column(text("score.person", lang)),
        Column(text("score.id", lang), optional=True),
        Column(text("score.team", lang), optional=True),
        Column(text("score.score", lang), figures=True),
        Column(text("score.band", lang), optional=True),
        Column(text("score.earned", lang, currency=standings.currency), figures=True),
        Column(text("score.attained", lang), figures=True, optional=True),
        Column(visible(standings.measure), optional=True),
    )
    ranked = [line for line in standings.lines if line.place]
    long = len(ranked) > FIRST + LAST
    shown = [_row(line, standings.ratio) for line in (ranked[:FIRST] if long else ranked)]
    rest = [_gap(), *(_row(line, standings.ratio) for line in ranked[-LAST:])] if long else []
    sums = [*_unranked(standings, lang), _sum(standings, lang)]
    table = _table(columns, [*shown, *rest, *sums])
    legend = text("score.legend", lang, count=len(ranked))
    cost = _cost(standings, lang)
    return [_title(standings), (), *table[: -len(sums)], (), *table[-len(sums) :], ((legend, MUTED),), *cost]


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Piece]]) -> list[Line]:
    """Without the column of bands where the plan has none."""
    kept = [n for n in range(len(columns)) if n != _BAND or any(row[_BAND][0] for row in rows)]
    return table_lines([columns[n] for n in kept], [[row[n] for n in kept] for row in rows])


def _cost(standings: Standings, lang: Language) -> list[Line]:
    """What was expected, and when it is paid: what the plan says of these."""
    said = []
    if standings.expected:
        part = percent(Fraction(standings.earned) / Fraction(standings.expected))
        said.append(text("score.expected", lang, expected=money(standings.expected), part=part))
    if standings.due:
        said.append(text("score.due", lang, day=standings.due.isoformat()))
    return [((text("explain.separator", lang).join(said), MUTED),)] if said else []


def quarantine_lines(found: Sequence[Diagnostic], lang: Language) -> list[Line]:
    """The rows that nobody is paid for, each with its cell and the reason, and an empty line; else nothing."""
    if not found:
        return []
    places = [place_text(d.place, lang) if isinstance(d.place, Cell) else "" for d in found[:ROWS_SHOWN]]
    column = max(width(place) for place in places)
    rows = [
        ((f"  {left(place, column)}  ", ""), (fill(diagnostic, lang).message, ""))
        for place, diagnostic in zip(places, found, strict=False)
    ]
    more = [((text("score.more", lang, count=len(found) - ROWS_SHOWN), MUTED),)] if len(found) > ROWS_SHOWN else []
    return [((counted("score.quarantined", lang, len(found)), ALERT),), *rows, *more, ()]


def checked_line(amounts: int, lang: Language) -> Line:
    """How many amounts were computed on two ways, and are equal."""
    return ((counted("score.checked", lang, amounts), MUTED),)


def next_lines(steps: Sequence[Next], lang: Language) -> list[Line]:
    """What can be done now."""
    column = max((width(step.command) for step in steps), default=0)
    return [
        ((text("score.next", lang), MUTED),),
        *(((f"  {left(step.command, column)}  ", ""), (step.purpose, MUTED)) for step in steps),
    ]


def exit_line(code: int, lang: Language) -> Line:
    """The exit code in words."""
    return ((text("score.exit", lang, code=code, meaning=text(f"score.exit-{code}", lang)), ALERT if code else MUTED),)


def bar(attainment: Fraction | None) -> str:
    """Ten cells up to the goal, then one for each further tenth; what is longer than the scale ends in `+`.

    >>> [bar(Fraction(figure)) for figure in ("0.749", "1", "1.523", "9")]
    ['=======   |', '==========|', '==========|====', '==========|=====+']
    """
    if attainment is None:
        return ""
    tenths = max(0, int(attainment * _GOAL))
    if tenths <= _GOAL:
        return "=" * tenths + " " * (_GOAL - tenths) + "|"
    over = min(tenths, _LONGEST) - _GOAL - 1
    return "=" * _GOAL + "|" + "=" * over + ("+" if tenths > _LONGEST else "")


def _title(standings: Standings) -> Line:
    ranked_by = [(f"  {visible(standings.ranked_by)}", MUTED)] if standings.ranked_by else []
    return (
        (f"{visible(standings.plan)} {visible(standings.version)}", STRONG),
        (f"  {standings.period}", PLACE),
        *ranked_by,
    )


def _row(line: Standing, ratio: bool) -> list[Piece]:
    reached = line.attainment is not None and line.attainment >= 1
    return [
        (line.place, ""),
        (visible(line.name), ""),
        (visible(line.person), MUTED),
        (visible(line.team), ""),
        (_optional(line.score, percent if ratio else number), STRONG),
        (visible(line.band), ""),
        (money(line.earned), STRONG),
        (_optional(line.attainment, percent), ""),
        (bar(line.attainment), PLACE if reached else MUTED),
    ]


def _gap() -> list[Piece]:
    return [("", ""), ("...", MUTED), *[("", "")] * 7]


def _unranked(standings: Standings, lang: Language) -> list[list[Piece]]:
    """One row for all people without a place together, where there are any."""
    others = [line.earned for line in standings.lines if not line.place]
    return [_total(counted("score.unranked", lang, len(others)), sum(others, Decimal(0)), "")] if others else []


def _sum(standings: Standings, lang: Language) -> list[Piece]:
    return _total(counted("score.people", lang, len(standings.lines)), standings.earned, STRONG)


def _total(people: str, earned: Decimal, style: str) -> list[Piece]:
    return [("", ""), (people, style), *[("", "")] * 4, (money(earned), style), *[("", "")] * 2]


def _optional(figure: Fraction | None, written: Callable[[Fraction], str]) -> str:
    return "-" if figure is None else written(figure)
