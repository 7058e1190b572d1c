"""How far a long command has come: a bar on stderr, where somebody looks at it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from salesperf.locale.languages import Language
from salesperf.locale.texts import text

STAGES = ("plan", "data", "credit", "pay", "write")

_CELLS = 4
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(lang: Language, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A call that names the stage about to begin (one of STAGES); silent where stderr is no terminal."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda stage: None
        return
    try:
        yield lambda stage: _draw(stage, lang)
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


@contextmanager
def counting(what: str, lang: Language, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A call that says how many of how many are done; silent where stderr is no terminal."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda done, count: None
        return
    try:
        yield lambda done, count: _draw_count(what, done, count, lang)
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def _draw_count(what: str, done: int, count: int, lang: Language) -> None:
    cells = _CELLS * len(STAGES)
    filled = "=" * (cells * done // max(count, 1))
    sys.stderr.write(f"{_CLEAR}[{filled:<{cells}}] {text(f'stage.{what}', lang)} {done:,}/{count:,}")
    sys.stderr.flush()


def _draw(stage: str, lang: Language) -> None:
    done = "=" * _CELLS * STAGES.index(stage)
    sys.stderr.write(f"{_CLEAR}[{done:<{_CELLS * len(STAGES)}}] {text(f'stage.{stage}', lang)}")
    sys.stderr.flush()
