"""The sheets of a statement as a script would write them with openpyxl: `EXAMPLE.xlsx OUT_DIR COUNT`.

Every cell, formula, number format, font and width of the example, without the values beside the formulas, which
openpyxl cannot write. The example is read once; to find out what stands in a statement is not part of this.
"""

import sys
from copy import copy
from pathlib import Path

from openpyxl import Workbook, load_workbook


def sheets(example):
    """Title, cells (row, column, value, format, font), widths and frozen pane of each sheet."""
    for sheet in load_workbook(example).worksheets:
        fonts = {}
        cells = [
            (c.row, c.column, c.value, c.number_format, fonts.setdefault(c.style_id, copy(c.font)))
            for row in sheet.iter_rows()
            for c in row
            if c.has_style or c.value is not None
        ]
        widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
        yield sheet.title, cells, widths, sheet.freeze_panes


def write(pages, path):
    """One workbook."""
    book = Workbook()
    book.remove(book.active)
    for title, cells, widths, frozen in pages:
        sheet = book.create_sheet(title)
        for row, column, value, number_format, font in cells:
            cell = sheet.cell(row, column, value)
            cell.number_format = number_format
            cell.font = font
        for letter, width in widths.items():
            sheet.column_dimensions[letter].width = width
        sheet.freeze_panes = frozen
    book.save(path)


example, out, count = sys.argv[1:]
Path(out).mkdir(parents=True, exist_ok=True)
pages = list(sheets(example))
for number in range(int(count)):
    write(pages, f"{out}/{number}.xlsx")
