"""What LibreOffice shows of a workbook: every kind of value as people are meant to read it."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from salesperf.model.sheet import Book, Column, Place, Sheet
from salesperf.write.workbook import book_bytes

SOFFICE = shutil.which("soffice")
ALL_SHEETS_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"

COLUMNS = (
    Column("名次", "place"), Column("变动", "move"), Column("人员"), Column("得分", "ratio"), Column("计提", "money"),
    Column("差额", "change"), Column("均分", "number"), Column("记录数", "count"), Column("日期", "date"),
)  # fmt: skip
ROWS = (
    (Place(11, tied=True), 3, "=林若溪", Fraction("1.2286675"), Decimal("616550.55"), Decimal("600.00"), Fraction(9, 2),
     2725, date(2026, 9, 30)),
    (Place(13), -2, "a\x1bb", Fraction(1, 3), Decimal("-9.50"), Decimal("-2310.05"), Fraction(-1, 3), 0, None),
    (None, 0, "1E5", None, None, Decimal("0.00"), None, None, None),
)  # fmt: skip


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The cells of every sheet as LibreOffice shows them."""
    if SOFFICE is None:
        if os.environ.get("SALESPERF_REQUIRE_ORACLES") == "1":
            pytest.fail("soffice is not installed")
        pytest.skip("soffice is not installed")
    folder = tmp_path_factory.mktemp("libreoffice")
    sheets = (Sheet("人员", COLUMNS, ROWS), Sheet("yen", COLUMNS[4:5], ((Decimal(1200),),)))
    (folder / "book.xlsx").write_bytes(book_bytes(Book("t", date(2026, 9, 30), 2, sheets)))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        ALL_SHEETS_AS_SHOWN,
        "--outdir",
        folder,
        folder / "book.xlsx",
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return {path.stem: read(path) for path in folder.glob("book-*.csv")}


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_kind_of_value_is_shown_as_meant(shown: dict[str, list[list[str]]]) -> None:
    assert shown["book-人员"] == [
        ["名次", "变动", "人员", "得分", "计提", "差额", "均分", "记录数", "日期"],
        ["11=", "+3", "=林若溪", "122.9%", "616,550.55", "+600.00", "4.50", "2,725", "2026-09-30"],
        ["13", "-2", "a\\x1bb", "33.3%", "-9.50", "-2,310.05", "-0.33", "0", ""],
        ["", "0", "1E5", "", "", "0.00", "", "", ""],
    ]
    assert shown["book-yen"][1] == ["1,200.00"]
