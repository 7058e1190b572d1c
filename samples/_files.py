"""Tables as files that have the same bytes on every run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]

Rows = Iterable[Sequence[object]]
MADE = datetime(2026, 11, 2, 9, 0)


def write_csv(path: Path, header: Sequence[str], rows: Rows, encoding: str = "utf-8", line_end: str = "\n") -> None:
    """One table as CSV; `utf-8-sig` puts a byte order mark in front."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator=line_end)
        writer.writerow(header)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])


def write_xlsx(path: Path, sheet: str, header: Sequence[str], rows: Rows) -> None:
    """One table as the only sheet of a workbook, with a fixed date of making."""
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    book.set_properties({"created": MADE})
    page = book.add_worksheet(sheet)
    formats = {
        "header": book.add_format({"bold": True, "bottom": 1}),
        "money": book.add_format({"num_format": "#,##0.00"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    page.freeze_panes(1, 0)
    page.set_column(0, len(header) - 1, 14)
    page.write_row(0, 0, header, formats["header"])
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(page, number, column, cell, formats)
    book.close()


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: object,
    formats: dict[str, xlsxwriter.format.Format],
) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, cell)
    elif isinstance(cell, date):
        page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), formats["date"])
    elif isinstance(cell, Decimal):
        page.write_number(row, column, float(cell), formats["money"])
    elif isinstance(cell, int):
        page.write_number(row, column, cell)
