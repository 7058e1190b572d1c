"""Statements a second, on one core and on all, beside an openpyxl script that writes the same sheets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from timing import Case

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / "out" / "bench"
SALESPERF = str(Path(sys.executable).parent / "salesperf")
ONE_CORE = ("taskset", "-c", "0")


def statement_cases(people: int, records: int) -> Iterator[Case]:
    """Everybody's statements of a run with so many deals a person; the script writes as many workbooks as there are."""
    run = _run(people, records)
    command = (SALESPERF, "statements", str(run), "--quiet")

    def without() -> None:
        shutil.rmtree(run / "statements", ignore_errors=True)

    without()
    subprocess.run([*command, "--rep", "E00001"], check=True)
    example = shutil.copy(run / "statements" / "E00001.xlsx", run.parent / f"{run.name}.xlsx")
    script = (sys.executable, str(HERE / "openpyxl_statements.py"), str(example), str(CACHE / "openpyxl"), str(people))
    yield Case("openpyxl script, one core", (*ONE_CORE, *script))
    yield Case("salesperf statements, one core", (*ONE_CORE, *command), before=without)
    yield Case(f"salesperf statements, {os.cpu_count()} cores", command, before=without)


def _run(people: int, records: int) -> Path:
    """The folder of a run, made at the first call."""
    made = [sys.executable, str(HERE / "generate.py"), "--rows", str(people * records), "--people", str(people)]
    data = subprocess.run(made, check=True, capture_output=True, text=True).stdout.strip()
    run = CACHE / f"statements-{people}-{records}"
    if not run.exists():
        plan = str(HERE / "plan.yaml")
        score = [SALESPERF, "score", plan, "--period", "2026-Q3", "--data", data, "--out", str(run), "--quiet"]
        subprocess.run(score, check=False)
    return run
