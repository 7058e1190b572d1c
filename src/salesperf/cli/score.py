"""`salesperf score`: the month end, from a plan and exports to a run folder."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Plan, Quiet, Traceback
from salesperf.locale.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesperf.cli.run_files import Shown
    from salesperf.locale.languages import Language
    from salesperf.model.results import Results

Format = Literal["text", "json"]


def score(
    plan: Plan,
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", show_default=False)],
    data: Annotated[Path, typer.Option("--data", metavar="DIR", show_default=False)],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", show_default=False)],
    previous: Annotated[Path | None, typer.Option("--previous", metavar="RUN_DIR", show_default=False)] = None,
    ledger: Annotated[Path | None, typer.Option("--ledger", metavar="FILE", show_default=False)] = None,
    show_pay: Annotated[bool, typer.Option("--show-pay", show_default=False)] = False,
    statements: Annotated[bool, typer.Option("--statements", show_default=False)] = False,
    template: Annotated[Path | None, typer.Option("--template", metavar="FILE", show_default=False)] = None,
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Compute the period, publish the run folder, print ranking and totals."""
    from salesperf.cli.findings import print_findings
    from salesperf.cli.progress import progress
    from salesperf.cli.run_files import Shown
    from salesperf.cli.statements import make_statements, read_template
    from salesperf.diagnostics import errors
    from salesperf.model.standings import EarlierPlaces
    from salesperf.read.earlier_places import earlier_places
    from salesperf.write.run_folder import MARK, replaceable

    if not replaceable(out):
        raise FileExistsError(errno.EEXIST, text("outcome.not-a-run-folder", lang), str(out))
    if template:
        read_template(template)
    shown = Shown(lang, show_pay, earlier_places(previous) if previous else EarlierPlaces())
    with progress(lang, quiet) as begin:
        results = _published(plan, data, period, ledger, out, shown, begin)
    if statements or template:
        make_statements(out, [], lang, quiet, template=template)
    code = Exit.PROBLEMS if results.quarantined or errors(results.found) else Exit.FINE
    print_findings(results.found, lang)
    if quiet or format_ == "json":
        _print_quarantine(results, lang)
    if format_ == "json":
        sys.stdout.write((out / MARK).read_text("utf-8"))
    elif not quiet:
        steps = {f"salesperf explain {out} {_first(results)}": "explain"} if results.earnings else {}
        steps |= {f"{out / name}": name for name in ("ranking.xlsx", "excluded.csv")}
        _print(results, {**steps, f"salesperf validate {plan} --data {data}": "validate"}, code, lang)
    return code


def _published(
    plan: Path, data: Path, period: str, ledger: Path | None, out: Path, shown: Shown, begin: Callable[[str], None]
) -> Results:
    """The results of the period; their folder stands at `out`."""
    from salesperf import pipeline
    from salesperf.cli.ledger_files import ledger_of, past
    from salesperf.cli.run_files import run_files
    from salesperf.read.plan_file import load_plan
    from salesperf.write.run_folder import publish

    begin("plan")
    plan_file = load_plan(plan)
    closed = past(ledger_of(ledger, plan), plan_file.plan.plan if plan_file.plan else "")
    results = pipeline.score_plan(plan_file, data, period, progress=begin, past=closed)
    begin("write")
    publish(run_files(results, shown, plan_file.source.span), out)
    return results


def _first(results: Results) -> str:
    """Somebody to begin with: the first of the ranking."""
    return results.ranking[0].person if results.ranking else results.earnings[0].person


def _print_quarantine(results: Results, lang: Language) -> None:
    from salesperf.write.console import quarantine_lines
    from salesperf.write.styled import show

    show(quarantine_lines(results.quarantined, lang), sys.stderr)


def _print(results: Results, steps: dict[str, str], code: Exit, lang: Language) -> None:
    """`steps` are commands to try, each with the key of the text that says what for."""
    from salesperf.report.standings import standings
    from salesperf.write.console import Next, checked_line, exit_line, next_lines, ranking_lines
    from salesperf.write.consultation_text import consultation_lines
    from salesperf.write.inputs_text import input_lines
    from salesperf.write.styled import show

    account = [*input_lines(results.inputs, lang), checked_line(results.lines_checked, lang), ()]
    ranked = ranking_lines(standings(results, lang), lang)
    show([*account, *ranked, *consultation_lines(results.consulted, lang), ()], sys.stdout)
    sys.stdout.flush()
    _print_quarantine(results, lang)
    following = [Next(command, text(f"score.next-{key}", lang)) for command, key in steps.items()]
    show([*next_lines(following, lang), exit_line(code, lang)], sys.stdout)
