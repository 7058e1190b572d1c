"""Spreadsheets (xlsx, xls, xlsb, ods): one sheet of each becomes a numbered CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.table import BadRow, Extract, SourceSpec, letter
from salesperf.read.tables.cell_text import cell_text
from salesperf.read.tables.files import FoundFile, listed
from salesperf.read.tables.groups import fill_groups
from salesperf.read.tables.headers import HeaderRow, Matched, match, title_rows
from salesperf.read.tables.numbered import Numbered, numbered_extract, write_copy
from salesperf.read.tables.preflight import index_of
from salesperf.read.tables.sheet_rows import SheetRows, Wanted, spans_to_fill
from salesperf.read.tables.sheets import Book, Sheet, choose_sheet

_FIGURES = ("money", "number", "integer", "ratio")


def open_workbook(
    book: Book, spec: SourceSpec, scratch_dir: Path
) -> tuple[Extract | None, list[BadRow], list[Diagnostic]]:
    """The table in a workbook; raises `Problems` where the file or its sheet cannot be opened."""
    file = book.file
    sheet, found = choose_sheet(book, spec)
    if sheet.header is None:
        return None, [], [*found, Diagnostic("no-header-row", Cell(file.name, sheet.name))]
    matched, problems = match(sheet.header, spec, file.name, sheet.name)
    if problems:
        return None, [], found + problems
    table = Cell(file.name, sheet.name)
    wanted = _wanted(matched, spec)
    spans = spans_to_fill(sheet, wanted.mapped - wanted.figures)
    rows = SheetRows(sheet, file.name, sheet.header.row, wanted, spans)
    records: Iterable[Numbered] = rows
    headings: list[BadRow] = []
    if spec.preset and spec.preset.groups:
        records, headings = fill_groups(list(rows), file.name, sheet.name)
    copy = write_copy(records, table, sheet.header.cells, scratch_dir)
    bad = sorted([*copy.bad, *rows.aside, *headings], key=lambda it: it.row)
    found += title_rows(sheet.header, spec, file.name, sheet.name)
    found += _warnings(table, sheet.header.cells, rows)
    return numbered_extract(_extract(file, sheet, sheet.header, matched), copy), bad, found


def _wanted(matched: Matched, spec: SourceSpec) -> Wanted:
    """What is read of a sheet. Figures are never filled down: an amount merged over three rows is one amount."""
    typed = {index: spec.types.get(name, "text") for name, index in matched.columns.items()}
    return Wanted(
        mapped=frozenset(typed) | frozenset(matched.key),
        figures=frozenset(index for index, kind in typed.items() if kind in _FIGURES),
        money=frozenset(index for index, kind in typed.items() if kind == "money"),
        decimal=spec.decimal,
        currency=spec.currency,
        currency_column=matched.columns.get(spec.currency_field),
        in_units=frozenset(index for name, index in matched.columns.items() if name in spec.units),
    )


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
        header_row=header.row,
    )


def _warnings(table: Cell, headers: Sequence[str], rows: SheetRows) -> list[Diagnostic]:
    """What was read although nobody sees it, and what was filled in."""
    unseen = rows.sheet.unseen
    hidden = [row for row in unseen.hidden_rows if row > rows.header_row]
    columns = [name for name in unseen.hidden_columns if index_of(name) in rows.wanted.mapped]
    found = [_rows_warning("hidden-rows-read", table, hidden)] if hidden else []
    for index, filled in sorted(rows.filled.items()):
        column = replace(table, letter=letter(index), header=headers[index])
        found.append(_rows_warning("merged-cells-filled", column, filled))
    found += _shown_otherwise(table, headers, rows)
    if columns:
        found.append(Diagnostic("hidden-columns-read", table, {"columns": listed(columns)}, "warning"))
    return found


def _shown_otherwise(table: Cell, headers: Sequence[str], rows: SheetRows) -> Iterator[Diagnostic]:
    """One warning for each column of figures that the workbook shows in thousands, or with a unit that it is not in."""
    shown, left = rows.sheet.unseen.shown, set(rows.wanted.figures)
    for number, values in rows.sheet.rows() if shown else ():
        for index, figure in shown.get(number, {}).items():
            value = values[index] if index < len(values) else None
            declared = figure.factor == 1 and index in rows.wanted.in_units
            if number > rows.header_row and index in left and isinstance(value, float | int) and not declared:
                left.remove(index)
                place = replace(table, row=number, letter=letter(index), header=headers[index])
                exact = Decimal(cell_text(value))
                params = {"shown": figure.of(exact), "held": f"{exact:f}"}
                yield Diagnostic("figures-shown-otherwise", place, params, "warning")


def _rows_warning(rule: str, place: Cell, rows: Sequence[int]) -> Diagnostic:
    return Diagnostic(rule, replace(place, row=rows[0]), {"rows": listed(map(str, rows))}, "warning")
