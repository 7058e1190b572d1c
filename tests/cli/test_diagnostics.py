"""Findings as text, JSON and GitHub commands, against texts kept in `golden/`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Golden
from diagnostic_cases import FOUND, PLAN, SENTENCES, SOURCES

from salesperf.diagnostics import Diagnostic, Span
from salesperf.locale.languages import LANGUAGES, Language
from salesperf.write.cells import width
from salesperf.write.diagnostics_github import diagnostics_github
from salesperf.write.diagnostics_json import diagnostics_json
from salesperf.write.diagnostics_text import diagnostic_lines, summary_line
from salesperf.write.styled import plain

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the tests' own rules in place."""
    monkeypatch.setattr("salesperf.locale.sentences.sentences_of", lambda rule, lang: SENTENCES[rule, lang])


def as_text(found: list[Diagnostic], lang: Language) -> str:
    return plain([*diagnostic_lines(found, lang, SOURCES), summary_line(found, lang)])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text(lang: Language, golden: Golden) -> None:
    golden(GOLDEN / f"diagnostics.{lang}.txt", as_text(FOUND, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_github(lang: Language, golden: Golden) -> None:
    commands = diagnostics_github(FOUND, lang)
    assert len(commands.splitlines()) == len(FOUND)
    golden(GOLDEN / f"diagnostics.{lang}.github", commands)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json(lang: Language, golden: Golden) -> None:
    page = diagnostics_json(FOUND, lang)
    assert (json.loads(page)["errors"], json.loads(page)["warnings"]) == (8, 2)
    golden(GOLDEN / f"diagnostics.{lang}.json", page)


def test_carets_stand_under_what_they_mark() -> None:
    excerpt, carets = as_text(FOUND[:1], "en").splitlines()[3:5]
    assert width(carets) - 4 == width(excerpt[: excerpt.index("关系")])
    assert carets.endswith(" ^^^^")


def test_a_line_that_the_file_does_not_have_has_no_excerpt() -> None:
    lines = as_text([Diagnostic("not-found", Span(PLAN, 121, 1), {"path": "x"})], "en").splitlines()
    assert lines[1] == f"  --> {PLAN}:121:1".replace("  -->", "   -->")


@pytest.mark.parametrize(
    ("errors", "warnings", "en", "zh"),
    [
        (1, 0, "1 error", "1 个错误"),
        (3, 1, "3 errors, 1 warning", "3 个错误，1 个警告"),
        (0, 2, "2 warnings", "2 个警告"),
        (1200, 0, "1,200 errors", "1,200 个错误"),
    ],
)
def test_summary(errors: int, warnings: int, en: str, zh: str) -> None:
    found = [Diagnostic("not-found")] * errors + [Diagnostic("not-found", severity="warning")] * warnings
    assert plain([summary_line(found, "en")]) == en + "\n"
    assert plain([summary_line(found, "zh")]) == zh + "\n"
