"""Presets from the file to the figures: what is a record counts, what is none is listed, and a signature is known."""

from __future__ import annotations

import csv
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from salesperf.model.results import Results
from salesperf.pipeline import score
from salesperf.read.presets import NAMES, preset

HERE = Path(__file__).parent
EXPORTS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "exports.yaml").read_text("utf-8"))
PEOPLE = "id,name\nE1,Sarah Chen\nE2,王芳\n"
PLAN = """\
plan: exports
version: test
effective: {{from: 2026-01-01, to: 2026-12-31}}
currency: USD
people: {{files: people.csv, columns: {{id: id, name: name}}}}
sources:
  export: {{files: "{file}", {named}{source}}}
measures:
  counted:
    from: export
    value: {value}
    date: day
    every: month
    unit: {unit}
"""


def make(export: dict[str, Any], folder: Path) -> Path:
    """The export as a file in the folder."""
    path = folder / export["file"]
    if "rows" not in export:
        shutil.copy(HERE / "files" / export["file"], path)
        return path
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in export["rows"]:
        page.append([None if cell == "" else cell for cell in row])
    for cells in export.get("merged", ()):
        page.merge_cells(cells)
    book.save(path)
    return path


def run(folder: Path, export: dict[str, Any], named: str) -> Results:
    data = folder / "data"
    data.mkdir()
    (data / "people.csv").write_text(PEOPLE, "utf-8")
    make(export, data)
    said = {"value": "sum(amount)", "unit": "money", **export, "source": export["source"][1:-1], "named": named}
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.format(**said), "utf-8")
    return score(plan, data, "2026-09")


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_read(name: str, tmp_path: Path) -> None:
    export = EXPORTS[name]
    results = run(tmp_path, export, f"preset: {export['preset']}, ")
    found = {each.person: each.actual for each in results.measures}
    assert found == {person: Fraction(figure) for person, figure in export["expected"].items()}
    assert [each.rule for each in results.quarantined] == export.get("quarantined", [])
    assert sorted({each.rule for each in results.found}) == export.get("warnings", [])
    assert _no_records(tmp_path, results) == export.get("reasons", {})


def _no_records(folder: Path, results: Results) -> dict[int, str]:
    results.bulk["excluded.csv"](folder / "excluded.csv")
    with (folder / "excluded.csv").open(encoding="utf-8-sig") as stream:
        rows = {int(row["row"]): row["reason"] for row in csv.DictReader(stream) if row["status"] == "out of scope"}
    return {row: reason for row, reason in rows.items() if reason.endswith(("-row", "-kept"))}


@pytest.mark.parametrize("name", ["hubspot-deals", "zh-generic", "coursera", "coursera-old", "udemy"])
def test_a_signature_is_told_and_changes_nothing(name: str, tmp_path: Path) -> None:
    export = EXPORTS[name] | {"source": EXPORTS[name]["source"]}
    if name == "hubspot-deals":
        export["source"] = export["source"].replace("Record ID", "ID de registro").replace("Deal owner", _OWNER)
        export["source"] = export["source"].replace("amount: Amount", "amount: Importe").replace("Close Date", _CLOSED)
    if name in ("coursera-old", "coursera", "udemy"):
        export["source"] = export["source"].replace("Total Estimated Learning Hours (since enrolled)", "Course")
        export["source"] = export["source"].replace("hours: number", "hours: text").replace("Last Accessed", "Started")
        export |= {"value": "count(*)", "unit": "courses"}
    told = [each.params["preset"] for each in run(tmp_path, export, "").found if each.rule == "preset-detected"]
    assert told == [export["preset"]]


_OWNER, _CLOSED = "Propietario del negocio", "Fecha de cierre"


def test_every_preset_has_an_export() -> None:
    assert {each["preset"] for each in EXPORTS.values()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_speaks_of_columns_it_knows(name: str) -> None:
    known = preset(name)
    fields = [each.field for each in known.fields.values()]
    assert known.about.keys() == {"en", "zh"}
    assert set(known.people_by) <= set(fields)
    assert not known.duplicates or known.duplicates in fields
