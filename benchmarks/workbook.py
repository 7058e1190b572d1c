"""A workbook of 200,000 deals in 10 columns: `inspect` and `score` beside what two libraries need to read it."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from timing import Case

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / "out" / "bench"
SALESPERF = str(Path(sys.executable).parent / "salesperf")
CALAMINE = "import sys, python_calamine as c; c.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()"
PANDAS = "import sys, pandas; pandas.read_excel(sys.argv[1], engine='openpyxl')"
NUMBERS = ("amount", "cost")


def workbook_cases(rows: int) -> Iterator[Case]:
    """The bare read first: what the others are compared with."""
    folder = _folder(rows)
    book, out = str(folder / "deals.xlsx"), CACHE / "run-workbook"
    score = (SALESPERF, "score", str(folder / "plan.yaml"), "--period", "2026-Q3", "--data", str(folder))
    yield Case("python-calamine", (sys.executable, "-c", CALAMINE, book))
    yield Case("salesperf inspect", (SALESPERF, "inspect", book))
    yield Case(
        "salesperf score", (*score, "--out", str(out), "--quiet"), lambda: shutil.rmtree(out, ignore_errors=True)
    )
    yield Case("pandas with openpyxl", (sys.executable, "-c", PANDAS, book))


def _folder(rows: int) -> Path:
    """The folder with workbook, roster, goals and plan; made at the first call."""
    made = [sys.executable, str(HERE / "generate.py"), "--rows", str(rows), "--people", "1000"]
    data = Path(subprocess.run(made, check=True, capture_output=True, text=True).stdout.strip())
    folder = data.with_name(f"{data.name}-xlsx")
    if not folder.exists():
        unfinished = folder.with_name(f"{folder.name}.unfinished")
        unfinished.mkdir(exist_ok=True)
        for name in ("roster.csv", "goals.csv"):
            shutil.copy(data / name, unfinished)
        plan = (HERE / "plan.yaml").read_text("utf-8").replace("files: deals.csv", "files: deals.xlsx")
        (unfinished / "plan.yaml").write_text(plan, "utf-8")
        _write_book(data / "deals.csv", unfinished / "deals.xlsx")
        unfinished.rename(folder)
    return folder


def _write_book(source: Path, target: Path) -> None:
    """The same rows as a sheet: amounts as numbers, all else as text."""
    with source.open(newline="") as stream, xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("deals")
        header, *rows = csv.reader(stream)
        numbers = {header.index(name) for name in NUMBERS}
        sheet.write_row(0, 0, header)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                if column in numbers:
                    sheet.write_number(number, column, float(text))
                elif text:
                    sheet.write_string(number, column, text)
