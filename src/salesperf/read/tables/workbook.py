"""Spreadsheets (xlsx, xls, xlsb, ods): one sheet of each becomes a numbered CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.table import BadRow, Extract, SourceSpec, letter
from salesperf.read.tables.files import FoundFile, listed
from salesperf.read.tables.groups import fill_groups
from salesperf.read.tables.headers import HeaderRow, Matched, match, title_rows
from salesperf.read.tables.numbered import Numbered, numbered_extract, write_copy
from salesperf.read.tables.preflight import Unseen, index_of, look
from salesperf.read.tables.sheet_rows import SheetRows, spans_to_fill
from salesperf.read.tables.sheets import Sheet, choose_sheet, open_book

_FIGURES = ("money", "number", "integer", "ratio")


def open_workbook(
    file: FoundFile, spec: SourceSpec, scratch_dir: Path
) -> tuple[Extract | None, list[BadRow], list[Diagnostic]]:
    """The table in a workbook; raises `Problems` where the file or its sheet cannot be opened."""
    sheet, found = choose_sheet(open_book(file), file, spec)
    if sheet.header is None:
        return None, [], [*found, Diagnostic("no-header-row", Cell(file.name, sheet.name))]
    matched, problems = match(sheet.header, spec, file.name, sheet.name)
    if problems:
        return None, [], found + problems
    unseen = look(file.path, sheet.name)
    table = Cell(file.name, sheet.name)
    mapped = frozenset(matched.columns.values()) | frozenset(matched.key)
    spans = spans_to_fill(sheet, mapped - _figures(matched, spec))
    rows = SheetRows(sheet, file.name, sheet.header.row, mapped, unseen.errors, spans, spec.decimal)
    records: Iterable[Numbered] = rows
    headings: list[BadRow] = []
    if spec.preset and spec.preset.groups:
        records, headings = fill_groups(list(rows), file.name, sheet.name)
    copy = write_copy(records, table, sheet.header.cells, scratch_dir)
    bad = sorted([*copy.bad, *rows.lost, *headings], key=lambda it: it.row)
    found += title_rows(sheet.header, spec, file.name, sheet.name)
    found += _warnings(table, sheet.header.cells, unseen, rows)
    return numbered_extract(_extract(file, sheet, sheet.header, matched), copy), bad, found


def _figures(matched: Matched, spec: SourceSpec) -> frozenset[int]:
    """The columns that are never filled down: an amount merged over three rows is one amount."""
    return frozenset(index for name, index in matched.columns.items() if spec.types.get(name) in _FIGURES)


def _extract(file: FoundFile, sheet: Sheet, header: HeaderRow, matched: Matched) -> Extract:
    return Extract(
        file=file.name,
        sheet=sheet.name,
        path=file.path,
        format="csv",
        delimiter=",",
        quote='"',
        headers=header.cells,
        columns=matched.columns,
        key=matched.key,
        skip=0,
        first_row=header.row + 1,
        row_column=None,
        sha256="",
        size=file.path.stat().st_size,
        above=header.above,
    )


def _warnings(table: Cell, headers: Sequence[str], unseen: Unseen, rows: SheetRows) -> list[Diagnostic]:
    """What was read although nobody sees it, and what was filled in."""
    hidden = [row for row in unseen.hidden_rows if row > rows.header_row]
    columns = [name for name in unseen.hidden_columns if index_of(name) in rows.mapped]
    found = [_rows_warning("hidden-rows-read", table, hidden)] if hidden else []
    for index, filled in sorted(rows.filled.items()):
        column = replace(table, letter=letter(index), header=headers[index])
        found.append(_rows_warning("merged-cells-filled", column, filled))
    if columns:
        found.append(Diagnostic("hidden-columns-read", table, {"columns": listed(columns)}, "warning"))
    return found


def _rows_warning(rule: str, place: Cell, rows: Sequence[int]) -> Diagnostic:
    return Diagnostic(rule, replace(place, row=rows[0]), {"rows": listed(map(str, rows))}, "warning")
