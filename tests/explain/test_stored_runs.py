"""A run folder is opened again without plan and data: nothing is lost, and what is no run is told."""

from __future__ import annotations

import json
import tempfile
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesperf.cli.run_files import results_text
from salesperf.diagnostics import Cell, Diagnostic, Problems, Span
from salesperf.engine.stored import credit_lines, excluded_rows
from salesperf.model.people import Person, PersonRow, Roster
from salesperf.model.period import Window
from salesperf.model.results import (
    Actual,
    CardPart,
    CardResult,
    Earning,
    InputFile,
    MeasureResult,
    RankRow,
    Results,
    StatedGoal,
    Step,
)
from salesperf.read.plan_file import plan_from_bytes
from salesperf.read.run_folder import read_run

PLAN = """\
plan: small
version: 2026-01
effective: {from: 2026-01-01, to: 2026-12-31}
currency: EUR
people: {files: people.csv, columns: {id: id}}
"""

words = st.text(max_size=8)
counts = st.integers(0, 10**12)
ratios = st.fractions()
maybe = st.none() | ratios
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
windows = st.builds(Window, days, days, st.sampled_from(("month", "year")), words)
locs = st.lists(words | st.integers(0, 99), max_size=4).map(tuple)
cells = st.builds(Cell, words, words, st.integers(0, 10**6), words, words)
spans = st.builds(Span, st.just("plan.yaml"), st.integers(1, 999), st.integers(1, 99), st.integers(1, 99))
findings = st.builds(
    Diagnostic,
    words,
    st.none() | cells | spans,
    st.dictionaries(words, words, max_size=3),
    st.sampled_from(("error", "warning")),
)


def several(each: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(each, max_size=3).map(tuple)


parts = st.builds(CardPart, words, st.builds(Actual, maybe, counts), maybe, maybe, maybe, ratios, maybe)
steps = st.builds(Step, words, words, maybe, locs, words)
columns = st.dictionaries(words, st.none() | amounts | ratios | counts | days | words, max_size=3)
rows = st.builds(PersonRow, st.none() | days, st.none() | days, words, words, words, columns, cells)
people = st.builds(Person, words, words, words, several(rows))
rosters = st.builds(
    lambda found, names: Roster({person.id: person for person in found}, tuple(names)),
    st.lists(people, max_size=4),
    st.lists(words, max_size=3),
)
plan_file = plan_from_bytes(PLAN.encode(), Path("plan.yaml"))
anything = st.builds(
    Results,
    plan=st.just(plan_file.plan),
    plan_sha256=st.just(plan_file.digest),
    period=windows,
    roster=rosters,
    measures=several(st.builds(MeasureResult, words, words, windows, st.booleans(), maybe, maybe, maybe, counts)),
    cards=several(st.builds(CardResult, words, words, windows, st.booleans(), maybe, several(parts), words)),
    earnings=several(
        st.builds(
            Earning, words, words, words, windows, st.none() | amounts, several(steps), st.none() | amounts,
            several(st.tuples(words, amounts)), words,
        )
    ),
    ranking=several(st.builds(RankRow, words, words, windows, counts, st.booleans(), ratios)),
    inputs=several(st.builds(InputFile, words, words, words, words, counts, counts, counts, counts, counts)),
    quarantined=several(findings),
    found=several(findings),
    lines_checked=counts,
    plan_texts=st.just(plan_file.texts),
    stated_goals=st.dictionaries(
        st.tuples(words, words, windows), st.builds(StatedGoal, amounts, cells), max_size=3
    ),
    concerned=st.dictionaries(words, st.lists(st.integers(0, 9), max_size=3).map(tuple), max_size=3),
)  # fmt: skip


def read_again(results: Results) -> Results:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "results.json").write_text(results_text(results), "utf-8", "surrogatepass")
        return read_run(Path(folder)).results


@settings(deadline=None, max_examples=60)
@given(anything)
def test_whatever_a_run_finds_is_read_again(results: Results) -> None:
    found = read_again(results)
    for each in fields(Results):
        assert each.name == "bulk" or getattr(found, each.name) == getattr(results, each.name)


