"""Hostile cells and files of our own through the command line: read as they stand, told, or set aside in place."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from bad_input_cases import PLANS
from bad_input_runs import Salesperf

HERE = Path(__file__).parent
HEADER = ("deal_id", "emp_id", "name", "region", "close_date", "amount", "currency")
USUAL = {"close_date": "2026-03-05", "amount": "1", "currency": "CNY"}
CELLS: dict[str, dict[str, str]] = yaml.safe_load((HERE / "own_cells.yaml").read_text("utf-8"))
FILES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "own_files.yaml").read_text("utf-8"))


def lay_out(folder: Path, sales: bytes) -> None:
    (folder / "plan.yaml").write_bytes((PLANS / "plan.yaml").read_bytes())
    (folder / "sales.csv").write_bytes(sales)
    (folder / "roster.csv").write_text("emp_id,name,region,hire_date\nE001,张三,华东,2020-01-01\n", "utf-8")
    (folder / "feedback.csv").write_text("emp_id,survey_date,respondent,score\n", "utf-8")


def findings(folder: Path, salesperf: Salesperf) -> list[dict[str, Any]]:
    ended = salesperf("validate", folder / "plan.yaml", "--data", folder, "--format", "json")
    found: list[dict[str, Any]] = json.loads(ended.out)["findings"]
    assert ended.code == any(each["severity"] == "error" for each in found)
    return found


def run(folder: Path, salesperf: Salesperf) -> Path:
    out = folder / "out" / "run"
    ended = salesperf("score", folder / "plan.yaml", "--period", "2026-03", "--data", folder, "--out", out)
    assert ended.code in (0, 1), ended.err
    return out


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("column", CELLS)
def test_cells(column: str, tmp_path: Path, salesperf: Salesperf) -> None:
    letter, header = chr(ord("A") + HEADER.index(column)), column
    lines = [",".join(HEADER)]
    for number, text in enumerate(CELLS[column]):
        cells = {
            "deal_id": f"D{number}",
            "emp_id": "E001",
            "close_date": "2026-03-05",
            "amount": "1",
            "currency": "CNY",
        }
        lines.append(";".join(f'"{(cells | {column: text}).get(name, "")}"' for name in HEADER).replace(";", ","))
    lay_out(tmp_path, "\n".join([*lines, ""]).encode())
    told = {each["cell"]: each["rule"] for each in findings(tmp_path, salesperf) if each["header"] == header}
    wanted = {f"{letter}{row}": reading for row, reading in enumerate(CELLS[column].values(), 2)}
    refused = {cell: reading for cell, reading in wanted.items() if reading[0].isalpha()}
    assert {cell: rule for cell, rule in told.items() if cell in refused} == refused
    assert told.keys() - refused.keys() == {cell for cell, reading in wanted.items() if reading.startswith("!")}
    out = run(tmp_path, salesperf)
    quarantined = {f"{letter}{row['row']}" for row in read_rows(out / "excluded.csv") if row["status"] == "quarantined"}
    assert quarantined == refused.keys()
    read = [
        Fraction(each.lstrip("!")) if column == "amount" else 1 for each in wanted.values() if not each[0].isalpha()
    ]
    total = [row["actual"] for row in read_rows(out / "scores.csv") if row["measure"] == "sales"]
    assert [Fraction(each) for each in total] == [sum(read, Fraction(0))]


@pytest.mark.parametrize("name", FILES)
def test_files(name: str, tmp_path: Path, salesperf: Salesperf) -> None:
    case, header = FILES[name], ",".join(HEADER) + "\n"
    text = header + case["text"].replace("{header}", header)
    lay_out(tmp_path, text.encode(case.get("encoding", "utf-8")) + case.get("then", "").encode())
    if "roster" in case:
        (tmp_path / "roster.csv").write_text("emp_id,name,region,hire_date\n" + case["roster"], "utf-8", newline="")
    assert sorted({each["rule"] for each in findings(tmp_path, salesperf)}) == case["rules"]
    out = run(tmp_path, salesperf)
    assert out.exists() == ("used" in case)
    if "used" in case:
        inputs = json.loads((out / "run.json").read_text("utf-8"))["inputs"]
        assert [each["used"] for each in inputs if each["source"] == "sales"] == [case["used"]]
    assert salesperf("inspect", tmp_path / "sales.csv").code in (0, 1)
