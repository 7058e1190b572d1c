"""Workbooks: text stays text, figures stay exact, the same sheets give the same bytes."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from salesperf.model.sheet import Book, Column, Kind, Place, Sheet, Value
from salesperf.write.sheet_names import sheet_names
from salesperf.write.workbook import book_bytes

DAY = date(2026, 9, 30)
HOSTILE = [
    "=1+1",
    "+86 21",
    "-5",
    "@SUM(A1)",
    "http://evil.example",
    "mailto:a@b.c",
    "{=A1}",
    "<b>&amp;",
    "_x0041_",
    "'",
    "x[/]",
]


def book(*sheets: Sheet, digits: int = 2) -> Book:
    return Book("方案 & plan", DAY, digits, sheets)


def column_of(kind: Kind, *values: Value, digits: int = 2) -> list[openpyxl.cell.Cell]:
    """The cells of one column as a spreadsheet program finds them."""
    rows = tuple((value,) for value in values)
    page = opened(book(Sheet("s", (Column("h", kind),), rows), digits=digits))
    return [page.cell(row, 1) for row in range(2, len(values) + 2)]


def opened(made: Book) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(book_bytes(made))).worksheets[0]


def test_text_is_never_a_formula_a_link_or_markup() -> None:
    cells = column_of("text", *HOSTILE)
    assert [cell.value for cell in cells] == HOSTILE
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_unseen_characters_are_shown_and_long_text_fits() -> None:
    first, second, third = column_of("text", "a\x1b\u202eb\ud800", "x" * 40_000, "a\nb")
    assert first.value == "a\\x1b\\u202eb\\ud800"
    assert second.value == "x" * 32_766 + "…"
    assert third.value == "a\\nb"


@pytest.mark.parametrize(
    ("kind", "value", "digits", "stored", "code"),
    [
        ("money", Decimal("616550.55"), 2, 616550.55, "#,##0.00"),
        ("money", Decimal("1200"), 0, 1200, "#,##0"),
        ("change", Decimal("-9.50"), 2, -9.5, "+#,##0.00;-#,##0.00;0.00"),
        ("ratio", Fraction("1.2286675"), 2, 1.2286675, "0.0%"),
        ("number", Fraction(9, 2), 2, 4.5, "#,##0.00"),
        ("count", 2725, 2, 2725, "#,##0"),
        ("move", -3, 2, -3, "+0;-0;0"),
        ("place", Place(11), 2, 11, "0"),
        ("place", Place(11, tied=True), 2, 11, '0"="'),
        ("money", Decimal("1234567890123.45"), 2, 1234567890123.45, "#,##0.00"),
        ("money", Decimal("12345678901234.56"), 2, "12,345,678,901,234.56", "#,##0.00"),
        ("money", None, 2, None, "#,##0.00"),
    ],
)
def test_figures(kind: Kind, value: Value, digits: int, stored: object, code: str) -> None:
    (cell,) = column_of(kind, value, digits=digits)
    assert (cell.value, cell.number_format) == (stored, code)


def test_a_sheet_is_set_up_for_screen_and_paper() -> None:
    columns = (Column("名次", "place"), Column("人员"), Column("计提", "money"))
    rows: tuple[tuple[Value, ...], ...] = (
        (Place(1), "林若溪", Decimal("9.50")),
        (Place(2), "陈思远", Decimal("-1.00")),
    )
    page = opened(book(Sheet("人员", columns, rows, ("标题",), (None, "2 人", Decimal("8.50")), ("说明",), fixed=2)))
    assert [[cell.value for cell in row] for row in page.iter_rows(max_row=8)][2:6] == [
        ["名次", "人员", "计提"],
        [1, "林若溪", 9.5],
        [2, "陈思远", -1],
        [None, "2 人", 8.5],
    ]
    assert (page["A1"].value, page["A8"].value) == ("标题", "说明")
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("C4", "A3:C5", "$3:$3")
    setup = page.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (9, "landscape", 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.left.text == "方案 && plan"
    assert page.column_dimensions["B"].width > 8
    assert page["C5"].font.color.rgb == "FFB0440B"


def test_no_file_holds_anything_but_the_sheets() -> None:
    with zipfile.ZipFile(io.BytesIO(book_bytes(book(Sheet("s", (Column("h"),), (("=1",),)))))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = file.read("docProps/core.xml").decode()
    assert properties.count("2026-09-30T00:00:00Z") == 2
    assert "<dc:creator></dc:creator>" in properties


SCRIPT = """
import sys
from datetime import date
from salesperf.model.sheet import Book, Column, Place, Sheet
from salesperf.write.workbook import book_bytes
rows = tuple((Place(n % 3 + 1, True), f"n{n}") for n in range(50))
sheet = Sheet("s", (Column("a", "place"), Column("b")), rows, ("t",))
sys.stdout.buffer.write(book_bytes(Book("t", date(2026, 1, 1), 2, (sheet, sheet))))
"""


def test_the_same_sheets_give_the_same_bytes(tmp_path: Path) -> None:
    def made(seed: str, zone: str) -> bytes:
        settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        ended = subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, check=True, cwd=tmp_path, env=settings
        )
        return ended.stdout

    assert made("1", "Asia/Shanghai") == made("2", "America/New_York")


@pytest.mark.parametrize("name", ["", "[]:*?/\\", "'quoted'", "history", "a" * 99, "名" * 40, "a\x00b", "tab\tnew\n"])
def test_any_name_makes_a_sheet(name: str) -> None:
    sheet = Sheet(name, (Column("h"),), (("x",),))
    found = openpyxl.load_workbook(io.BytesIO(book_bytes(book(sheet, sheet)))).sheetnames
    assert found == sheet_names([name, name])
    assert len({each.casefold() for each in found}) == 2
