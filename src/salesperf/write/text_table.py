"""Tables for a terminal: columns padded by cells, and left out rather than cut where there is no room."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from salesperf.write.cells import left, right, width
from salesperf.write.styled import MUTED, Line, Piece

WIDTH = 100
GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; figures stand to the right. An `optional` column may be left out, the last one first."""

    heading: str
    figures: bool = False
    optional: bool = False


def room() -> int:
    """The cells of a line of the terminal; what is redirected has always the same."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


def table_lines(columns: Sequence[Column], rows: Sequence[Sequence[Piece]], indent: int = 0) -> list[Line]:
    """The headings and then the rows, no wider than there is room for unless what must be shown needs more."""
    headings = [(column.heading, MUTED) for column in columns]
    widths = [max(width(row[index][0]) for row in (headings, *rows)) for index in range(len(columns))]
    kept = _kept(columns, widths, room() - indent)
    return [_line([_padded(row[i], widths[i], columns[i].figures) for i in kept]) for row in (headings, *rows)]


def _kept(columns: Sequence[Column], widths: Sequence[int], limit: int) -> list[int]:
    kept = list(range(len(columns)))
    for index in reversed(range(len(columns))):
        if sum(widths[i] + len(GAP) for i in kept) - len(GAP) > limit and columns[index].optional:
            kept.remove(index)
    return kept


def _padded(piece: Piece, cells: int, figures: bool) -> Piece:
    text, style = piece
    return (right(text, cells) if figures else left(text, cells)), style


def _line(pieces: list[Piece]) -> Line:
    """The cells of a row with gaps between them; nothing stands after the last that is not empty."""
    while pieces and not pieces[-1][0].strip():
        pieces = pieces[:-1]
    spaced = [(text + GAP, style) for text, style in pieces[:-1]]
    return (*spaced, *((text.rstrip(), style) for text, style in pieces[-1:]))
