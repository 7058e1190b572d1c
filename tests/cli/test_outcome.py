"""Every way to end has its exit code and one clear line; no traceback unless it is asked for."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from salesperf.cli.main import answer
from salesperf.cli.outcome import outcome
from salesperf.diagnostics import Diagnostic, Problems


def raising(error: BaseException) -> Callable[[], int]:
    def command() -> NoReturn:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Problems([Diagnostic("empty-plan")]), 1, "error[empty-plan]: "),
        (OSError(errno.ENOSPC, "No space left on device", "out/run"), 4, "error: cannot write out/run: No space left"),
        (OSError(errno.EIO, "Input/output error"), 4, "error: cannot write standard output: Input/output error"),
        (KeyboardInterrupt(), 130, "error: interrupted: nothing was published"),
        (
            ZeroDivisionError("oops"),
            70,
            "error: this is a fault of salesperf, not of your files: Zero",
        ),
    ],
)
def test_endings(error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(raising(error), "en", traceback=False) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert "Traceback" not in err


def test_the_stack_of_a_fault_is_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(raising(ZeroDivisionError("oops")), "en", traceback=True) == 70
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_command_that_answers_ends_with_its_own_code() -> None:
    assert outcome(lambda: 1, "en", traceback=False) == 1


def script(body: str) -> list[str]:
    return [sys.executable, "-c", f"from salesperf.cli.main import *\nimport time\n{body}"]


PRINT_MUCH = """
import salesperf.cli.main as main
main.answer = lambda *_: sys.stdout.write("x\\n" * 200_000) and 0
sys.exit(run())
"""

WAIT = """
import salesperf.cli.main as main
main.answer = lambda *_: (print("ready", flush=True), time.sleep(60)) and 0
sys.exit(run())
"""


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    ended = subprocess.run(
        ["bash", "-c", '"$@" | head -1; echo "${PIPESTATUS[0]}"', "-", *script(PRINT_MUCH)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (ended.stdout.split(), ended.stderr) == (["x", "0"], "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_under_stdout_is_said() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        ended = subprocess.run(script(PRINT_MUCH), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 4
    assert ended.stderr.splitlines()[0] == "error: cannot write standard output: No space left on device"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_signals(number: signal.Signals, code: int) -> None:
    with subprocess.Popen(script(WAIT), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == "ready\n"
        running.send_signal(number)
        assert running.wait(10) == code
        assert "Traceback" not in running.stderr.read()


def test_a_narrow_encoding_loses_no_output() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "SALESPERF_LANG": "zh"}
    validate = script("sys.argv[1:] = ['validate', 'nowhere.yaml']\nsys.exit(run())")
    ended = subprocess.run(validate, capture_output=True, env=environment, check=False)
    assert ended.returncode == 1
    assert b"error[plan-not-found]: \\u6ca1\\u6709\\u6587\\u4ef6 `nowhere.yaml`" in ended.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="has no devices")
def test_what_never_ends_is_no_plan_and_no_table(capfd: pytest.CaptureFixture[str]) -> None:
    assert answer(["validate", "/dev/zero"], "en") == 1
    assert "error[file-too-large]" in capfd.readouterr().err
    assert answer(["inspect", "/dev/zero"], "en") == 1
    assert "error[not-a-file]" in capfd.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes")
def test_a_pipe_and_a_link_to_itself_are_no_tables(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    assert answer(["inspect", str(tmp_path / "pipe.csv"), str(tmp_path / "loop.csv")], "en") == 1
    said = capfd.readouterr().err
    assert "error[not-a-file]" in said
    assert "error[file-not-found]" in said
