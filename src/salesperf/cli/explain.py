"""`salesperf explain`: one person's pay, from the amount down to the record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Traceback

Format = Literal["text", "json"]


def explain(
    run: Annotated[Path, typer.Argument(metavar="RUN_DIR", show_default=False)],
    person: Annotated[str, typer.Argument(metavar="PERSON", show_default=False)],
    element: Annotated[str, typer.Option("--element", metavar="ELEMENT", show_default=False)] = "",
    every: Annotated[bool, typer.Option("--all", show_default=False)] = False,
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    traceback: Traceback = False,
) -> Exit:
    """Open a finished run and print how one person's pay came about."""
    from salesperf.runs import explained, read_run

    tree = explained(read_run(run), person, element, lang)
    if format_ == "json":
        from salesperf.write.explanation_json import explanation_json

        sys.stdout.write(explanation_json(tree, lang))
    else:
        from salesperf.write.explanation_text import explanation_lines
        from salesperf.write.styled import show

        show(explanation_lines(tree, lang, every), sys.stdout)
    return Exit.FINE
