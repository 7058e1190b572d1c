"""`salesperf validate`: is the plan sound, and does the data hold what it reads?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import FindingsFormat, Lang, Quiet, Traceback

if TYPE_CHECKING:
    from salesperf.diagnostics import Diagnostic
    from salesperf.locale.languages import Language
    from salesperf.read.plan_file import PlanFile


def validate(
    plans: Annotated[list[Path], typer.Argument(metavar="PLAN...", show_default=False)],
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", show_default=False)] = None,
    format_: Annotated[FindingsFormat, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Print every problem in one go; without errors, the choices that each plan makes."""
    from salesperf.cli.findings import print_findings
    from salesperf.diagnostics import errors
    from salesperf.read.plan_file import load_plan

    files = [load_plan(path) for path in plans]
    found = [diagnostic for file in files for diagnostic in _found(file, data)]
    print_findings(found, lang, format_)
    if errors(found):
        return Exit.PROBLEMS
    if format_ == "text" and not quiet:
        _print_choices(files, lang)
    return Exit.FINE


def _found(file: PlanFile, data: Path | None) -> list[Diagnostic]:
    """What is wrong with the plan, and with the data where the plan is sound enough to read it."""
    from salesperf.diagnostics import Problems
    from salesperf.pipeline.plan_work import read_work, sound
    from salesperf.report.economics import economics

    try:
        _, found = read_work(file)
    except Problems as problems:
        return list(problems.diagnostics)
    found += economics(sound(file), file.source.span)
    if data is None:
        return found
    from salesperf.pipeline.checking import check

    return [*found, *check(file, data)]


def _print_choices(files: list[PlanFile], lang: Language) -> None:
    from salesperf.locale.texts import text
    from salesperf.locale.visible import visible
    from salesperf.report.choices import choices
    from salesperf.report.printed_tables import printed_tables
    from salesperf.report.sentences import sentences
    from salesperf.report.sentences_beside import beside_sentences
    from salesperf.write.choices_text import choice_lines
    from salesperf.write.printed_tables_text import printed_table_lines
    from salesperf.write.styled import MUTED, STRONG, show

    for file in files:
        if file.plan is not None:
            title = f"{file.plan.plan} {file.plan.version}"
            told = [*sentences(file.plan, lang), *beside_sentences(file.plan, lang)]
            said = [((f"  {visible(each)}", ""),) for each in told]
            heading = ((text("sentence.title", lang), STRONG),)
            digest = ((text("choices.digest", lang, digest=file.digest), MUTED),)
            show([((title, STRONG),), digest, (), heading, *said, *choice_lines(choices(file.plan), lang)], sys.stdout)
            show(printed_table_lines(printed_tables(file.plan), lang), sys.stdout)
