"""What a killed run left in the folder for temporary files goes with the next run; what a living one needs stays."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from faults import ENVIRONMENT, PROGRAM

from companies_ledger import write_company
from salesperf.scratch import Scratch

HOLDER = """
import sys, time
from pathlib import Path
from salesperf.scratch import Scratch
made = Scratch(parent=Path(sys.argv[1]))
Path(made.name, "copy.csv").write_text("a,b")
print(made.name, flush=True)
time.sleep(60)
"""


def holder(folder: Path) -> tuple[subprocess.Popen[str], Path]:
    """A process that uses a scratch folder, and the folder."""
    started = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], env=ENVIRONMENT, text=True, stdout=subprocess.PIPE
    )
    assert started.stdout is not None
    return started, Path(started.stdout.readline().strip())


def test_of_two_runs_only_the_killed_one_is_cleaned_up_after(tmp_path: Path) -> None:
    (killed, left), (living, used) = holder(tmp_path), holder(tmp_path)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert left.exists()
    with Scratch(parent=tmp_path) as own:
        assert sorted(tmp_path.iterdir()) == sorted([used, Path(own)])
    living.terminate()
    living.wait()
    assert list(tmp_path.iterdir()) == [used]


def test_links_and_folders_that_nobody_has_filled_yet_stay(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "x").write_text("mine")
    (tmp_path / "salesperf-scratch-link").symlink_to(kept)
    (tmp_path / "salesperf-scratch-new").mkdir()
    with Scratch(parent=tmp_path):
        pass
    assert (kept / "x").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kept",
        "salesperf-scratch-link",
        "salesperf-scratch-new",
    ]


@pytest.mark.parametrize("command", ["score", "validate"])
def test_a_command_cleans_up_after_one_that_was_killed(tmp_path: Path, command: str) -> None:
    write_company(tmp_path)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    killed, left = holder(temporary)
    killed.kill()
    killed.wait()
    options = ["--period", "2026-07", "--out", "run"] if command == "score" else []
    called = [*PROGRAM, command, "plan.yaml", "--data", "data", *options]
    environment = {**ENVIRONMENT, "TMPDIR": str(temporary)}
    subprocess.run(called, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert not left.exists()
    assert list(temporary.iterdir()) == []
