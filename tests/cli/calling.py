"""The shapes of the fixtures: calling the program, comparing with a kept text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Ended(NamedTuple):
    """How a call ended."""

    code: int
    out: str
    err: str


Salesperf = Callable[..., Ended]
Golden = Callable[[Path, str], None]
