"""`salesperf diff`: two plans on the same data, or two finished runs, side by side."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Quiet, Traceback
from salesperf.locale.texts import text

if TYPE_CHECKING:
    from salesperf.diagnostics import Diagnostic
    from salesperf.locale.languages import Language
    from salesperf.model.comparison import Comparison

Format = Literal["text", "json"]
Sides = tuple[Path, Path]


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", show_default=False)],
    period: Annotated[list[str] | None, typer.Option("--period", metavar="PERIOD", show_default=False)] = None,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", show_default=False)] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", show_default=False)] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", show_default=False)] = False,
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Compare, write the files that are asked for, print what differs."""
    from salesperf.cli.findings import print_findings
    from salesperf.cli.progress import progress
    from salesperf.diagnostics import errors

    periods = list(dict.fromkeys(period or []))
    if misuse := _misuse((old, new), data, periods):
        sys.stderr.write(f"{text('outcome.error', lang)}: {text(f'usage.{misuse}', lang)}\n")
        return Exit.USAGE
    _check_out(out, lang)
    with progress(lang, quiet) as begin:
        found, told = _compared((old, new), data, periods, begin, lang)
        begin("write")
        written = _write(found, out, lang)
    print_findings(told, lang)
    _print(found, format_, quiet, out, written, lang)
    return Exit.PROBLEMS if errors(told) or (exit_code and found.differs) else Exit.FINE


def _misuse(sides: Sides, data: Path | None, periods: list[str]) -> str:
    """Which rule of usage the arguments break; '' where all is well."""
    folders = [side.is_dir() for side in sides]
    if all(folders):
        return "diff-runs" if data or periods else ""
    if any(folders):
        return "diff-mixed"
    return "" if data and periods else "diff-plans"


def _check_out(out: Path | None, lang: Language) -> None:
    from salesperf.cli.diff_files import MARK
    from salesperf.write.run_folder import replaceable

    if out is not None and not replaceable(out, MARK):
        raise FileExistsError(errno.EEXIST, text("outcome.not-a-diff-folder", lang), str(out))


def _compared(
    sides: Sides, data: Path | None, periods: list[str], begin: Callable[[str], None], lang: Language
) -> tuple[Comparison, list[Diagnostic]]:
    """The comparison, and the findings of the runs; those of finished runs were told when they were made."""
    from salesperf.cli.diff_sides import findings, sides_of_plans, sides_of_runs
    from salesperf.compare import compare, compare_runs

    if data is None:
        return compare_runs(*sides_of_runs(sides), sides, lang), []
    old, new = sides_of_plans(sides, data, periods, begin)
    return compare(old, new, lang), findings(old, new)


def _write(found: Comparison, out: Path | None, lang: Language) -> list[str]:
    """The names of the files written to `out`."""
    from salesperf.cli.diff_files import MARK, diff_files
    from salesperf.write.run_folder import publish

    if out is None:
        return []
    files = diff_files(found, lang)
    publish(files, out, MARK)
    return list(files)


def _print(
    found: Comparison, format_: Format, quiet: bool, out: Path | None, written: list[str], lang: Language
) -> None:
    from salesperf.cli.diff_files import record_text
    from salesperf.write.comparison_text import comparison_lines
    from salesperf.write.styled import MUTED, show

    if format_ == "json":
        sys.stdout.write(record_text(found))
    elif not quiet:
        key = "written" if written else "next-out"
        last = text(f"diff.{key}", lang, folder=out, files=", ".join(written))
        show([*comparison_lines(found, lang), ((last, MUTED),)], sys.stdout)
