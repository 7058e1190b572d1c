"""`salesperf diff` from end to end: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from calling import Golden, Salesperf

from salesperf.locale.languages import LANGUAGES, Language
from salesperf.write.cells import width

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
PLAN, DATA = ROOT / "plans" / "cn-direct.yaml", ROOT / "samples" / "cn-direct"
SMALL_CHANGE = {
    "version: 2026-01": "version: 2026-10",
    "rate: 2.2%": "rate: 2.4%",
    "revenue: {weight: 70%": "revenue: {weight: 60%",
    "win_rate: {weight: 30%": "win_rate: {weight: 40%",
    "cap: {period: 30_000": "cap: {period: 25_000",
}
FILES = {"diff.csv", "diff.xlsx", "diff.html", "diff.json"}


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The plan with one rate, one weight (and the one that makes up for it) and one cap changed."""
    text = PLAN.read_text("utf-8")
    for before, after in SMALL_CHANGE.items():
        text = text.replace(before, after)
    path = tmp_path / "new.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_small_change(lang: Language, new: Path, salesperf: Salesperf, golden: Golden) -> None:
    ended = salesperf("diff", PLAN, new, "--data", DATA, "--period", "2026-09", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    assert max(map(width, ended.out.splitlines())) <= 100
    golden(GOLDEN / f"diff.{lang}.txt", ended.out)


def test_files_are_published_and_the_same_again(new: Path, tmp_path: Path, salesperf: Salesperf) -> None:
    out = tmp_path / "out"
    call = ("diff", PLAN, new, "--data", DATA, "--period", "2026-08", "--period", "2026-09", "--out", out)
    ended = salesperf(*call, "--exit-code")
    assert ended.code == 1
    assert {path.name for path in out.iterdir()} == FILES
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    again = salesperf(*call, "--format", "json")
    assert (again.code, again.out.encode()) == (0, first["diff.json"])
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first
    record = json.loads(first["diff.json"])
    assert [period["period"] for period in record["periods"]] == ["2026-08", "2026-09"]
    twice = salesperf(*call[:-2], "--period", "2026-08", "--format", "json")
    assert json.loads(twice.out) == record
    assert [change["words"] for change in record["changes"]][:1] == ["tier 3 of `ladder`, from 3_000_000"]
    assert b"<script" not in first["diff.html"]
    assert b"http" not in first["diff.html"].replace(b"http-equiv", b"")


def test_runs_are_compared_record_by_record(tmp_path: Path, salesperf: Salesperf) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    receipts = data / "回款_2026-09.csv"
    rows = receipts.read_bytes().decode("gb18030").splitlines(keepends=True)
    assert rows[2].split(",")[0] == "HK-2026-09-0002"
    rows[2] = rows[2].replace("7720.00", "17720.00")
    new_row = rows[3].replace("HK-2026-09-0003", "HK-NEW")
    receipts.write_bytes("".join([*rows[:5], *rows[6:], new_row]).encode("gb18030"))
    runs = tmp_path / "before", tmp_path / "after"
    for run, folder in zip(runs, (DATA, data), strict=True):
        assert salesperf("score", PLAN, "--period", "2026-09", "--data", folder, "--out", run, "-q").code == 0
    ended = salesperf("diff", *runs, "--out", tmp_path / "out", "--exit-code")
    assert (ended.code, ended.err) == (1, "")
    assert "Records  1 appeared, 1 vanished, 1 changed\n" in ended.out
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES | {"records.csv"}
    listed = (tmp_path / "out" / "records.csv").read_text("utf-8-sig").splitlines()
    assert [",".join(line.split(",")[:3]) for line in listed[1:]] == [
        "receipts,HK-2026-09-0002,changed",
        "receipts,HK-2026-09-0005,vanished",
        "receipts,HK-NEW,appeared",
    ]
    same = salesperf("diff", runs[0], runs[0], "--exit-code", "--lang", "zh")
    assert (same.code, "计入的记录没有不同" in same.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((PLAN, PLAN), "to compare plans, give --data and --period"),
        ((PLAN, PLAN, "--data", DATA), "to compare plans, give --data and --period"),
        ((PLAN, DATA), "compare two plans, or two run folders"),
        ((DATA, DATA, "--period", "2026-09"), "run folders have their data and period: leave out --data and --period"),
    ],
)
def test_wrong_usage(arguments: tuple[object, ...], said: str, salesperf: Salesperf) -> None:
    ended = salesperf("diff", *arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"error: {said}\n")


def test_what_is_no_run_folder_is_named(salesperf: Salesperf) -> None:
    ended = salesperf("diff", DATA, DATA)
    assert (ended.code, ended.out) == (1, "")
    assert "error[run-not-found]" in ended.err


def test_problems_of_both_plans_are_told_at_once(tmp_path: Path, salesperf: Salesperf) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    text = PLAN.read_text("utf-8")
    old.write_text(text.replace("table: ladder", "table: laddr"), "utf-8")
    new.write_text(text.replace("measure: team_revenue", "measure: team_revenu"), "utf-8")
    ended = salesperf("diff", old, new, "--data", DATA, "--period", "2026-09")
    assert (ended.code, ended.out) == (1, "")
    assert f"--> {old}:" in ended.err
    assert f"--> {new}:" in ended.err


def test_other_folders_are_left_alone(new: Path, tmp_path: Path, salesperf: Salesperf) -> None:
    ended = salesperf("diff", PLAN, new, "--data", DATA, "--period", "2026-09", "--out", tmp_path)
    assert (ended.code, ended.out) == (4, "")
    assert "holds no earlier comparison" in ended.err
    assert new.exists()
