"""`salesperf close`: a finished run's entries go into the ledger, and the period is closed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Quiet, Traceback
from salesperf.locale.texts import counted, text

if TYPE_CHECKING:
    from salesperf.locale.languages import Language
    from salesperf.model.closing import Closed

Format = Literal["text", "json"]


def close(
    run: Annotated[Path, typer.Argument(metavar="RUN_DIR", show_default=False)],
    ledger: Annotated[Path | None, typer.Option("--ledger", metavar="FILE", show_default=False)] = None,
    plan: Annotated[Path | None, typer.Option("--plan", metavar="PLAN", show_default=False)] = None,
    accept: Annotated[list[str] | None, typer.Option("--accept", metavar="ROW=WHY", show_default=False)] = None,
    accepted: Annotated[Path | None, typer.Option("--accepted", metavar="FILE", show_default=False)] = None,
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Check the run, add its entries to the ledger and say what its head is now."""
    from salesperf.cli import ledger_files
    from salesperf.closing import close as close_run
    from salesperf.read.run_folder import read_run

    beside = plan or ledger
    if beside is None:
        return _usage(lang, "which")
    if wrong := [each for each in accept or [] if not ledger_files.well_named(each)]:
        return _usage(lang, "accept", given=wrong[0])
    found = read_run(run)
    rows = ledger_files.accepted(accept or [], accepted)
    path = ledger_files.ledger_of(ledger, beside)(found.results.plan.plan)
    closed = close_run(found, path, rows)
    if format_ == "json":
        _print_json(closed, found.results.period.name, path)
    elif not quiet:
        _print(closed, found.results.period.name, path, lang)
    return Exit.FINE


def _usage(lang: Language, key: str, **figures: str) -> Exit:
    said = text(f"ledger.{key}", lang, **figures)
    sys.stderr.write(f"{text('outcome.error', lang)}: {said}\n{text(f'ledger.{key}-hint', lang)}\n")
    return Exit.USAGE


def _print(closed: Closed, period: str, path: Path, lang: Language) -> None:
    lines = [text("ledger.closed-again" if closed.again else "ledger.closed", lang, period=period, file=path)]
    if not closed.again:
        lines.append(counted("ledger.added", lang, closed.entries, lines=f"{closed.lines:,}"))
    sys.stdout.write("".join(line + "\n" for line in (*lines, text("ledger.head", lang, head=closed.head))))


def _print_json(closed: Closed, period: str, path: Path) -> None:
    import json

    page = {"schema": "salesperf.close/1", "ledger": str(path), "period": period, "head": closed.head}
    counts = {"closed_before": closed.again, "entries": closed.entries, "lines": closed.lines}
    sys.stdout.write(json.dumps({**page, **counts}, ensure_ascii=False, indent=2) + "\n")
