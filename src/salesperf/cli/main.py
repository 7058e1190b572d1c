"""The program: picks the language, lets Typer read the command line, then runs the command that was asked for."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial, wraps
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_group

from salesperf.cli.exits import Exit
from salesperf.cli.help_page import HelpfulCommand, HelpfulGroup
from salesperf.cli.options import Lang
from salesperf.cli.outcome import outcome
from salesperf.locale.languages import Language, asked, choose

COMMANDS = (
    "init",
    "inspect",
    "validate",
    "test",
    "score",
    "statements",
    "explain",
    "diff",
    "close",
    "ledger",
    "verify",
    "schema",
)

RARELY = (50_000, 20, 50)
"""When garbage is looked for: a run keeps nearly all it makes, and looking after every 700 objects is a tenth of it."""


def run() -> int:
    """The console script: answers `sys.argv` and returns the exit code."""
    arguments = sys.argv[1:]
    lang = choose(asked(arguments), os.environ)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # looking for plugins reads the metadata of every installed package
    signal.signal(signal.SIGTERM, _terminate)
    gc.set_threshold(*RARELY)
    return int(outcome(lambda: answer(arguments, lang), lang, traceback="--traceback" in arguments))


def answer(arguments: Sequence[str], lang: Language) -> int:
    """Do what the arguments ask for; wrong usage is said on stderr. Exceptions of the command pass through."""
    try:
        group = program(lang, next(iter(arguments), ""))
        parsed = group.main(list(arguments) or ["--help"], "salesperf", standalone_mode=False, obj=lang)
    except TyperException as error:
        from salesperf.cli.usage import usage_lines

        sys.stderr.write("".join(line + "\n" for line in usage_lines(error, lang)))
        return Exit.USAGE
    return int(parsed() if callable(parsed) else Exit.FINE)


def program(lang: Language, only: str = "") -> TyperGroup:
    """The command named `only`, or else every command, speaking one language.

    Invoking one answers with a call that is still to be made.
    """
    app = typer.Typer(
        cls=HelpfulGroup,
        callback=_salesperf,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in [only] if only in COMMANDS else COMMANDS:
        command = getattr(import_module(f"salesperf.cli.{name}"), name)
        app.command(name, cls=HelpfulCommand)(_deferred(command))
    group = get_group(app)
    for parameter in (each for command in (group, *group.commands.values()) for each in command.params):
        if parameter.name == "lang":
            parameter.default = lang
    return group


def _deferred(command: Callable[..., int]) -> Callable[..., Callable[[], int]]:
    """The command as Typer sees it: parsed, but run only when Typer and its own way with exceptions are done."""

    @wraps(command)
    def parsed(**options: Any) -> Callable[[], int]:
        return partial(command, **options)

    return parsed


def _print_version(asked_for: bool) -> None:
    if asked_for:
        from importlib.metadata import version

        sys.stdout.write(f"salesperf {version('salesperf')}\n")
        raise typer.Exit


def _salesperf(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True)] = False,
    lang: Lang = "en",
) -> None:
    """Takes the options that come before a command."""


def _terminate(*_: object) -> NoReturn:
    raise SystemExit(Exit.TERMINATED)
