"""The first rows of a file, in which its headers are looked for."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from salesperf.read.tables.cell_text import cell_text
from salesperf.read.tables.dialect import Export
from salesperf.read.tables.files import FoundFile
from salesperf.read.tables.headers import SEARCHED_ROWS
from salesperf.read.tables.layout import DELIMITERS, DIRECTIVE
from salesperf.read.tables.sheets import Book
from salesperf.read.tables.text_file import head_of

Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Head:
    """The first rows of a sheet, or of a text file under one delimiter; in `joined` ones cells span columns."""

    sheet: str
    rows: Rows
    hidden: bool = False
    joined: frozenset[int] = frozenset()


def heads_of_text(file: FoundFile, scratch_dir: Path) -> list[Head]:
    """One for each delimiter; raises `Problems` where the encoding cannot be told."""
    text = head_of(file, scratch_dir)
    directive = DIRECTIVE.match(text)
    marks = (directive[1],) if directive else DELIMITERS
    return [Head("", rows) for mark in marks if (rows := _rows(text[directive.end() if directive else 0 :], mark))]


def _rows(text: str, delimiter: str) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), Export, delimiter=delimiter)
    try:
        return list(enumerate(islice(reader, SEARCHED_ROWS), 1))
    except csv.Error:
        return []


def heads_of_sheets(book: Book) -> list[Head]:
    """One for each sheet."""
    found = []
    for name, visible in book.visible().items():
        sheet = book.sheet(name)
        rows = [(row, [cell_text(value) for value in values]) for row, values in islice(sheet.rows(), SEARCHED_ROWS)]
        merges = sheet.grid.merged_cell_ranges or []
        joined = frozenset(top + 1 for (top, left), (bottom, right) in merges if right > left and top == bottom)
        found.append(Head(name, rows, not visible, joined))
    return found
