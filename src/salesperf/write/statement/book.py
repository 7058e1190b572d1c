"""A statement -> the bytes of its workbook: every formula with its value beside it, so that previewers show it too.

The bytes depend on the statement alone: no clock, no user, no machine.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.sheet import FIGURES
from salesperf.model.statement import Statement
from salesperf.write.statement.account import account_page, is_settled
from salesperf.write.statement.grid import Chart, Page, Row
from salesperf.write.statement.layout import Layout
from salesperf.write.statement.measures import measures_page
from salesperf.write.statement.records import records_page
from salesperf.write.statement.styles import StatementStyles
from salesperf.write.statement.summary import summary_page
from salesperf.write.statement.texts import plan_page, questions_page
from salesperf.write.statement.tiers import tiers_page
from salesperf.write.workbook import A4, LONGEST_FOOTER, ROW_HEIGHT, write_value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

BODY = {"font_name": "Calibri", "font_size": 10.5}


def statement_bytes(told: Statement, lang: Language, version: str, *, protect: bool = False) -> bytes:
    """One person's workbook by this version of the program; `protect` leaves open only what a reader may change."""
    from xlsxwriter import Workbook

    pages = statement_pages(told, lang, version)
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "default_format_properties": BODY}) as made:
        title = f"{text('statement.title', lang)} {visible(told.tree.person)} {visible(told.tree.period.name)}"
        made.set_properties({"title": title, "created": datetime.combine(told.tree.period.end, time())})
        pen = Pen(made, StatementStyles(made), Layout(pages, lang), _footer(told, lang), protect)
        for page in pages:
            write_page(pen, page)
    return file.getvalue()


def statement_pages(told: Statement, lang: Language, version: str) -> tuple[Page, ...]:
    """The pages in the order of a reader's questions: how much, of what, from which records, by which rule."""
    return (
        summary_page(told, lang),
        measures_page(told, lang),
        records_page(told, lang),
        tiers_page(told, lang),
        *([account_page(told, lang)] if is_settled(told) else []),
        plan_page(told, lang),
        questions_page(told, lang, version),
    )


@dataclass(frozen=True)
class Pen:
    """What writing a page takes beside the page itself."""

    made: Workbook
    styles: StatementStyles
    layout: Layout
    footer: str
    protect: bool


def write_page(pen: Pen, page: Page) -> None:
    """Add one sheet, with its chart, frozen header, filter and print set-up."""
    from salesperf.write.statement.plain_sheet import PlainSheet

    sheet = pen.made.add_worksheet(pen.layout.sheets[page.key], PlainSheet)
    sheet.hide_gridlines(2)
    sheet.set_default_row(ROW_HEIGHT)
    for column, cells in enumerate(page.widths):
        sheet.set_column(column, column, cells)
    for number, row in enumerate(page.rows):
        _write_row(pen, sheet, page, number, row)
    if page.frozen:
        sheet.freeze_panes(page.frozen, 0)
        sheet.repeat_rows(page.frozen - 1)
    if page.filtered:
        sheet.autofilter(page.filtered[0], 0, page.filtered[1], len(page.widths) - 1)
    if page.chart is not None:
        _add_chart(pen, sheet, page.chart)
    if pen.protect:
        sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
    _set_up_print(sheet, page, pen.footer)


def _write_row(pen: Pen, sheet: Worksheet, page: Page, number: int, row: Row) -> None:
    """Data is written as what it is: only formulas of our own are formulas, only links of our own are links."""
    if row.tall > 1:
        sheet.set_row(number, ROW_HEIGHT * row.tall)
    for column, cell in enumerate(row.cells):
        apart = column > 0 and row.cells[column - 1].kind in FIGURES
        style = pen.styles.of(cell, row.band, apart=apart)
        if cell.link:
            sheet.write_url(number, column, f"internal:'{pen.layout.sheets[cell.link]}'!A1", style, str(cell.value))
        elif cell.formula and isinstance(cell.value, (int, Decimal, Fraction)):
            formula = pen.layout.formula(cell.formula, page.key)
            sheet.write_formula(number, column, formula, style, float(cell.value))
        else:
            write_value(sheet, number, column, cell.value, style)


def _add_chart(pen: Pen, sheet: Worksheet, chart: Chart) -> None:
    """Columns of attainment and the goal as a line."""
    made, layout = pen.made, pen.layout
    labels = f"={layout.address(chart.labels)}"
    columns = made.add_chart({"type": "column"})
    columns.add_series({
        "name": chart.names[0], "categories": labels, "values": f"={layout.address(chart.values)}", "gap": 80,
        "fill": {"color": "#a9c6e4"}, "data_labels": {"value": True, "num_format": "0%", "font": {"size": 9}},
    })  # fmt: skip
    line = made.add_chart({"type": "line"})
    line.add_series({
        "name": chart.names[1], "categories": labels, "values": f"={layout.address(chart.goal)}",
        "line": {"color": "#16191d", "width": 1.5},
    })  # fmt: skip
    columns.combine(line)
    columns.set_legend({"position": "top", "font": {"size": 9}})
    columns.set_y_axis(
        {"num_format": "0%", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#dde2e7"}}}
    )
    columns.set_x_axis({"num_font": {"size": 9}})
    columns.set_size({"width": 520, "height": 320})
    sheet.insert_chart(chart.row, 0, columns, {"description": chart.alt, "object_position": 1})


def _footer(told: Statement, lang: Language) -> str:
    tree = told.tree
    words = text("statement.footer", lang, person=tree.person, period=tree.period.name, version=tree.version)
    return visible(words)[:LONGEST_FOOTER].replace("&", "&&")


def _set_up_print(sheet: Worksheet, page: Page, footer: str) -> None:
    sheet.set_paper(A4)
    if page.wide:
        sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, int(page.single))
    sheet.set_footer(f"&L{footer}&C&A&R&P / &N")
