"""The layout of a CSV: its delimiter, and the row that holds the headers."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from salesperf.model.table import SourceSpec
from salesperf.read.tables.dialect import Export
from salesperf.read.tables.headers import SEARCHED_ROWS, HeaderRow, choose, score

DELIMITERS = (",", ";", "\t", "|")
DIRECTIVE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """`skip` counts the lines up to and with the header row; a `sep=` line counts there, but not as a row."""

    delimiter: str
    header: HeaderRow
    skip: int


def find_layout(head: str, spec: SourceSpec) -> Layout | None:
    """The delimiter under which some row of the file's beginning holds most of the plan's headers."""
    directive = DIRECTIVE.match(head)
    if directive:
        found = _with_delimiter(head[directive.end() :], directive[1], spec)
        return Layout(found.delimiter, found.header, found.skip + 1) if found else None
    layouts = [layout for mark in DELIMITERS if (layout := _with_delimiter(head, mark, spec))]
    return max(layouts, key=lambda it: (score(it.header, spec), len(it.header.cells)), default=None)


def _with_delimiter(text: str, delimiter: str, spec: SourceSpec) -> Layout | None:
    reader = csv.reader(io.StringIO(text, newline=""), Export, delimiter=delimiter)
    most = max(SEARCHED_ROWS, spec.header_row or 0)
    lines: dict[int, int] = {}
    candidates = []
    try:
        for row, cells in zip(range(1, most + 1), reader, strict=False):
            candidates.append(HeaderRow(row, tuple(cells)))
            lines[row] = reader.line_num
    except csv.Error:
        return None
    header = choose(candidates, spec)
    return Layout(delimiter, header, lines[header.row]) if header else None
