"""A hostile input through the command line as a user would, and what came of it."""

from __future__ import annotations

import csv
import json
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from bad_input_cases import INPUTS, BadInput, plan_bytes

PERIOD = "2026-03"
_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


class Ended(NamedTuple):
    """How a call of the program ended."""

    code: int
    out: str
    err: str


Salesperf = Callable[..., Ended]


@dataclass(frozen=True, slots=True)
class Observed:
    """What `validate` and `score` said and made of one input; `run` is None where nothing was computed."""

    validated: Ended
    scored: Ended
    findings: list[dict[str, Any]]
    run: Path | None
    excluded: list[dict[str, str]]
    rows_ok: int
    total: Fraction
    seconds: float
    megabytes: float

    @property
    def outcome(self) -> str:
        """In the words of the manifest."""
        if self.run is None:
            return "error"
        if self.excluded:
            return "quarantine"
        return "accept+warn" if self.findings else "accept"


def lay_out(case: BadInput, folder: Path) -> None:
    """The sound plan and tables, with the file of the case in place of the one it replaces."""
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "plan.yaml").write_bytes(plan_bytes(case))
    for name in ("roster", "sales", "feedback"):
        shutil.copy(INPUTS / "common" / f"{name}.csv", data)
    if case.kind != "plan":
        (data / f"{case.kind}.csv").unlink()
        shutil.copy(case.path, data / f"{case.kind}{case.path.suffix}")
    if case.category == "output-names":
        shutil.copy(case.path.with_suffix(".sales.csv"), data / "sales.csv")
        (data / "feedback.csv").write_text("emp_id,survey_date,respondent,score\n", "utf-8")
    if case.category == "injection":
        _name_on_roster(data)


def _name_on_roster(data: Path) -> None:
    """The hostile text stands on the roster as well: names and teams are printed from there."""
    with (data / "sales.csv").open(encoding="utf-8-sig", newline="") as stream:
        hostile = list(csv.DictReader(stream))[-1]
    with (data / "roster.csv").open(encoding="utf-8", newline="") as stream:
        people = list(csv.reader(stream))
    people[-1][1:3] = hostile["name"], hostile["region"]
    with (data / "roster.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(people)


def observe(case: BadInput, folder: Path, salesperf: Salesperf) -> Observed:
    """Validate and score in a folder that is laid out."""
    plan, data, out = folder / "plan.yaml", folder / "data", folder / "out" / "run"
    _forget_peak()
    start = time.perf_counter()
    validated = salesperf("validate", plan, "--data", data, "--format", "json")
    scored = salesperf("score", plan, "--period", PERIOD, "--data", data, "--out", out, "--statements")
    seconds, megabytes = time.perf_counter() - start, _peak()
    run = out if (out / "run.json").exists() else None
    findings = json.loads(validated.out)["findings"]
    rows_ok, total = _used(case, run) if run else (0, Fraction(0))
    return Observed(validated, scored, findings, run, _excluded(run), rows_ok, total, seconds, megabytes)


def _used(case: BadInput, run: Path) -> tuple[int, Fraction]:
    files = json.loads((run / "run.json").read_text("utf-8"))["inputs"]
    used = sum(each["used"] for each in files if each["source"] == ("sales" if case.kind != "feedback" else case.kind))
    with (run / "scores.csv").open(encoding="utf-8-sig", newline="") as stream:
        actuals = {row["person_id"]: row["actual"] for row in csv.DictReader(stream) if row["measure"] == "sales"}
    return used, sum((Fraction(actual) for actual in actuals.values() if actual), Fraction(0))


def _excluded(run: Path | None) -> list[dict[str, str]]:
    if run is None:
        return []
    with (run / "excluded.csv").open(encoding="utf-8-sig", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["status"] == "quarantined"]


def _forget_peak() -> None:
    if _RESET.exists():
        _RESET.write_text("5")


def _peak() -> float:
    """The most memory this process held since `_forget_peak`, in MB; 0 where the system does not say."""
    found = _PEAK.search(_STATUS.read_text()) if _STATUS.exists() else None
    return int(found[1]) / 1024 if found else 0.0
