"""Help pages and wrong usage, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Golden, Salesperf

from salesperf.cli.main import COMMANDS, program
from salesperf.locale.languages import LANGUAGES, Language
from salesperf.locale.texts import known
from salesperf.write.cells import width

GOLDEN = Path(__file__).parent / "golden"

WRONG = [
    ["valdate"],
    ["frobnicate"],
    ["validate"],
    ["validate", "plan.yaml", "--dta", "x"],
    ["validate", "plan.yaml", "--format", "xml"],
    ["validate", "plan.yaml", "--format"],
    ["schema", "surplus"],
    ["score", "plan.yaml", "--period", "2026-09", "--data", "d"],
    ["statements"],
    ["--lang", "fr", "schema"],
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command: str, lang: Language, salesperf: Salesperf, golden: Golden) -> None:
    ended = salesperf(*filter(None, [command]), "--lang", lang, "-h")
    assert (ended.code, ended.err) == (0, "")
    assert max(map(width, ended.out.splitlines())) <= 82
    golden(GOLDEN / f"help-{command or 'salesperf'}.{lang}.txt", ended.out)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wrong_usage(lang: Language, salesperf: Salesperf, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESPERF_LANG", lang)
    said = []
    for arguments in WRONG:
        ended = salesperf(*arguments)
        assert (ended.code, ended.out) == (2, "")
        said.append(f"$ salesperf {' '.join(arguments)}\n{ended.err}")
    golden(GOLDEN / f"usage.{lang}.txt", "\n".join(said))


def test_without_arguments_the_help_page_is_shown(salesperf: Salesperf) -> None:
    assert salesperf() == salesperf("--help")


def test_version(salesperf: Salesperf) -> None:
    assert salesperf("--version").out.startswith("salesperf 0.")


def test_every_parameter_is_explained() -> None:
    for command in program("en").commands.values():
        for parameter in command.params:
            name = parameter.name.rstrip("_")
            assert known(f"help.{command.name}.{name}") or known(f"help.any.{name}"), (command.name, name)
