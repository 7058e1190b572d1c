"""A fault at any write, flush or rename of `score --statements` and `close` leaves the old state or the new one."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import Fault, counted, failing, faults, missing, plainly

from companies_ledger import write_company
from salesperf.ledger.accounts import tables
from salesperf.ledger.file import exists
from salesperf.ledger.proof import prove

SEED, SHORT = 20261123, 4
pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

SCORE = ["score", "plan.yaml", "--data", "data", "--statements", "--quiet", "--period"]
CLOSE = ["close", "2026-08", "--plan", "plan.yaml", "--quiet"]
LEFT = re.compile(r"[.]lock$|-journal$|[.]log$")
ENDINGS = (0, 4, -9, 137)
"""Fine (a fault that the program can do without), the disk, killed."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """July is closed, August is scored."""
    write_company(tmp_path)
    for period in ("2026-07", "2026-08"):
        assert plainly([*SCORE, period, "--out", period], tmp_path).returncode == 0
        if period == "2026-07":
            assert plainly(["close", period, "--plan", "plan.yaml"], tmp_path).returncode == 0
    return tmp_path


def short(found: list[Fault]) -> list[Fault]:
    """A few of them, the same in every run."""
    return random.Random(SEED).sample(found, min(SHORT, len(found)))


def ledger_files(folder: Path) -> list[Path]:
    """The file, its journal, and the folder that is flushed when the journal goes."""
    return [folder / "small.ledger", folder / "small.ledger-journal", folder]


def state(folder: Path) -> dict[str, Any]:
    """What the ledger says, once it is found whole."""
    path = folder / "small.ledger"
    if not exists(path):
        return {}
    prove(path)
    return tables(path)


def sweep_close(place: Path, chosen: Callable[[list[Fault]], list[Fault]], first: bool) -> None:
    before = place.with_name(f"{place.name}-before")
    if first:
        (place / "small.ledger").unlink()
        shutil.rmtree(place / "2026-08")
        assert plainly([*SCORE, "2026-08", "--out", "2026-08"], place).returncode == 0
    shutil.copytree(place, before)
    old = state(place)
    calls = counted(CLOSE, place, ledger_files(place))
    new = state(place)
    assert old != new
    for fault in chosen(faults(calls)):
        reset(place, before)
        ended = failing(CLOSE, place, ledger_files(place), fault)
        assert ended.returncode in ENDINGS, (fault, ended)
        assert_told(ended.returncode, ended.stderr, fault)
        assert state(place) in (old, new), fault
        assert plainly(CLOSE, place).returncode == 0, fault
        assert state(place) == new, fault
        assert leftovers(place) == [], fault


def sweep_score(place: Path, chosen: Callable[[list[Fault]], list[Fault]]) -> None:
    score = [*SCORE, "2026-08", "--out", "run"]
    assert plainly([*SCORE, "2026-07", "--out", "run"], place).returncode == 0
    before = place.with_name(f"{place.name}-before")
    shutil.copytree(place, before)
    old = content(place / "run")
    names = [name for name in old if not name.startswith("statements/")]
    paths = [place, place / ".staging-run", *(place / ".staging-run" / name for name in names), place / "run"]
    paths += [place / "run" / ".staging-statements", place / "run" / "statements"]
    calls = counted(score, place, paths)
    new = content(place / "run")
    runs = [{name: data for name, data in found.items() if name in names} for found in (old, new)]
    for fault in chosen(faults(calls)):
        reset(place, before)
        ended = failing(score, place, paths, fault)
        assert ended.returncode in ENDINGS, (fault, ended)
        assert_told(ended.returncode, ended.stderr, fault)
        found = content(place / "run")
        assert {name: data for name, data in found.items() if name in names} in runs, fault
        assert plainly(score, place).returncode == 0, fault
        assert content(place / "run") == new, fault
        assert leftovers(place) == [], fault


def assert_told(code: int, said: str, fault: Fault) -> None:
    """A disk that fails is told in one line."""
    assert "Traceback" not in said, fault
    if code == 4:
        assert len(said.splitlines()) == 1, (fault, said)


def reset(place: Path, before: Path) -> None:
    """The files as they were."""
    for path in place.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(before, place, dirs_exist_ok=True)


def content(folder: Path) -> dict[str, bytes]:
    """Every file by its name; what a crash left aside is not of the run."""
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return {name: path.read_bytes() for name, path in found if not name.startswith(".")}


def leftovers(place: Path) -> list[str]:
    """What nobody asked for."""
    return [path.name for path in place.rglob("*") if path.name.startswith(".") or LEFT.search(path.name)]


@pytest.mark.parametrize("first", [False, True])
def test_close_at_some_faults(place: Path, first: bool) -> None:
    sweep_close(place, short, first)


@pytest.mark.long
@pytest.mark.parametrize("first", [False, True])
def test_close_at_every_fault(place: Path, first: bool) -> None:
    sweep_close(place, list, first)


def test_score_at_some_faults(place: Path) -> None:
    sweep_score(place, short)


@pytest.mark.long
def test_score_at_every_fault(place: Path) -> None:
    sweep_score(place, list)


@pytest.mark.parametrize(("signal", "code"), [("INT", 130), ("TERM", 143)])
@pytest.mark.parametrize("command", ["score", "close"])
def test_a_signal_leaves_nothing_behind(place: Path, command: str, signal: str, code: int) -> None:
    arguments = [*SCORE, "2026-08", "--out", "run"] if command == "score" else CLOSE
    staging = place / ".staging-run"
    paths = [staging / "results.json", staging, *ledger_files(place)]
    for when in (1, 2):
        call = "fsync" if command == "score" else "pwrite64"
        ended = failing(arguments, place, paths, Fault(call, when, f"signal={signal}"))
        assert ended.returncode == code, (when, ended)
        assert "Traceback" not in ended.stderr
        assert leftovers(place) == []
        assert not (place / "run").exists()
        assert state(place)
