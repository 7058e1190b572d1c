"""The rows of a table looked at: types and examples by column, and rows that are no records."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from salesperf.diagnostics import Cell
from salesperf.model.furniture import row_kind, search_words
from salesperf.model.inspection import SeenColumn
from salesperf.model.preset import Preset
from salesperf.model.table import BadRow, Extract
from salesperf.read.inspecting.names import field_names
from salesperf.read.inspecting.types import guess_type
from salesperf.read.tables.dialect import Export
from salesperf.read.tables.numbered import field_too_long

MOST_JUDGED = 5_000
_EXAMPLES = 3


@dataclass(slots=True)
class SeenRows:
    """What all rows of a table show; the first `judged` of the records were looked at cell by cell."""

    records: int = 0
    judged: int = 0
    totals: list[int] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    columns: list[SeenColumn] = field(default_factory=list)


def see_rows(extract: Extract, known: Preset | None, bad: Sequence[BadRow]) -> SeenRows:
    """Look at every row for a total or furniture, and at the cells of the first records for their types."""
    seen = SeenRows()
    lines, words = known.furniture if known else (), search_words()
    judged: list[list[str]] = []
    for row, cells in _rows(extract):
        looked = len(judged) < MOST_JUDGED or not words.isdisjoint(cells) or "" in cells[:1]
        kind = row_kind(cells, lines) if looked and not all(cells) else ""
        if kind:
            (seen.totals if kind == "total-row" else seen.furniture).append(row)
            continue
        seen.records += 1
        if len(judged) < MOST_JUDGED:
            judged.append(cells)
    for each in bad:
        kind = "furniture-row" if each.rule == "furniture-row" else row_kind(each.cells, lines)
        if kind:
            (seen.totals if kind == "total-row" else seen.furniture).append(each.row)
    seen.judged = len(judged)
    seen.columns = _columns(extract, known, judged)
    return SeenRows(seen.records, seen.judged, sorted(seen.totals), sorted(seen.furniture), seen.columns)


def _rows(extract: Extract) -> Iterator[tuple[int, list[str]]]:
    at = extract.row_column
    with extract.path.open(encoding="utf-8-sig", newline="") as stream:
        for _ in range(extract.skip):
            stream.readline()
        reader = csv.reader(stream, Export, delimiter=extract.delimiter, quotechar=extract.quote)
        number = extract.first_row - 1
        try:
            for number, fields in enumerate(reader, extract.first_row):
                if any(fields):
                    yield (number, fields) if at is None else (int(fields[at]), [*fields[:at], *fields[at + 1 :]])
        except csv.Error as error:
            raise field_too_long(Cell(extract.file, extract.sheet, number + 1)) from error


def _columns(extract: Extract, known: Preset | None, rows: Sequence[Sequence[str]]) -> list[SeenColumn]:
    headers = [header for index, header in enumerate(extract.headers) if index != extract.row_column]
    names = field_names(headers, known)
    found = []
    for index, header in enumerate(headers):
        texts = [text for row in rows if index < len(row) and (text := row[index].strip())]
        if not header.strip() and not texts:
            continue
        type_, date_format = guess_type(header, texts, known)
        examples = tuple(dict.fromkeys(texts))[:_EXAMPLES]
        place = index + (extract.row_column is not None and extract.row_column <= index)
        unique = len(texts) == len(rows) > 0 and len(set(texts)) == len(texts)
        found.append(
            SeenColumn(extract.letter(place), header, names[index], type_, len(texts), examples, date_format, unique)
        )
    return found
