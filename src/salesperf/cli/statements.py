"""`salesperf statements`: one workbook a person, from a finished run."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salesperf.cli.exits import Exit
from salesperf.cli.options import Lang, Quiet, Traceback
from salesperf.locale.texts import counted, text

if TYPE_CHECKING:
    from salesperf.locale.languages import Language


def statements(
    run: Annotated[Path, typer.Argument(metavar="RUN_DIR", show_default=False)],
    rep: Annotated[list[str] | None, typer.Option("--rep", metavar="ID", show_default=False)] = None,
    protect: Annotated[bool, typer.Option("--protect", show_default=False)] = False,
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Write the workbooks into the run folder and say where they are."""
    count, out = make_statements(run, rep or [], lang, quiet, protect=protect)
    if not quiet:
        sys.stdout.write(counted("statement.written", lang, count, folder=out) + "\n")
    return Exit.FINE


def make_statements(
    run: Path, people: list[str], lang: Language, quiet: bool, *, protect: bool = False
) -> tuple[int, Path]:
    """How many were written, and where; everybody's where nobody is named. Raises Problems for a stranger."""
    from salesperf.cli.progress import counting
    from salesperf.cli.statement_files import write_statements
    from salesperf.read.digests import INDEX, STATEMENTS
    from salesperf.read.run_folder import read_run
    from salesperf.statements import StatementDesk
    from salesperf.write.run_folder import replaceable

    desk = StatementDesk(read_run(run), lang)
    wanted = [desk.found(each) for each in people] or desk.people
    if not replaceable(run / STATEMENTS, INDEX):
        raise FileExistsError(errno.EEXIST, text("outcome.not-a-statements-folder", lang), str(run / STATEMENTS))
    with counting("statements", lang, quiet) as told:
        return len(wanted), write_statements(desk, wanted, told, protect=protect)
