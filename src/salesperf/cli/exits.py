"""The exit codes of every command."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command's end means to the shell."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    CONFLICT = 3
    OUTPUT = 4
    BUG = 70
    INTERRUPTED = 130
    TERMINATED = 143
