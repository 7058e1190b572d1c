"""`salesperf test`: the worked examples inside a plan, run and compared exactly."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Quiet, Traceback
from salesperf.locale.texts import counted, text

if TYPE_CHECKING:
    from salesperf.diagnostics import Diagnostic
    from salesperf.locale.languages import Language
    from salesperf.worked.trial import Trial

Format = Literal["text", "json"]


def test(
    plans: Annotated[list[Path], typer.Argument(metavar="PLAN...", show_default=False)],
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", show_default=False)] = None,
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Run every example of the plans; each figure must come out exactly."""
    from salesperf.cli.findings import print_findings
    from salesperf.diagnostics import errors
    from salesperf.read.plan_file import load_plan
    from salesperf.worked.trial import trials

    found: list[Diagnostic] = []
    for plan in plans:
        done = []
        for trial in trials(load_plan(plan), data):
            done.append(trial)
            found += trial.found
            if format_ == "text" and not quiet:
                sys.stdout.write(_line(trial, lang))
        if format_ == "json":
            sys.stdout.write(_json(plan, done))
        elif not quiet:
            sys.stdout.write(_sum(done, lang))
        sys.stdout.flush()
    print_findings(found, lang)
    return Exit.PROBLEMS if errors(found) else Exit.FINE


def _line(trial: Trial, lang: Language) -> str:
    from salesperf.locale.visible import visible

    said = text("worked.differs" if trial.found else "worked.passed", lang)
    return f"{said}  {visible(trial.name)}\n"


def _sum(done: Iterable[Trial], lang: Language) -> str:
    trials = list(done)
    if not trials:
        return text("worked.none", lang) + "\n"
    figures = counted("worked.figures", lang, sum(trial.compared for trial in trials))
    return counted("worked.examples", lang, len(trials), figures=figures) + "\n"


def _json(plan: Path, done: Iterable[Trial]) -> str:
    examples = [{"name": t.name, "figures": t.compared, "passed": not t.found} for t in done]
    return json.dumps({"plan": plan.as_posix(), "examples": examples}, ensure_ascii=False) + "\n"
