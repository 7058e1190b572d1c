"""Workbooks made by several programs: sheets, merged and hidden cells, errors, numbers too long for the file."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from table_cases import read

HEADER = ["deal_id", "负责人", "amount"]
TABLE = [HEADER, ["D1", "张三", 1000.5], ["D2", "李四", 2500]]
RECORDS = {2: ("D1", "张三", "1000.5"), 3: ("D2", "李四", "2500")}


def book(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> openpyxl.Workbook:
    """A workbook to change and save."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return made


def test_xls(data: Path) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("Sales")
    for row, cells in enumerate(TABLE):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    made.save(str(data / "sales.xls"))
    assert read(data).records == RECORDS


def test_ods(data: Path) -> None:
    made = OpenDocumentSpreadsheet()
    sheet = Table(name="Sales")
    for cells in TABLE:
        row = TableRow()
        for value in cells:
            kind = "string" if isinstance(value, str) else "float"
            cell = TableCell(valuetype=kind, **({} if isinstance(value, str) else {"value": value}))
            cell.addElement(P(text=str(value)))
            row.addElement(cell)
        sheet.addElement(row)
    made.spreadsheet.addElement(sheet)
    made.save(str(data / "sales.ods"))
    assert read(data).records == RECORDS


def test_the_name_does_not_matter(data: Path) -> None:
    book(data / "sales.xlsx", {"Sales": TABLE})
    (data / "sales.xlsx").rename(data / "sales.csv")
    assert read(data).records == RECORDS


def test_a_table_away_from_the_corner_keeps_its_address(data: Path) -> None:
    rows = [[], ["", "九月业绩"], [], *(["", *cells] for cells in TABLE)]
    book(data / "sales.xlsx", {"Sales": rows})
    found = read(data)
    assert found.records == {5: RECORDS[2], 6: RECORDS[3]}
    assert found.rules == [("header-row-found", 4)]
    place = found.extracts[0].place(5, "amount")
    assert (place.file, place.sheet, place.row, place.letter) == ("sales.xlsx", "Sales", 5, "D")


def test_stored_values_become_text(data: Path) -> None:
    rows = [["deal_id", "负责人", "amount", "signed"], [1001, True, 0.1 + 0.2, datetime(2026, 9, 3)]]
    rows.append([7.0, "x", 12345678.9, datetime(2026, 9, 3, 14, 30)])
    book(data / "sales.xlsx", {"Sales": rows})
    columns = dict(zip("abcd", rows[0], strict=True))
    assert read(data, columns=columns, types={}).records == {
        2: ("1001", "TRUE", "0.3", "2026-09-03"),
        3: ("7", "x", "12345678.9", "2026-09-03 14:30:00"),
    }


def test_numbers_take_the_decimal_mark_of_the_table(data: Path) -> None:
    book(data / "sales.xlsx", {"Sales": TABLE})
    assert read(data, decimal=",").records[2] == ("D1", "张三", "1000,5")


def test_error_cells_keep_their_name(data: Path) -> None:
    made = xlsxwriter.Workbook(str(data / "sales.xlsx"))
    sheet = made.add_worksheet("九月 & Co")
    sheet.write_row(0, 0, HEADER)
    sheet.write_row(1, 0, ["D1", "张三"])
    sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    made.close()
    assert read(data).records == {2: ("D1", "张三", "#DIV/0!")}


def test_a_formula_of_an_empty_text_has_a_value(data: Path) -> None:
    book(data / "whole.xlsx", {"Sales": [HEADER, ["D1", "=A1", 7]]})
    new = b'<c r="B2" t="str"><f>A1</f><v></v></c>'
    _rewrite_part(
        data / "whole.xlsx", data / "sales.xlsx", "xl/worksheets/sheet1.xml", b'<c r="B2"><f>A1</f><v /></c>', new
    )
    (data / "whole.xlsx").unlink()
    found = read(data)
    assert (found.records, found.set_aside) == ({2: ("D1", "", "7")}, [])


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("0%", "15%"),
        ("0.00%;[Red]-0.00%", "15%"),
        ("[$$-409]#,##0.00", "$ 0.15"),
        ('#,##0.00 "USD"', "USD 0.15"),
        ("[$¥-804]#,##0.00", "0.15"),
        ('"E"000', "0.15"),
    ],
)
def test_a_figure_is_what_its_format_makes_of_it(data: Path, shown: str, text: str) -> None:
    made = book(data / "sales.xlsx", {"Sales": [HEADER, ["D1", "张三", 0.15]]})
    made["Sales"]["C2"].number_format = shown
    made.save(data / "sales.xlsx")
    assert read(data, currency="CNY").records == {2: ("D1", "张三", text)}


def test_merged_texts_are_repeated_but_amounts_are_not(data: Path) -> None:
    rows = [HEADER, ["D1", "张三", 900], ["D2", "", ""], ["D3", "", ""], ["D4", "李四", 1]]
    made = book(data / "sales.xlsx", {"Sales": rows})
    made["Sales"].merge_cells("B2:B4")
    made["Sales"].merge_cells("C2:C4")
    made.save(data / "sales.xlsx")
    found = read(data)
    assert [cells[1:] for cells in found.records.values()] == [
        ("张三", "900"),
        ("张三", ""),
        ("张三", ""),
        ("李四", "1"),
    ]
    assert found.rules == [("merged-cells-filled", 3)]


