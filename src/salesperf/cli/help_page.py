"""Help pages in the reader's language, laid out by terminal cells; Typer only says what there is to list."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from salesperf.cli.values import with_plain_values
from salesperf.locale.languages import Language
from salesperf.locale.texts import known, text

Rows = list[tuple[str, str]]


class HelpfulCommand(TyperCommand):
    """A command whose help page is ours; the context's `obj` is the language."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, and `--help`."""
        return with_plain_values(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page of one command."""
        formatter.write(_page(self, ctx, []))


class HelpfulGroup(TyperGroup):
    """The program itself: its page lists the commands."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, and `--help`."""
        return with_plain_values(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page of the program."""
        formatter.write(_page(self, ctx, [(name, text(f"help.{name}", ctx.obj)) for name in self.list_commands(ctx)]))


def parameter_text(command: str, parameter: str, lang: Language) -> str:
    """What a parameter is for: its own sentence for this command, else the one that commands share."""
    name = parameter.rstrip("_")
    own = f"help.{command}.{name}"
    return text(own if known(own) else f"help.any.{name}", lang)


def _page(command: TyperCommand | TyperGroup, ctx: Any, commands: Rows) -> str:
    lang: Language = ctx.obj
    name = command.name or "salesperf"
    parameters = command.get_params(ctx)
    kinds: dict[str, Rows] = {"argument": [], "option": []}
    for parameter in parameters:
        kinds[parameter.param_type_name].append((_shape(parameter), parameter_text(name, parameter.name, lang)))
    words = [text("help.command-word", lang)] if commands else [shape for shape, _ in kinds["argument"]]
    usage = " ".join([ctx.command_path, *words, text("help.options-word", lang)])
    return "\n".join([
        f"{text('help.usage', lang)} {usage}", "", text(f"help.{name}", lang),
        *_section("examples", [(text(f"help.example.{name}", lang), "")], lang),
        *_section("commands", commands, lang),
        *_section("arguments", kinds["argument"], lang),
        *_section("options", kinds["option"], lang),
    ])  # fmt: skip


def _shape(parameter: Any) -> str:
    """How a parameter is written: `-q, --quiet`, `--data DIR`, `PLAN`."""
    names = ", ".join(sorted(parameter.opts, key=len)) if parameter.param_type_name == "option" else ""
    return " ".join(part for part in (names, parameter.metavar) if part)


def _section(heading: str, rows: Rows, lang: Language) -> list[str]:
    if not rows:
        return []
    column = max(len(shape) for shape, _ in rows) + 2
    return ["", text(f"help.{heading}", lang), *(f"  {shape:<{column}}{said}".rstrip() for shape, said in rows)]
