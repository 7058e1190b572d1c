"""The same plan and files give the same bytes, wherever and however the program is called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SURROUNDINGS = [
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"},
    {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "COLUMNS": "40"},
]
FIGURES = {"scores.csv", "payouts.csv", "ranking.csv", "ledger.csv", "payroll.csv", "credits.parquet", "excluded.csv"}
samples = pytest.mark.parametrize("sample", ["cn-direct", "en-saas"])


def run(sample: str, folder: Path, lang: str, surroundings: dict[str, str]) -> dict[str, bytes]:
    """Every file of a run whose plan, data and result all lie in a folder of their own, called from there."""
    shutil.copytree(ROOT / "samples" / sample, folder / "data of the month")
    shutil.copy(ROOT / "plans" / f"{sample}.yaml", folder / "plan.yaml")
    out = folder / f"out-{folder.name}" / "run"
    command = [sys.executable, "-c", "from salesperf.cli.main import run; run()", "score", "plan.yaml", "--lang", lang]
    command += ["--period", "2026-09", "--data", "data of the month", "--out", str(out.relative_to(folder))]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env={**os.environ, **surroundings})
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def place(tmp_path: Path, number: int) -> Path:
    folder = tmp_path / f"place-{number}"
    folder.mkdir()
    return folder


@samples
def test_runs_elsewhere_are_equal_to_the_byte(sample: str, tmp_path: Path) -> None:
    found = [run(sample, place(tmp_path, n), "en", around) for n, around in enumerate(SURROUNDINGS)]
    assert FIGURES | {"run.json"} <= found[0].keys()
    for other in found[1:]:
        assert other.keys() == found[0].keys()
        assert [name for name in other if other[name] != found[0][name]] == []


@samples
def test_figures_are_the_same_in_every_language(sample: str, tmp_path: Path) -> None:
    found = [run(sample, place(tmp_path, n), lang, SURROUNDINGS[0]) for n, lang in enumerate(("en", "zh"))]
    assert [name for name in sorted(FIGURES) if found[0][name] != found[1][name]] == []
