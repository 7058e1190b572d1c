"""The shipped samples are what the script makes, and hold no row that a run would refuse."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
CN = SAMPLES / "cn-direct"


def make(folder: Path, **surroundings: str) -> dict[str, bytes]:
    command = [sys.executable, str(SAMPLES / "make_samples.py"), str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env={**os.environ, **surroundings})
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def sheet(path: Path) -> list[tuple[object, ...]]:
    page = openpyxl.load_workbook(path).active
    assert page is not None
    return list(page.iter_rows(values_only=True))


def rows(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def employment(path: Path) -> dict[str, tuple[date, date]]:
    """Id -> first and last day, over all dated rows of a person."""
    found: dict[str, tuple[date, date]] = {}
    for row in sheet(path)[1:]:
        first, last = row[5].date(), row[6].date() if row[6] else date.max
        known = found.get(row[0], (first, last))
        found[row[0]] = (min(first, known[0]), max(last, known[1]))
    return found


def test_two_runs_are_identical(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = make(tmp_path / "one", TZ="Asia/Shanghai", PYTHONHASHSEED="1")
    two = make(tmp_path / "two", TZ="America/New_York", PYTHONHASHSEED="2", LC_ALL="C")
    assert one == two
    assert len(one) == 22


def test_shipped_files_are_those_of_the_script(tmp_path: Path) -> None:
    for name, content in make(tmp_path).items():
        if name.endswith(".xlsx"):
            assert sheet(tmp_path / name) == sheet(SAMPLES / name), name
        else:
            assert content == (SAMPLES / name).read_bytes(), name


def credited_days() -> Iterator[tuple[str, date]]:
    for path in sorted(CN.glob("回款_*.csv")):
        for row in rows(path, "gb18030"):
            yield row["负责人工号"], date.fromisoformat(row["回款日期"])
            if row["协作人工号"]:
                yield row["协作人工号"], date.fromisoformat(row["回款日期"])
    for path in sorted(CN.glob("合同_*.xlsx")):
        for deal in sheet(path)[1:]:
            if deal[6]:
                yield from ((id, deal[6].date()) for id in deal[1:3] if id)
    for row in rows(CN / "评价_2026.csv"):
        yield row["被评人"], date.fromisoformat(row["日期"])


def test_every_record_is_of_somebody_employed_that_day() -> None:
    known = employment(CN / "花名册.xlsx")
    assert not [(id, day) for id, day in credited_days() if not known[id][0] <= day <= known[id][1]]


def test_every_rep_has_a_goal_for_every_month_of_employment() -> None:
    goals = {(row[0], row[2]) for row in sheet(CN / "目标.xlsx")[1:] if row[1] == "回款额"}
    reps = {id: days for id, days in employment(CN / "花名册.xlsx").items() if id > "E0100"}
    expected = {
        (id, f"2026-{month:02d}")
        for id, (first, last) in reps.items()
        for month in range(1, 13)
        if f"{first:%Y-%m}" <= f"2026-{month:02d}" <= f"{last:%Y-%m}"
    }
    assert len(reps) == 30
    assert goals == expected


@pytest.mark.parametrize(("pattern", "encoding"), [("回款_*.csv", "gb18030"), ("评价_*.csv", "utf-8-sig")])
def test_keys_of_exported_files_are_unique(pattern: str, encoding: str) -> None:
    keys = [next(iter(row.values())) for path in CN.glob(pattern) for row in rows(path, encoding)]
    assert len(keys) == len(set(keys))
