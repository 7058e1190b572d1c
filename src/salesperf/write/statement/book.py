"""A statement -> the bytes of its workbook: every formula with its value beside it, so that previewers show it too.

The bytes depend on the statement alone: no clock, no user, no machine.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.statement import Statement
from salesperf.write.statement.account import account_page, is_settled
from salesperf.write.statement.grid import Chart, Page, Row, numbered
from salesperf.write.statement.layout import Layout
from salesperf.write.statement.measures import measures_page
from salesperf.write.statement.records import records_page
from salesperf.write.statement.row_text import RowText
from salesperf.write.statement.styles import StatementStyles
from salesperf.write.statement.summary import summary_page
from salesperf.write.statement.texts import plan_page, questions_page
from salesperf.write.statement.tiers import tiers_page
from salesperf.write.workbook import A4, LONGEST_FOOTER, ROW_HEIGHT

if TYPE_CHECKING:
    from salesperf.write.statement.package import StatementBook
    from salesperf.write.statement.plain_sheet import PlainSheet


GAPS = {1: 400, 2: 200}
"""Between few columns there is more room, in percent of their width."""


def statement_bytes(told: Statement, lang: Language, version: str, *, protect: bool = False) -> bytes:
    """One person's workbook by this version of the program; `protect` leaves open only what a reader may change."""
    from salesperf.write.statement.package import StatementBook

    pages = statement_pages(told, lang, version)
    written, file = RowText(StatementStyles(), Layout(pages, lang)), io.BytesIO()
    with StatementBook(file, written.styles.looks, written.texts) as made:
        title = f"{text('statement.title', lang)} {visible(told.tree.person)} {visible(told.tree.period.name)}"
        made.set_properties({"title": title, "created": datetime.combine(told.tree.period.end, time())})
        pen = Pen(made, written, _footer(told, lang), protect)
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

    made: StatementBook
    text: RowText
    footer: str
    protect: bool


def write_page(pen: Pen, page: Page) -> None:
    """Add one sheet, with its chart, frozen header, filter and print set-up."""
    from salesperf.write.statement.plain_sheet import PlainSheet

    sheet = pen.made.add_worksheet(pen.text.layout.sheets[page.key], PlainSheet)
    sheet.hide_gridlines(2)
    sheet.set_default_row(ROW_HEIGHT)
    for column, cells in enumerate(page.widths):
        sheet.set_column(column, column, cells)
    sheet.add_rows(list(pen.text.of(page)), page.height, len(page.widths))
    for number, column, link in _links(page):
        sheet.write_url(number, column, f"internal:'{pen.text.layout.sheets[link]}'!A1")
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


def _links(page: Page) -> Iterator[tuple[int, int, str]]:
    """Row, column and page of each link."""
    for number, row in numbered(page):
        if isinstance(row, Row):
            yield from ((number, at, cell.link) for at, cell in enumerate(row.cells) if cell.link)


def _add_chart(pen: Pen, sheet: PlainSheet, chart: Chart) -> None:
    """Columns of attainment and the goal as a line."""
    made, layout = pen.made, pen.text.layout
    named = {
        "categories": f"={layout.address(chart.labels)}",
        "categories_data": [label for label, _ in chart.attained],
    }
    columns = made.add_chart({"type": "column"})
    columns.add_series({
        **named, "name": chart.names[0], "values": f"={layout.address(chart.values)}",
        "gap": GAPS.get(len(chart.attained), 80),
        "values_data": [float(value) for _, value in chart.attained],
        "fill": {"color": "#a9c6e4"},
        "data_labels": {"value": True, "num_format": "0%", "font": {"size": 9}, "position": "inside_base"},
    })  # fmt: skip
    line = made.add_chart({"type": "line"})
    line.add_series({
        **named, "name": chart.names[1], "values": f"={layout.address(chart.goal)}",
        "values_data": [1] * len(chart.attained),
        "line": {"color": "#16191d", "width": 1.5},
        "marker": {"type": "long_dash", "size": 9, "border": {"color": "#16191d"}, "fill": {"color": "#16191d"}},
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


def _set_up_print(sheet: PlainSheet, page: Page, footer: str) -> None:
    sheet.set_paper(A4)
    if page.wide:
        sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, int(page.single))
    sheet.set_footer(f"&L{footer}&C&A&R&P / &N")