def test_samples_are_read_again(results: dict[str, Results], runs: dict[str, Path]) -> None:
    for name, scored in results.items():
        run = read_run(runs[name])
        assert replace(run.results, bulk={}) == replace(scored, bulk={})
        assert run.plan_file.path == Path(f"{name}.yaml")
        assert all(run.plan_file.source.span(step.loc).line > 1 for e in run.results.earnings for step in e.steps)


def test_the_same_run_has_the_same_bytes(results: dict[str, Results]) -> None:
    text = results_text(results["cn-direct"])
    page = json.loads(text)
    assert list(page) == sorted(page)
    assert page["schema"] == "salesperf.results/1"
    assert results_text(read_again(results["cn-direct"])) == text


def test_no_folder_is_in_the_dump(results: dict[str, Results]) -> None:
    found = replace(results["cn-direct"], found=(Diagnostic("x", Span("/home/me/plans/cn-direct.yaml", 3, 1)),))
    assert "/home/me" not in results_text(found)
    assert read_again(found).found == (Diagnostic("x", Span("cn-direct.yaml", 3, 1)),)


def test_a_plan_that_extends_another_is_read_again(tmp_path: Path) -> None:
    texts = {"own.yaml": "extends: base.yaml\nversion: 2026-02\n", "base.yaml": PLAN}
    own = plan_from_bytes(texts["own.yaml"].encode(), Path("own.yaml"), lambda path: texts[path.name].encode())
    assert own.plan is not None
    window = Window(date(2026, 1, 1), date(2026, 1, 31), "month", "2026-01")
    run = Results(own.plan, own.digest, window, Roster({}), (), (), (), (), (), (), (), plan_texts=own.texts)
    (tmp_path / "results.json").write_text(results_text(run), "utf-8")
    again = read_run(tmp_path)
    assert again.plan_file.plan == own.plan
    assert again.plan_file.source.span(("currency",)) == Span("base.yaml", 4, 11, 3)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (None, "run-not-found"),
        ("{", "run-damaged"),
        ("[]", "run-damaged"),
        ('{"schema": "salesperf.run/1"}', "run-damaged"),
        ('{"schema": "salesperf.results/1"}', "run-damaged"),
        ('{"schema": "salesperf.results/2"}', "run-of-newer-version"),
    ],
)
def test_what_is_no_run_is_told(text: str | None, rule: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "results.json").write_text(text, "utf-8")
    with pytest.raises(Problems) as stopped:
        read_run(tmp_path)
    assert [each.rule for each in stopped.value.diagnostics] == [rule]


@pytest.mark.parametrize(("old", "new"), [("30_000", "40_000"), ('"windows"', '"window"'), ("/", "|")])
def test_a_run_that_was_altered_is_damaged(old: str, new: str, runs: dict[str, Path], tmp_path: Path) -> None:
    text = (runs["cn-direct"] / "results.json").read_text("utf-8")
    (tmp_path / "results.json").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Problems) as stopped:
        read_run(tmp_path)
    assert [each.rule for each in stopped.value.diagnostics] == ["run-damaged"]


def test_credited_lines_add_up_exactly(results: dict[str, Results], runs: dict[str, Path]) -> None:
    for name, scored in results.items():
        for earning in (e for e in scored.earnings if e.lines is not None):
            lines = credit_lines(runs[name], earning.person, earning.element)
            own = [line.pay for line in lines if line.period == earning.window.name and line.pay is not None]
            assert sum(own, Decimal(0)) == earning.lines
            assert all(isinstance(line.share, Decimal) for line in lines)


def test_every_excluded_row_is_read(results: dict[str, Results], runs: dict[str, Path]) -> None:
    rows = excluded_rows(runs["cn-direct"])
    assert len(rows) == sum(f.out_of_scope + f.quarantined for f in results["cn-direct"].inputs)
    assert {row.status for row in rows} == {"out of scope"}
    assert min(row.row for row in rows) == 2
    assert excluded_rows(runs["cn-direct"], "E0118") == ()


def test_a_missing_file_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        credit_lines(tmp_path, "E0118")
