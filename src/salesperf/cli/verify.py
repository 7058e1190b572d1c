"""`salesperf verify`: is a run folder as the run left it, and do the same files still give the same figures?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Quiet, Traceback
from salesperf.locale.texts import counted, text

Format = Literal["text", "json"]


def verify(
    run: Annotated[Path, typer.Argument(metavar="RUN_DIR", show_default=False)],
    recompute: Annotated[bool, typer.Option("--recompute", show_default=False)] = False,
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", show_default=False)] = None,
    ledger: Annotated[Path | None, typer.Option("--ledger", metavar="FILE", show_default=False)] = None,
    format_: Annotated[Format, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Compare every digest; with `--recompute`, every figure with those of a new run."""
    from salesperf.cli.findings import print_findings
    from salesperf.read.digests import listed_record
    from salesperf.read.run_folder import read_run
    from salesperf.verification import folder_faults

    if recompute != (data is not None):
        sys.stderr.write(f"{text('outcome.error', lang)}: {text('usage.verify-data', lang)}\n")
        return Exit.USAGE
    stored = read_run(run)
    found, figures = folder_faults(stored), 0
    if data is not None:
        from salesperf.cli.recompute import recomputed

        figures, more = recomputed(stored, data, ledger)
        found += more
    files = len(listed_record(run)["files"])
    if format_ == "json":
        _print_json(files, figures, [(each.rule, dict(each.params)) for each in found])
    else:
        print_findings(found, lang)
        if not (found or quiet):
            lines = [counted("verify.files", lang, files)]
            lines += [counted("verify.figures", lang, figures)] if recompute else []
            sys.stdout.write("".join(line + "\n" for line in lines))
    return Exit.PROBLEMS if found else Exit.FINE


def _print_json(files: int, figures: int, found: list[tuple[str, dict[str, str]]]) -> None:
    faults = [{"rule": rule, "params": params} for rule, params in found]
    page = {"schema": "salesperf.verify/1", "files": files, "figures": figures, "faults": faults}
    sys.stdout.write(json.dumps(page, ensure_ascii=False, indent=2) + "\n")
