"""A run folder is published whole or not at all, also when the disk fails or the process is killed at any moment."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from salesperf.write import run_folder
from salesperf.write.run_folder import publish, replaceable

OLD = {"run.json": b"old", "ranking.csv": b"old", "gone.csv": b"old"}
NEW = {"run.json": b"new", "ranking.csv": b"new", "statements/E1.xlsx": b"new"}


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    publish({**NEW, "large.csv": lambda path: path.write_text("x") and None}, tmp_path / "a" / "run")
    assert content(tmp_path / "a" / "run") == {**NEW, "large.csv": b"x"}
    assert os.listdir(tmp_path / "a") == ["run"]  # noqa: PTH208


@pytest.mark.parametrize("swaps", [True, False])
def test_an_earlier_run_is_replaced_as_a_whole(tmp_path: Path, swaps: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not swaps:
        monkeypatch.setattr(run_folder, "swap", lambda one, other: False)
    out = tmp_path / "run"
    publish(OLD, out)
    publish(NEW, out)
    assert content(tmp_path) == {f"run/{name}": data for name, data in NEW.items()}


def test_a_link_to_a_run_folder_stays_a_link(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    publish(NEW, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert content(tmp_path / "real") == NEW


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_is_no_run_folder_is_never_touched(tmp_path: Path, what: str) -> None:
    out = tmp_path / "documents"
    if what == "file":
        out.write_bytes(b"mine")
    else:
        out.mkdir()
        (out / "thesis.docx").write_bytes(b"mine")
    before = content(tmp_path)
    assert not replaceable(out)
    with pytest.raises(FileExistsError):
        publish(NEW, out)
    assert content(tmp_path) == before


def failing(path: Path) -> None:
    """A writer that the disk stops half way."""
    path.write_bytes(b"half")
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def test_a_disk_that_fails_leaves_the_earlier_run(tmp_path: Path) -> None:
    out = tmp_path / "run"
    publish(OLD, out)
    with pytest.raises(OSError, match="No space left"):
        publish({**NEW, "credits.parquet": failing}, out)
    assert content(tmp_path) == {f"run/{name}": data for name, data in OLD.items()}


def test_what_a_crash_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".staging-run" / "deep").mkdir(parents=True)
    (tmp_path / ".staging-run" / "deep" / "half.csv").write_bytes(b"half")
    publish(NEW, tmp_path / "run")
    assert content(tmp_path) == {f"run/{name}": data for name, data in NEW.items()}


def test_a_run_that_a_crash_left_aside_goes_back(tmp_path: Path) -> None:
    publish(OLD, tmp_path / ".previous-run")
    with pytest.raises(OSError, match="No space left"):
        publish({"run.json": failing}, tmp_path / "run")
    assert content(tmp_path) == {f"run/{name}": data for name, data in OLD.items()}


@pytest.mark.parametrize("swaps", [True, False])
def test_everything_is_on_disk_before_it_is_in_place(
    tmp_path: Path, swaps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    publish(OLD, tmp_path / "run")
    watch(monkeypatch, calls)
    if not swaps:
        monkeypatch.setattr(run_folder, "swap", lambda one, other: False)
    publish(NEW, tmp_path / "run")
    placed = calls.index("place")
    assert calls[:placed].count("fsync") == len(NEW) + len([".", "statements"])
    assert calls[-1] == "fsync"


def watch(monkeypatch: pytest.MonkeyPatch, calls: list[str]) -> None:
    """Note every fsync, and every rename or swap, in order."""

    def noted(name: str, call: Callable[..., object]) -> Callable[..., object]:
        return lambda *arguments: (calls.append(name), call(*arguments))[1]

    monkeypatch.setattr(os, "fsync", noted("fsync", os.fsync))
    monkeypatch.setattr(Path, "rename", noted("place", Path.rename))
    monkeypatch.setattr(run_folder, "swap", noted("place", run_folder.swap))


KILLED_AT = """
import os, signal, sys
from pathlib import Path
from salesperf.write import run_folder

seen = 0
def maybe_die(call):
    def counted(*arguments, **options):
        global seen
        seen += 1
        if seen == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **options)
    return counted

for name in ("fsync", "mkdir", "unlink", "rmdir", "rename", "open"):
    setattr(os, name, maybe_die(getattr(os, name)))
if sys.argv[3] == "apart":
    run_folder.swap = lambda one, other: False
run_folder.swap = maybe_die(run_folder.swap)
run_folder.publish({"run.json": b"new", "ranking.csv": b"new", "statements/E1.xlsx": b"new"}, Path(sys.argv[1]))
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("how", ["swap", "apart"])
def test_killed_at_any_call_leaves_old_or_new(tmp_path: Path, how: str) -> None:
    for call in range(1, 200):
        out = tmp_path / f"{call}" / "run"
        publish(OLD, out)
        ended = subprocess.run([sys.executable, "-c", KILLED_AT, str(out), str(call), how], check=False)
        found = out if out.exists() else out.with_name(".previous-run")
        assert content(found) in (OLD, NEW)
        assert how == "apart" or found == out
        publish(NEW, out)
        assert content(out.parent) == {f"run/{name}": data for name, data in NEW.items()}
        if ended.returncode == 0:
            return
        assert ended.returncode == -signal.SIGKILL
    raise AssertionError("publishing never came to its end")
