"""Every rule has a reproducer that says exactly what is kept, in both languages, and a section in the docs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from error_cases import HERE, LANGUAGES, TOGETHER, Case, cases, lay_out, read_case, said
from error_pages import page

from salesperf.cli.main import answer
from salesperf.locale.rules import RULES

CASES = {case.rule: case for case in cases()}
PAGE = HERE.parents[1] / "docs" / "errors.md"
TEN = [
    ("effective-cuts-month", 3, 35),
    ("splits-not-100", 13, 11),
    ("unknown-column", 15, 53),
    ("measure-date-not-a-date", 16, 49),
    ("tiers-not-rising", 23, 16),
    ("weights-not-100", 27, 5),
    ("unknown-rate-table", 29, 59),
    ("percent-rate-on-units", 30, 54),
    ("comma-in-number", 31, 34),
    ("unknown-key", 32, 80),
]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_reproducer_says_what_is_kept(case: Case, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    code, texts = said(case, tmp_path)
    assert texts == {lang: getattr(case, lang) for lang in LANGUAGES}
    for text in texts.values():
        assert re.search(rf"^(error|warning)\[{case.rule}\]: ", text, re.MULTILINE)
        assert code == (case.exit if "error[" in text else 0)


@pytest.mark.parametrize("rule", ["unknown-rate-table", "unknown-header", "period-outside-effective"])
def test_a_shell_says_the_same(rule: str, tmp_path: Path) -> None:
    case = CASES[rule]
    lay_out(case, tmp_path)
    program = Path(sys.executable).with_name("salesperf")
    environment = {**os.environ, "SALESPERF_LANG": "zh", "PYTHONUTF8": "1"}
    ended = subprocess.run(
        [program, *case.commands[0].split()],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ended.returncode, ended.stderr, ended.stdout) == (1, case.zh, "")


def test_folders_rules_and_sections_are_the_same() -> None:
    sections = re.findall(r"(?m)^### (.*)$", PAGE.read_text("utf-8"))
    assert sections == list(RULES)
    assert list(CASES) == sorted(RULES)


def test_the_page_is_what_the_cases_say() -> None:
    assert PAGE.read_text("utf-8") == page(CASES)


def test_ten_mistakes_are_told_in_one_go(tmp_path: Path) -> None:
    case = read_case(TOGETHER)
    lay_out(case, tmp_path)
    assert said(case, tmp_path) == (1, {lang: getattr(case, lang) for lang in LANGUAGES})
    for lang in LANGUAGES:
        found = findings(tmp_path, lang)
        assert [(each["rule"], each["line"], each["column"]) for each in found] == TEN
        assert all(each["hint"] for each in found)


def findings(folder: Path, lang: str) -> list[dict[str, Any]]:
    """What `validate` finds in the plan of a folder."""
    with chdir(folder), redirect_stdout(StringIO()) as out:
        answer(["validate", "plan.yaml", "--format", "json", "--lang", lang], lang)  # type: ignore[arg-type]
    return list(json.loads(out.getvalue())["findings"])


@pytest.mark.parametrize(
    ("rule", "there"),
    [
        ("file-not-found", "`deals.csv`, `goals.csv`, `people.csv`, `ratings.csv`"),
        ("unknown-sheet", "`Deals`"),
        ("unknown-header", "`No`, `Owner`, `Partner`, `Net Value`, `Units`, `Closed`, `Stage`"),
        ("unknown-column", "amount, closed, owner, partner, share, stage, units"),
        ("people-without-goal", "E02 Ben Okafor"),
        ("goal-without-person", "`E20`"),
        ("weights-not-100", "99.9%"),
        ("tiers-not-rising", "`50_000`"),
        ("period-outside-effective", "2026-07-01"),
    ],
)
def test_what_is_wrong_or_there_instead_is_named(rule: str, there: str) -> None:
    for lang in LANGUAGES:
        assert there in getattr(CASES[rule], lang)
