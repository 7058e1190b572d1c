"""Sheets -> a workbook: for Excel, LibreOffice, WPS and Google Sheets, on screen and on A4 paper.

Text goes in as text whatever it looks like. The bytes depend on the sheets alone: no clock, no user, no machine.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from salesperf.locale.visible import visible
from salesperf.model.sheet import FIGURES, Book, Column, Kind, Place, Row, Sheet, Value
from salesperf.write.cell_styles import CellStyles
from salesperf.write.cells import width
from salesperf.write.figures import money, number, percent
from salesperf.write.sheet_names import sheet_names

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROW_HEIGHT, LINE_HEIGHT = 20, 15
A4 = 9
NARROWEST, WIDEST, HEADING, BESIDE = 6, 44, 18, 3
"""Widths of columns in digits: a longer heading is broken; `BESIDE` is the room for margin and filter button."""

_NUMBERS = frozenset((int, Decimal, Fraction))
"""Asked by type: `isinstance` of a Fraction takes long, and this is asked of every cell."""

LONGEST_TEXT = 32_767
LONGEST_FOOTER = 200


def book_bytes(book: Book) -> bytes:
    """The workbook as the bytes of an xlsx file."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(
        file, {"in_memory": True, "default_format_properties": {"font_name": "Calibri", "font_size": 10.5}}
    ) as made:
        made.set_properties({"title": visible(book.title), "created": datetime.combine(book.dated, time())})
        styles = CellStyles(made, book.digits)
        for name, sheet in zip(sheet_names(each.name for each in book.sheets), book.sheets, strict=True):
            write_sheet(made, styles, name, sheet, footer=book.title)
    return file.getvalue()


def write_sheet(made: Workbook, styles: CellStyles, name: str, sheet: Sheet, footer: str) -> Worksheet:
    """Add one sheet: title, header, rows, total and notes from the top, frozen and filtered at the header."""
    page = made.add_worksheet(name)
    page.hide_gridlines(2)
    page.set_default_row(ROW_HEIGHT)
    header = len(sheet.title) + bool(sheet.title)
    for line, text in enumerate(sheet.title):
        page.write_string(line, 0, safe_text(text), styles.title if line == 0 else styles.note)
    end = header + len(sheet.rows) + (sheet.total is not None)
    for line, text in enumerate(sheet.notes, start=end + 2):
        page.write_string(line, 0, safe_text(text), styles.note)
    widths = [_column_width(sheet, index, column, styles.digits) for index, column in enumerate(sheet.columns)]
    for index, cells in enumerate(widths):
        page.set_column(index, index, cells)
    page.set_row(header, ROW_HEIGHT * max(map(_lines, sheet.columns, widths), default=1))
    _write_table(page, styles, sheet, header)
    for row, values in enumerate(sheet.rows, start=header + 1):
        if (lines := _lines_of_text(values)) > 1:
            page.set_row(row, LINE_HEIGHT * lines)
    page.freeze_panes(header + 1, sheet.fixed)
    if sheet.rows:
        page.autofilter(header, 0, header + len(sheet.rows), len(sheet.columns) - 1)
    _set_up_print(page, header, footer)
    return page


def safe_text(text: str) -> str:
    """Text with what cannot be seen written out, and no longer than a cell can hold."""
    shown = visible(text)
    return shown if len(shown) <= LONGEST_TEXT else shown[: LONGEST_TEXT - 1] + "…"


def write_value(page: Worksheet, row: int, index: int, value: Value, style: Format) -> None:
    """One cell. A figure that a spreadsheet cannot hold to the last digit is written as text rather than changed."""
    if value is None:
        page.write_blank(row, index, None, style)
    elif isinstance(value, str):
        page.write_string(row, index, safe_text(value), style)
    elif type(value) in _NUMBERS:
        if isinstance(value, Decimal) and not holds(value):
            page.write_string(row, index, money(value), style)
        else:
            page.write_number(row, index, float(value), style)  # type: ignore[arg-type]
    elif isinstance(value, Place):
        page.write_number(row, index, value.number, style)
    else:
        page.write_datetime(row, index, datetime.combine(value, time()), style)  # type: ignore[arg-type]


def holds(amount: Decimal) -> bool:
    """Whether fifteen digits, which is all that spreadsheets keep, are enough for the amount."""
    return len(amount.normalize().as_tuple().digits) <= 15


def _write_table(page: Worksheet, styles: CellStyles, sheet: Sheet, header: int) -> None:
    apart = [_apart(sheet.columns, index) for index in range(len(sheet.columns))]
    for index, column in enumerate(sheet.columns):
        page.write_string(header, index, safe_text(column.heading), styles.header(column.kind, apart=apart[index]))
    totals = [] if sheet.total is None else [sheet.total]
    for row, values in enumerate((*sheet.rows, *totals), start=header + 1):
        total = row > header + len(sheet.rows)
        for index, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            style = styles.of(column.kind, value, total=total, apart=apart[index], wrap=_is_long(value))
            write_value(page, row, index, value, style)


def _apart(columns: Sequence[Column], index: int) -> bool:
    """Whether a column of text follows one of figures, which it would touch."""
    return index > 0 and columns[index].kind not in FIGURES and columns[index - 1].kind in FIGURES


def _column_width(sheet: Sheet, index: int, column: Column, digits: int) -> int:
    values = [row[index] for row in sheet.rows] + ([sheet.total[index]] if sheet.total else [])
    figures = [value for value in values if type(value) in _NUMBERS]
    ends = {min(figures, key=float), max(figures, key=float)} if figures else set()  # type: ignore[arg-type]
    told = {value for value in values if type(value) not in _NUMBERS} | ends
    widest = max((width(_shown(value, column.kind, digits)) for value in told), default=0)
    heading = min(width(visible(column.heading)) + BESIDE, HEADING)
    return min(max(NARROWEST, widest + 2, heading), WIDEST)


def _lines(column: Column, cells: int) -> int:
    """How many lines a heading takes in a column this wide; a word that does not fit may waste half of one."""
    taken = width(visible(column.heading))
    return 1 if taken + BESIDE <= cells else -(-taken * 3 // (2 * (cells - BESIDE)))


def _shown(value: Value, kind: Kind, digits: int) -> str:
    """The value about as wide as a spreadsheet shows it."""
    if value is None or isinstance(value, str):
        return visible(value or "")
    if isinstance(value, Decimal | Fraction | int):
        exact = Fraction(value)
        sign = "+" if kind in {"change", "move"} else ""
        return sign + (percent(exact) if kind == "ratio" else number(exact, 0 if kind in {"count", "move"} else digits))
    return str(value)


def _is_long(value: Value) -> bool:
    return isinstance(value, str) and width(visible(value)) > WIDEST - 2


def _lines_of_text(values: Row) -> int:
    """How many lines the longest text of a row takes in the widest column, words broken at its end."""
    return max(
        (-(-width(visible(value)) * 11 // (10 * WIDEST)) for value in values if isinstance(value, str)), default=1
    )


def _set_up_print(page: Worksheet, header: int, footer: str) -> None:
    page.set_paper(A4)
    page.set_landscape()
    page.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(header)
    page.set_footer(f"&L{visible(footer)[:LONGEST_FOOTER].replace('&', '&&')}&C&A&R&P / &N")
