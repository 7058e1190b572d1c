"""Programs run under strace, which makes a chosen system call fail or kills the program at it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "renameat2", "unlink", "ftruncate")
WAYS = ("signal=KILL", "error=ENOSPC", "error=EIO")
PROGRAM = [sys.executable, "-c", "import sys; from salesperf.cli.main import run; sys.exit(run())"]
ENVIRONMENT = {**os.environ, "SALESPERF_LANG": "en"}


class Fault(NamedTuple):
    """The `when`-th call of that name, and what becomes of it."""

    call: str
    when: int
    way: str


def missing() -> str:
    """Why no fault can be injected here, '' where it can."""
    if shutil.which("strace") is None:
        return "" if os.environ.get("SALESPERF_REQUIRE_ORACLES") else "strace is not installed"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 or os.environ.get("SALESPERF_REQUIRE_ORACLES") else "strace may not trace here"


def counted(arguments: Sequence[object], folder: Path, paths: Iterable[Path]) -> Counter[str]:
    """How many calls of each name touch the paths when nothing fails."""
    log = folder / "strace.log"
    _traced(arguments, folder, paths, ["-o", str(log), "-e", f"trace={','.join(CALLS)}"]).check_returncode()
    calls = Counter(re.findall(r"(?m)^(?:\d+ +)?(\w+)\(", log.read_text(errors="replace")))
    log.unlink()
    return Counter({name: count for name, count in calls.items() if name in CALLS})


def faults(calls: Counter[str]) -> list[Fault]:
    """Every call, failing in every way."""
    return [Fault(call, when, way) for call in sorted(calls) for when in range(1, calls[call] + 1) for way in WAYS]


def failing(
    arguments: Sequence[object], folder: Path, paths: Iterable[Path], fault: Fault
) -> subprocess.CompletedProcess[str]:
    """The program with one fault; its exit code is -9 where it was killed."""
    inject = f"inject={fault.call}:{fault.way}:when={fault.when}"
    return _traced(arguments, folder, paths, ["-o", os.devnull, "-e", f"trace={fault.call}", "-e", inject])


def plainly(arguments: Sequence[object], folder: Path) -> subprocess.CompletedProcess[str]:
    """The program as it is."""
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def _traced(
    arguments: Sequence[object], folder: Path, paths: Iterable[Path], options: list[str]
) -> subprocess.CompletedProcess[str]:
    only = [part for path in paths for part in ("-P", str(path))]
    command = ["strace", "-f", "-qq", *options, *only, *PROGRAM, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
