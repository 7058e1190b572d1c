"""`salesperf explain` on both samples: as printed, as JSON, and for whom and what it does not know."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from promises import broken

from salesperf.cli.main import run
from salesperf.diagnostics import Cell, Diagnostic, Span
from salesperf.model.results import Results
from salesperf.read.run_folder import read_run
from salesperf.report.explanation import explain, setting
from salesperf.runs import explained
from salesperf.write.cells import width
from salesperf.write.explanation_text import explanation_lines
from salesperf.write.styled import plain

GOLDEN = Path(__file__).parent / "golden"
PEOPLE = [("cn-direct", "E0118"), ("cn-direct", "E0101"), ("en-saas", "S106"), ("en-saas", "S010")]
Explain = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(runs: dict[str, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Explain:
    """Exit code, stdout and stderr of `salesperf explain` on a sample's run."""

    def explaining(sample: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["salesperf", "explain", str(runs[sample]), *arguments])
        code = run()
        return (code, *capsys.readouterr())

    return explaining


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("sample", "person"), PEOPLE)
def test_page(sample: str, person: str, lang: str, call: Explain, golden: Callable[[Path, str], None]) -> None:
    code, text, err = call(sample, person, "--lang", lang)
    assert (code, err) == (0, "")
    assert max(map(width, text.splitlines())) <= 100
    golden(GOLDEN / f"{sample}-{person}.{lang}.txt", text)


@pytest.mark.parametrize("sample", ["cn-direct", "en-saas"])
def test_printed_factors_reproduce_the_cent_for_everybody(sample: str, results: dict[str, Results]) -> None:
    about = setting(results[sample], read_place, "en")
    trees = [explain(about, person) for person in results[sample].roster.people]
    assert [found for tree in trees for found in broken(tree.earned)] == []
    for tree in trees:
        assert tree.earned.figure is not None
        assert tree.earned.figure.value == results[sample].earned(tree.person)
        assert all(
            any(part.enters for part in node.children)
            for node in tree.earned.children
            if "no-score" not in node.remarks
        )


def read_place(_: tuple[str | int, ...]) -> Span:
    """No plan is needed for figures."""
    return Span("plan.yaml", 1, 1)


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree.get("children", ()):
        yield from nodes(child)


def printed(figure: dict[str, str]) -> Fraction:
    text = figure["printed"].replace(",", "")
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def test_json(call: Explain) -> None:
    code, text, err = call("cn-direct", "E0118", "--format", "json", "--lang", "zh")
    page = json.loads(text)
    assert (code, err, page["schema"]) == (0, "", "salesperf.explanation/1")
    assert (page["person_id"], page["plan"]["file"], page["currency"]) == ("E0118", "cn-direct.yaml", "CNY")
    elements = page["earned"]["children"]
    assert sum(printed(each["figure"]) for each in elements) == printed(page["earned"]["figure"])
    assert all("place" in node for node in nodes(page["earned"]) if node["kind"] not in ("earned", "lines"))
    commission = next(each for each in page["accounts"] if each["element"] == "commission")
    assert sum(Fraction(each["pay"]) for each in commission["records"]) == Fraction(commission["pay"]["exact"])
    assert {"file", "row", "key", "date", "share"} <= set(commission["records"][0])


def test_one_element_with_what_it_counts(call: Explain) -> None:
    code, text, _ = call("cn-direct", "张磊", "--element", "quarter_bonus", "--lang", "en", "--all")
    assert code == 0
    assert "Commission" not in text
    assert "deals: 51 records for measures" in text
    assert "feedback: 20 records for measures" in text
    assert "--all" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("E01188",),
            "error[person-not-in-run]: nobody in this run is called `E01188`\nhint: did you mean `E0118` 张磊",
        ),
        (
            ("E0118", "--element", "comission"),
            "error[element-not-earned]: `comission` pays E0118 张磊 nothing in this run\n"
            "   = what there is: commission, quarter_bonus, position_pay\nhint: did you mean `commission`?",
        ),
    ],
)
def test_what_is_not_there_is_told(arguments: tuple[str, ...], said: str, call: Explain) -> None:
    code, out, err = call("cn-direct", *arguments, "--lang", "en")
    assert (code, out) == (1, "")
    assert err.startswith(said)


def test_a_folder_without_a_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["salesperf", "explain", str(tmp_path), "E0118", "--lang", "en"])
    assert run() == 1
    assert capsys.readouterr().err.startswith(f"error[run-not-found]: `{tmp_path}` is not a run folder")


def test_records_set_aside_are_shown_to_whom_they_name(results: dict[str, Results]) -> None:
    found = Diagnostic("amount-not-a-number", Cell("回款.csv", "", 55, "E", "金额"), {"text": "851O0"})
    altered = replace(results["cn-direct"], quarantined=(found,), concerned={"E0118": (0,)})
    about = setting(altered, read_place, "zh")
    assert plain(explanation_lines(explain(about, "E0118"), "zh")).splitlines()[-2:] == [
        "1 笔被隔离，未计入",
        "  回款.csv，单元格 E55（列 `金额`）  `851O0` 不是数字",
    ]
    assert explain(about, "E0101").quarantined == ()


def test_a_name_serves_where_only_one_has_it(runs: dict[str, Path]) -> None:
    stored = read_run(runs["cn-direct"])
    assert explained(stored, "张磊").person == "E0118"


def test_hostile_names_are_escaped(results: dict[str, Results]) -> None:
    people = results["cn-direct"].roster.people
    evil = replace(people["E0118"], name="\x1b[2Jx[/]")
    altered = replace(
        results["cn-direct"], roster=replace(results["cn-direct"].roster, people={**people, "E0118": evil})
    )
    text = plain(explanation_lines(explain(setting(altered, read_place, "en"), "E0118"), "en"))
    assert "\x1b" not in text
    assert text.startswith("\\x1b[2Jx[/]  E0118")