def test_a_header_of_two_rows_is_found_in_the_lower_one(data: Path) -> None:
    rows = [["deal_id", "业绩", ""], ["", "负责人", "amount"], ["D1", "张三", 5]]
    made = book(data / "sales.xlsx", {"Sales": rows})
    made["Sales"].merge_cells("A1:A2")
    made["Sales"].merge_cells("B1:C1")
    made.save(data / "sales.xlsx")
    found = read(data)
    assert found.records == {3: ("D1", "张三", "5")}
    assert found.rules == [("header-row-found", 2)]


def test_the_first_visible_sheet_with_all_headers_is_read(data: Path) -> None:
    stale = [HEADER, ["D1", "张三", 999999]]
    made = book(data / "sales.xlsx", {"旧": stale, "说明": [["amount", "?"]], "Sales": TABLE})
    made["旧"].sheet_state = "hidden"
    made.save(data / "sales.xlsx")
    found = read(data)
    assert found.records == RECORDS
    assert [(it.rule, it.params["sheet"]) for it in found.found] == [("hidden-sheet-ignored", "旧")]
    assert read(data, sheet="旧").records == {2: ("D1", "张三", "999999")}


def test_hidden_rows_and_columns_are_read_and_told(data: Path) -> None:
    made = book(data / "sales.xlsx", {"Sales": TABLE})
    made["Sales"].row_dimensions[3].hidden = True
    made["Sales"].column_dimensions["C"].hidden = True
    made.save(data / "sales.xlsx")
    found = read(data)
    assert found.records == RECORDS
    assert [(it.rule, dict(it.params), it.severity) for it in found.found] == [
        ("hidden-rows-read", {"rows": "`3`"}, "warning"),
        ("hidden-columns-read", {"columns": "`C`"}, "warning"),
    ]


def test_rows_and_columns_without_height_or_width_are_told(data: Path) -> None:
    book(data / "whole.xlsx", {"Sales": TABLE})
    flat, narrow = b'<row r="3" ht="0" customHeight="1"', b'<cols><col min="3" max="3" width="0"/></cols><sheetData>'
    _rewrite_part(data / "whole.xlsx", data / "flat.xlsx", "xl/worksheets/sheet1.xml", b'<row r="3"', flat)
    _rewrite_part(data / "flat.xlsx", data / "sales.xlsx", "xl/worksheets/sheet1.xml", b"<sheetData>", narrow)
    (data / "flat.xlsx").unlink(missing_ok=True)
    assert [it.rule for it in read(data).found] == ["hidden-rows-read", "hidden-columns-read"]


def test_numbers_of_more_digits_than_the_file_keeps_are_set_aside(data: Path) -> None:
    book(data / "sales.xlsx", {"Sales": [HEADER, ["D1", "张三", 1], [110101199003070011, "李四", 2]]})
    found = read(data)
    assert found.records == {2: ("D1", "张三", "1")}
    assert [(row.row, row.rule, row.text) for row in found.bad] == [
        (3, "number-lost-digits", "1.1010119900307e+17 | 李四 | 2")
    ]


def test_blank_rows_are_no_records(data: Path) -> None:
    book(data / "sales.xlsx", {"Sales": [TABLE[0], TABLE[1], [" ", None, ""], TABLE[2], [], ["", "\u00a0", ""]]})
    assert read(data).records == {2: RECORDS[2], 4: RECORDS[3]}


def test_an_unknown_sheet_says_which_there_are(data: Path) -> None:
    book(data / "sales.xlsx", {"Sales": TABLE, "说明": [["x"]]})
    (fault,) = read(data, sheet="Sale").found
    assert (fault.rule, fault.params["there"], fault.params["near"]) == ("unknown-sheet", "`Sales`, `说明`", "Sales")


def test_an_empty_sheet_has_no_headers(data: Path) -> None:
    book(data / "sales.xlsx", {"Sales": []})
    assert read(data).rules == [("no-header-row", 0)]


def test_a_workbook_without_visible_sheets_is_refused(data: Path) -> None:
    book(data / "whole.xlsx", {"Sales": TABLE})
    _rewrite_part(data / "whole.xlsx", data / "sales.xlsx", "xl/workbook.xml", b'state="visible"', b'state="hidden"')
    (data / "whole.xlsx").unlink()
    assert read(data).rules == [("no-visible-sheet", 0)]


def _rewrite_part(source: Path, target: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as changed:
        for name in whole.namelist():
            content = whole.read(name)
            changed.writestr(name, content.replace(old, new) if name == part else content)


def test_entities_in_the_xml_are_refused(data: Path) -> None:
    book(data / "whole.xlsx", {"Sales": TABLE})
    _rewrite_part(data / "whole.xlsx", data / "sales.xlsx", "xl/worksheets/sheet1.xml", b">D1<", b">&a;<")
    (data / "whole.xlsx").unlink()
    assert read(data).rules == [("workbook-damaged", 0)]


def test_a_part_that_is_there_twice_is_refused(data: Path) -> None:
    book(data / "sales.xlsx", {"Sales": TABLE})
    with pytest.warns(UserWarning), zipfile.ZipFile(data / "sales.xlsx", "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert read(data).rules == [("workbook-part-twice", 0)]


def test_half_a_workbook_is_damaged(data: Path) -> None:
    book(data / "sales.xlsx", {"Sales": TABLE})
    content = (data / "sales.xlsx").read_bytes()
    (data / "sales.xlsx").write_bytes(content[: len(content) // 2])
    assert read(data).rules == [("workbook-damaged", 0)]


def test_dates_come_as_dates_also_from_xls(data: Path) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("Sales")
    sheet.write(0, 0, "day")
    sheet.write(1, 0, date(2026, 9, 3), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    made.save(str(data / "sales.xls"))
    assert read(data, columns={"day": "day"}, key=()).records == {2: ("2026-09-03",)}
