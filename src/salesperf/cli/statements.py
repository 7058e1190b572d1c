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
    from salesperf.write.statement.template import Template


def statements(
    run: Annotated[Path, typer.Argument(metavar="RUN_DIR", show_default=False)],
    rep: Annotated[list[str] | None, typer.Option("--rep", metavar="ID", show_default=False)] = None,
    template: Annotated[Path | None, typer.Option("--template", metavar="FILE", show_default=False)] = None,
    protect: Annotated[bool, typer.Option("--protect", show_default=False)] = False,
    lang: Lang = "en",
    quiet: Quiet = False,
    traceback: Traceback = False,
) -> Exit:
    """Write the workbooks into the run folder and say where they are."""
    count, out = make_statements(run, rep or [], lang, quiet, protect=protect, template=template)
    if not quiet:
        sys.stdout.write(counted("statement.written", lang, count, folder=out) + "\n")
    return Exit.FINE


def read_template(path: Path) -> Template:
    """The company's layout. Raises Problems with everything that is wrong with it."""
    from salesperf.read.template_file import template_bytes
    from salesperf.write.statement.template import Template, checked

    return checked(Template(str(path), template_bytes(path)))


def _tell_losses(template: Template, lang: Language) -> None:
    from salesperf.cli.findings import print_findings
    from salesperf.write.statement.template_losses import losses

    print_findings(losses(template), lang)


def make_statements(
    run: Path, people: list[str], lang: Language, quiet: bool, *, protect: bool = False, template: Path | None = None
) -> tuple[int, Path]:
    """How many were written, and where; everybody's where nobody is named. Raises Problems for strangers."""
    from salesperf.cli.progress import counting
    from salesperf.cli.statement_files import write_statements
    from salesperf.read.digests import INDEX, STATEMENTS
    from salesperf.read.run_folder import read_run
    from salesperf.statements import StatementDesk
    from salesperf.write.run_folder import replaceable

    layout = read_template(template) if template else None
    desk = StatementDesk(read_run(run), lang)
    wanted = [desk.found(each) for each in people] or desk.people
    if not replaceable(run / STATEMENTS, INDEX):
        raise FileExistsError(errno.EEXIST, text("outcome.not-a-statements-folder", lang), str(run / STATEMENTS))
    if layout:
        _tell_losses(layout, lang)
    with counting("statements", lang, quiet) as told:
        return len(wanted), write_statements(desk, wanted, told, protect=protect, template=layout)
