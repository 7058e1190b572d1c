"""How far a long command has come: a bar on stderr, where somebody looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from salesperf.locale.languages import Language
from salesperf.locale.texts import text

STAGES = ("plan", "data", "credit", "pay", "write")


@contextmanager
def progress(lang: Language, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A call that names the stage about to begin (one of STAGES); silent where stderr is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=20), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(STAGES))
        yield lambda stage: bar.update(task, completed=STAGES.index(stage), description=text(f"stage.{stage}", lang))
