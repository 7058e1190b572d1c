"""Workbooks read back: what a file says its formulas come to, and what other programs make of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.cell import coordinate_to_tuple  # type: ignore[import-untyped]

from salesperf.locale.languages import Language
from salesperf.model.statement import Statement

SOFFICE = shutil.which("soffice")
CALC = "org.openoffice.Office.Calc/Formula/Load"
RECALCULATE_ALWAYS = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/{CALC}"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


@dataclass(frozen=True)
class Made:
    """One person's statement, and the workbook of it."""

    sample: str
    lang: Language
    told: Statement
    path: Path


Values = dict[tuple[str, str], object]
"""By sheet and cell."""


def missing(what: str) -> None:
    """Skip, unless the oracles must be there."""
    if os.environ.get("SALESPERF_REQUIRE_ORACLES") == "1":
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def cached(path: Path) -> tuple[dict[tuple[str, str], str], Values]:
    """Every formula, and the value that the file carries beside it."""
    formulas = {at: str(value) for at, value in _cells(path, data_only=False) if str(value).startswith("=")}
    values = dict(_cells(path, data_only=True))
    return formulas, {at: values.get(at) for at in formulas}


def _cells(path: Path, *, data_only: bool) -> Iterator[tuple[tuple[str, str], object]]:
    book = load_workbook(path, data_only=data_only)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and (data_only or cell.data_type == "f"):
                    yield (sheet.title, cell.coordinate), cell.value


def by_libreoffice(paths: list[Path], folder: Path) -> dict[str, Values]:
    """What LibreOffice makes of the workbooks when it works out every formula anew; by file name."""
    if SOFFICE is None:
        missing("soffice")
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE_ALWAYS, "utf-8")
    command = [
        SOFFICE,
        f"-env:UserInstallation=file://{profile}",
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        out,
    ]
    subprocess.run([*map(str, [*command, *paths])], capture_output=True, check=True, timeout=300)
    return {path.name: dict(_cells(out / path.name, data_only=True)) for path in paths}


def by_formualizer(path: Path) -> Values:
    """What formualizer makes of every formula of a workbook."""
    try:
        from formualizer import load_workbook as opened
    except ImportError:
        missing("formualizer")
    book, formulas = opened(str(path)), cached(path)[0]
    at = {(sheet, cell): coordinate_to_tuple(cell) for sheet, cell in formulas}
    return {place: book.evaluate_cell(place[0], row, column) for place, (row, column) in at.items()}


def emptied(path: Path, to: Path, instead: Mapping[str, str] | None = None) -> Path:
    """The workbook with 0 for the value of every formula, and figures `instead` of others in its cells.

    So nothing that an oracle says can come from the file.
    """
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v>0</v>", data)
                for old_figure, figure in (instead or {}).items():
                    data = data.replace(f"<v>{old_figure}</v>".encode(), f"<v>{figure}</v>".encode())
            new.writestr(item, data)
    return to
