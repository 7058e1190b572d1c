"""The sheets of a statement as a script would write them with openpyxl: `EXAMPLE.xlsx OUT_DIR COUNT`.

Every cell with its value or formula, link, number format, font, border, alignment and lock; widths, heights, frozen
panes, filters, print set-up and the chart. The values beside the formulas are left out: openpyxl cannot write them. The
example is read once; to find out what stands in a statement is not part of this. Looks are named styles, the quickest
way that openpyxl documents: to set font, border and alignment of each cell takes twice as long.
"""

import sys
from copy import copy
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import NamedStyle

LOOKS = ("number_format", "font", "border", "alignment", "fill", "protection")


def sheets(example, looks):
    """Each sheet, its cells (row, column, value, link, look), widths and heights; what looks there are."""
    for sheet in load_workbook(example).worksheets:
        cells = [
            (c.row, c.column, c.value, c.hyperlink and c.hyperlink.location, look(c, looks))
            for row in sheet.iter_rows()
            for c in row
            if c.has_style or c.value is not None
        ]
        widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
        heights = {row: found.height for row, found in sheet.row_dimensions.items() if found.height}
        yield sheet, cells, widths, heights


def look(cell, looks):
    """The name of the cell's look."""
    name = f"look{cell.style_id}"
    if name not in looks:
        looks[name] = {part: copy(getattr(cell, part)) for part in LOOKS}
    return name


def write(pages, looks, path):
    """One workbook."""
    book = Workbook()
    book.remove(book.active)
    for name, parts in looks.items():
        book.add_named_style(NamedStyle(name, **parts))
    for like, cells, widths, heights in pages:
        sheet = book.create_sheet(like.title)
        for row, column, value, link, name in cells:
            cell = sheet.cell(row, column, value)
            cell.style = name
            if link:
                cell.hyperlink = "#" + link
        for letter, width in widths.items():
            sheet.column_dimensions[letter].width = width
        for row, height in heights.items():
            sheet.row_dimensions[row].height = height
        set_up(sheet, like)
    add_chart(book.worksheets[0], book.worksheets[1])
    book.save(path)


def set_up(sheet, like):
    """Screen and print."""
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = like.freeze_panes
    sheet.auto_filter.ref = like.auto_filter.ref
    sheet.print_title_rows = like.print_title_rows
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, like.page_setup.orientation
    sheet.page_setup.fitToHeight = like.page_setup.fitToHeight
    sheet.sheet_properties.pageSetUpPr = copy(like.sheet_properties.pageSetUpPr)
    sheet.oddFooter.left.text = like.oddFooter.left.text


def add_chart(sheet, measures):
    """Attainment as columns, the goal as a line."""
    last = measures.max_row
    columns, line = BarChart(), LineChart()
    columns.add_data(Reference(measures, min_col=2, min_row=last - 1, max_row=last))
    line.add_data(Reference(measures, min_col=3, min_row=last - 1, max_row=last))
    columns.set_categories(Reference(measures, min_col=1, min_row=last - 1, max_row=last))
    columns += line
    sheet.add_chart(columns, "A20")


example, out, count = sys.argv[1:]
Path(out).mkdir(parents=True, exist_ok=True)
looks = {}
pages = list(sheets(example, looks))
for number in range(int(count)):
    write(pages, looks, f"{out}/{number}.xlsx")
