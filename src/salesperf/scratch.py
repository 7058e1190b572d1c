"""Folders for a while: gone when their run ends, and when it was killed, gone with the next run."""

from __future__ import annotations

import os
import shutil
import sys
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

PREFIX = "salesperf-scratch-"


class Scratch(TemporaryDirectory[str]):
    """A new folder that is locked as long as its process lives, so that others can tell it from what a crash left."""

    def __init__(self, prefix: str = PREFIX, parent: Path | None = None) -> None:
        """Remove what dead processes left in the parent (the system's folder for such things), and make a new one."""
        parent = parent or Path(gettempdir())
        _remove_abandoned(parent, prefix)
        super().__init__(prefix=prefix, dir=parent, ignore_cleanup_errors=True)
        lock = _lock(Path(self.name))
        self._unlock = weakref.finalize(self, os.close, lock) if lock is not None else None

    def cleanup(self) -> None:
        """Remove the folder now."""
        super().cleanup()
        if self._unlock is not None:
            self._unlock()


def _remove_abandoned(parent: Path, prefix: str) -> None:
    """An empty folder may be one whose owner is about to lock it; one of another user is not ours."""
    for folder in parent.glob(f"{prefix}*"):
        with _alone(folder) as ours:
            if ours:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    try:
        known = folder.lstat()
        mine = hasattr(os, "getuid") and known.st_uid == os.getuid() and folder.is_dir() and not folder.is_symlink()
        lock = _lock(folder) if mine and any(folder.iterdir()) else None
    except OSError:
        lock = None
    yield lock is not None
    if lock is not None:
        os.close(lock)


def _lock(folder: Path) -> int | None:
    """An open and locked folder; None where somebody holds it, or the system locks no folders."""
    if sys.platform == "win32":
        return None
    import fcntl

    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
