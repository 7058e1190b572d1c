"""Time several commands by turns, each run a process of its own, with its wall time and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """One command to time; `before` runs ahead of every turn and is not timed."""

    name: str
    command: tuple[str, ...]
    before: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Turn:
    """One finished process: wall seconds, peak resident bytes, and why it failed ('' where it did not)."""

    seconds: float
    peak: int
    failure: str


@dataclass(frozen=True)
class Figure:
    """All turns of one case, in seconds and bytes; a case that failed has its reason and no times."""

    name: str
    least: float | None
    median: float | None
    peak: int | None
    turns: int
    failure: str = ""


def run_once(case: Case) -> Turn:
    """Run the command once; peak memory is the kernel's own figure for that one child (Linux, macOS)."""
    case.before()
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        try:
            child = subprocess.Popen(case.command, stdout=output, stderr=subprocess.STDOUT)
        except OSError as error:
            return Turn(0, 0, f"{case.command[0]}: {error.strerror}")
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    return Turn(seconds, usage.ru_maxrss * peak_unit(), failure(child.returncode, said))


def peak_unit() -> int:
    """Bytes in one unit of `ru_maxrss`: Linux counts kilobytes, macOS bytes."""
    return 1024 if os.uname().sysname == "Linux" else 1


def failure(code: int, said: str) -> str:
    """The exit code with the line of output that says most, or '' for exit 0."""
    if code == 0:
        return ""
    lines = [line.strip("│ ") for line in said.splitlines() if line.strip("│╭╮╰╯─ ")]
    telling = [line for line in lines if "error" in line.lower()] or lines[-1:] or ["no output"]
    return f"exit {code}: {telling[0][:120]}"


def time_by_turns(cases: Sequence[Case], turns: int) -> list[Figure]:
    """Run every case once to warm the file cache, then `turns` times in alternation; what fails once is left out."""
    taken: dict[str, list[Turn]] = {case.name: [] for case in cases}
    failures = {case.name: run_once(case).failure for case in cases}
    for _ in range(turns):
        for case in cases:
            if not failures[case.name]:
                turn = run_once(case)
                taken[case.name].append(turn)
                failures[case.name] = turn.failure
    return [figure(case.name, taken[case.name], failures[case.name]) for case in cases]


def figure(name: str, turns: Sequence[Turn], why: str) -> Figure:
    """The least and median time and the highest peak of the turns."""
    if why:
        return Figure(name, None, None, None, len(turns), why)
    seconds = [turn.seconds for turn in turns]
    return Figure(name, min(seconds), statistics.median(seconds), max(turn.peak for turn in turns), len(turns))
