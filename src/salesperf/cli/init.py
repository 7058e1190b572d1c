"""`salesperf init`: a working folder that runs at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Quiet, Traceback

Name = Literal["cn-direct", "en-saas"]


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", show_default=False)],
    example: Annotated[Name | None, typer.Option("--example", metavar="NAME", show_default=False)] = None,
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Copy an example into the folder; existing files are never overwritten."""
    from salesperf.cli.examples import EXAMPLES, copy_example, next_commands
    from salesperf.locale.texts import counted, text

    chosen = EXAMPLES[example or ("cn-direct" if lang == "zh" else "en-saas")]
    written = copy_example(chosen, folder, lang)
    if not quiet:
        made = counted("init.made", lang, written, folder=folder)
        commands = "".join(f"  {command}\n" for command in [f"cd {folder}", *next_commands(chosen)])
        sys.stdout.write(f"{made}\n\n{text('init.next', lang)}\n{commands}")
    return Exit.FINE
