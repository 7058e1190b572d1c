"""`salesperf inspect`: what files of data hold, and how a plan would say so."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Traceback

Format = Literal["text", "json"]


def inspect(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", show_default=False)],
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    traceback: Traceback = False,
) -> Exit:
    """Look at each file without a plan and print what was understood, with a `sources:` block."""
    from salesperf.cli.findings import print_findings
    from salesperf.diagnostics import errors
    from salesperf.inspection import inspect_files

    seen = inspect_files(files)
    found = [diagnostic for each in seen for diagnostic in each.found]
    if format_ == "json":
        from salesperf.write.inspection_json import inspections_json

        sys.stdout.write(inspections_json(seen, lang))
    else:
        from salesperf.write.inspection_text import inspection_lines
        from salesperf.write.styled import show

        show([line for each in seen for line in inspection_lines(each, lang)], sys.stdout)
        print_findings(found, lang)
    return Exit.PROBLEMS if errors(found) else Exit.FINE
