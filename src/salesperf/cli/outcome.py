"""How a command ends: every exception becomes one clear message and an exit code; no traceback reaches a user."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from traceback import print_exception

from salesperf.cli.exits import Exit
from salesperf.locale.languages import Language
from salesperf.locale.texts import text


def outcome(command: Callable[[], int], lang: Language, traceback: bool) -> int:
    """Run the command and answer with its exit code, whatever happens in it."""
    code: int
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        code = Exit.FINE
    except (Exception, KeyboardInterrupt) as error:
        code = _explained(error, lang, traceback)
    return code


def _explained(error: BaseException, lang: Language, traceback: bool) -> Exit:
    """Say on stderr what stopped the command."""
    from salesperf.cli.findings import print_findings
    from salesperf.diagnostics import Conflict, Problems

    if isinstance(error, Problems):
        print_findings(error.diagnostics, lang)
        return Exit.CONFLICT if isinstance(error, Conflict) else Exit.PROBLEMS
    code, said = _failure(error, lang)
    if traceback and code is Exit.BUG:
        print_exception(error)
    sys.stderr.write(f"{text('outcome.error', lang)}: {said}\n")
    return code


def _failure(error: BaseException, lang: Language) -> tuple[Exit, str]:
    match error:
        case KeyboardInterrupt():
            return Exit.INTERRUPTED, text("outcome.interrupted", lang)
        case OSError():
            return Exit.OUTPUT, _output_text(error, lang)
    fault = text("outcome.bug", lang, kind=type(error).__name__, reason=error)
    return Exit.BUG, f"{fault}\n{text('outcome.bug-hint', lang)}"


def _output_text(error: OSError, lang: Language) -> str:
    path = error.filename2 or error.filename or text("outcome.stdout", lang)
    return text("outcome.output", lang, path=path, reason=error.strerror or str(error))


def _forget_stdout() -> None:
    """Point stdout at nothing: the interpreter flushes it once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
