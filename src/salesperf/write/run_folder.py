"""A run folder is published whole: written aside, flushed to disk, then put in place by one rename.

A crash at any moment leaves the earlier folder or the new one. Where the system can swap two folders in one call
(Linux), the earlier one never leaves its place before the new one is in it; elsewhere it stands beside it for an
instant, as `.previous-<name>`, and the next run puts it back if the new one never arrived.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from salesperf.write.swap import swap

Content = bytes | Callable[[Path], None]
"""The bytes of a file, or what writes it at the path it is given."""

MARK = "run.json"


def replaceable(out: Path, mark: str = MARK) -> bool:
    """Whether publishing at `out` destroys nothing of the user's: it is absent, empty, or holds the file `mark`."""
    return not out.exists() or (out / mark).is_file() or (out.is_dir() and not any(out.iterdir()))


def publish(files: Mapping[str, Content], out: Path, mark: str = MARK) -> None:
    """Write every file (named by its path inside the folder, with `/`) and put the folder in place at `out`.

    An earlier folder of the kind that `mark` tells is replaced; a second process that publishes beside it waits. Raises
    FileExistsError where `out` is not `replaceable`, and OSError of the disk: then `out` is as it was.
    """
    out = out.resolve()
    if not replaceable(out, mark):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out))
    staging, previous = (out.with_name(f".{kind}-{out.name}") for kind in ("staging", "previous"))
    out.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(out.parent), _new_folder(staging):
        _recover(previous, out)
        for name, content in files.items():
            _write(staging, name, content)
        for folder in (staging, *(path for path in staging.rglob("*") if path.is_dir())):
            _flush(folder)
        _put_in_place(staging, out, previous)


@contextmanager
def _alone_in(parent: Path) -> Iterator[None]:
    """Keep other publishing processes out of the parent folder, where the file system knows locks."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    opened = os.open(parent, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


@contextmanager
def _new_folder(staging: Path) -> Iterator[None]:
    """An empty staging folder, whatever a crash left there; nothing is left of it afterwards."""
    _remove(staging)
    staging.mkdir()
    try:
        yield
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write(staging: Path, name: str, content: Content) -> None:
    path = staging / PurePosixPath(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        content(path)
    _flush(path)


def _flush(path: Path) -> None:
    """Bring a file or a folder from the system's memory to the disk; Windows has no such call for folders."""
    if sys.platform == "win32" and path.is_dir():
        return
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _put_in_place(staging: Path, out: Path, previous: Path) -> None:
    if not out.exists():
        staging.rename(out)
    elif not swap(staging, out):
        out.rename(previous)
        staging.rename(out)
        _remove(previous)
    _flush(out.parent)


def _recover(previous: Path, out: Path) -> None:
    """End what a crash between two renames began: the earlier folder goes back, or away."""
    if previous.exists() and not out.exists():
        previous.rename(out)
    _remove(previous)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
