"""Others who close at the same time, streams that are closed early, folders and disks that take nothing."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from pathlib import Path

import pytest
from faults import ENVIRONMENT, PROGRAM, plainly

from companies_ledger import write_company
from salesperf.ledger.lock import alone
from salesperf.ledger.proof import prove

CLOSE = ["close", "2026-07", "--plan", "plan.yaml"]


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    """July is scored."""
    write_company(tmp_path)
    options = ["--period", "2026-07", "--data", "data", "--out", "2026-07", "--quiet"]
    assert plainly(["score", "plan.yaml", *options], tmp_path).returncode == 0
    return tmp_path


def test_who_closes_is_named(scored: Path) -> None:
    with alone(scored / "small.ledger"):
        ended = plainly(CLOSE, scored)
    assert ended.returncode == 3
    assert f"process {os.getpid()} on {socket.gethostname()}, since 20" in ended.stderr
    assert plainly(CLOSE, scored).returncode == 0
    assert not (scored / "small.ledger.lock").exists()


def test_of_many_closes_one_wins(scored: Path) -> None:
    command = [*PROGRAM, *CLOSE]
    started = [
        subprocess.Popen(
            command, cwd=scored, env=ENVIRONMENT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    told = [(*each.communicate(), each.returncode) for each in started]
    assert sum("2026-07 is closed in" in out for out, _, _ in told) == 1
    assert all(code == 0 or (code == 3 and "ledger-locked" in err) for _, err, code in told)
    assert prove(scored / "small.ledger").periods == 1


def test_a_lock_file_that_a_crash_left_locks_nothing(scored: Path) -> None:
    (scored / "small.ledger.lock").write_text('{"pid": "1", "host": "gone", "since": "long ago"}')
    assert plainly(CLOSE, scored).returncode == 0
    assert not (scored / "small.ledger.lock").exists()


@pytest.mark.parametrize("arguments", [CLOSE, ["ledger", "export", "small.ledger"], ["verify", "2026-07"]])
def test_a_full_stdout_is_told_in_one_line(scored: Path, arguments: list[str]) -> None:
    assert arguments is CLOSE or plainly(CLOSE, scored).returncode == 0
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*PROGRAM, *arguments],
            cwd=scored,
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 4
    assert re.fullmatch(r"error: cannot write .*: No space left on device\n", ended.stderr)


def test_a_reader_that_stops_early_is_no_fault(scored: Path) -> None:
    assert plainly(CLOSE, scored).returncode == 0
    command = subprocess.list2cmdline(PROGRAM[:1])
    script = f"{command} -c '{PROGRAM[2]}' ledger export small.ledger --format json | head -1"
    ended = subprocess.run(
        ["bash", "-c", script], cwd=scored, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert ended.stderr == ""


@pytest.mark.parametrize("where", ["/proc/none.ledger", "no/such/folder/x.ledger"])
def test_a_place_that_takes_nothing_is_told(scored: Path, where: str) -> None:
    ended = plainly(["close", "2026-07", "--ledger", where], scored)
    assert ended.returncode == 4
    assert len(ended.stderr.splitlines()) == 1


def test_a_file_size_limit_is_a_full_disk(scored: Path) -> None:
    script = f"ulimit -f 8; exec {PROGRAM[0]} -c '{PROGRAM[2]}' {' '.join(CLOSE)}"
    ended = subprocess.run(
        ["bash", "-c", script], cwd=scored, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 4, ended
    assert len(ended.stderr.splitlines()) == 1
    assert plainly(CLOSE, scored).returncode == 0
    assert prove(scored / "small.ledger").periods == 1
