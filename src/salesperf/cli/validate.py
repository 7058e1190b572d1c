"""`salesperf validate`: is the plan sound, and does the data hold what it reads?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.findings import Format, print_findings
from salesperf.cli.options import Lang, Plan, Quiet, Traceback


def validate(
    plan: Plan,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", show_default=False)] = None,
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Print every problem in one go; without errors, the choices that the plan makes."""
    from salesperf.diagnostics import errors
    from salesperf.read.plan_file import load_plan

    plan_file = load_plan(plan)
    found = list(plan_file.found)
    if data is not None and plan_file.plan is not None and not errors(found):
        from salesperf.pipeline import check

        found += check(plan_file, data)
    print_findings(found, lang, format_)
    if errors(found):
        return Exit.PROBLEMS
    if plan_file.plan is not None and format_ == "text" and not quiet:
        from salesperf.report.choices import choices
        from salesperf.write.choices_text import choice_lines
        from salesperf.write.styled import show

        show(choice_lines(choices(plan_file.plan), lang), sys.stdout)
    return Exit.FINE
