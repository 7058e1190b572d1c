"""The commands from end to end, on the examples that come with the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Salesperf

ROOT = Path(__file__).parents[2]
CN = (ROOT / "plans" / "cn-direct.yaml", "--period", "2026-09", "--data", ROOT / "samples" / "cn-direct")
TABLES = {"scores.csv", "ranking.csv", "payouts.csv", "ledger.csv", "payroll.csv"}
FILES = TABLES | {"results.json", "run.json", "ranking.xlsx", "summary.html", "credits.parquet", "excluded.csv"}


@pytest.mark.parametrize(("lang", "example"), [("zh", "cn-direct"), ("en", "en-saas")])
def test_init_makes_a_folder_whose_commands_work(
    lang: str, example: str, tmp_path: Path, salesperf: Salesperf, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    ended = salesperf("init", folder, "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    assert (folder / "plan.yaml").read_bytes() == (ROOT / "plans" / f"{example}.yaml").read_bytes()
    monkeypatch.chdir(folder)
    commands = [line.strip() for line in ended.out.splitlines() if line.startswith("  salesperf")]
    assert [line for line in (folder / "README.md").read_text("utf-8").splitlines() if line in commands] == commands
    assert len(commands) == 3
    for command in commands:
        assert salesperf(*command.partition(" > ")[0].split()[1:]).code == 0


def test_init_overwrites_nothing(tmp_path: Path, salesperf: Salesperf) -> None:
    (tmp_path / "README.md").write_text("mine")
    ended = salesperf("init", tmp_path)
    assert ended.code == 4
    assert ended.err == f"error: cannot write {tmp_path / 'README.md'}: exists already, nothing was written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_score_publishes_a_run_folder(tmp_path: Path, salesperf: Salesperf) -> None:
    out = tmp_path / "run"
    ended = salesperf("score", *CN, "--out", out, "--lang", "zh")
    assert ended.code == 0
    assert {path.name for path in out.iterdir()} == FILES
    first = {name: (out / name).read_bytes() for name in FILES}
    again = salesperf("score", *CN, "--out", out, "--lang", "zh", "--format", "json")
    assert again.out.encode() == first["run.json"]
    assert {name: (out / name).read_bytes() for name in FILES} == first
    for name in TABLES:
        assert first[name].decode("utf-8-sig").startswith("person_id,person,")


def test_a_language_changes_pages_only(tmp_path: Path, salesperf: Salesperf) -> None:
    zh, en = (
        {path.name: path.read_bytes() for path in _run(salesperf, tmp_path / lang, lang)} for lang in ("zh", "en")
    )
    assert {name for name in zh if zh[name] != en[name]} == {"ranking.xlsx", "run.json", "summary.html"}


def _run(salesperf: Salesperf, out: Path, lang: str) -> list[Path]:
    assert salesperf("score", *CN, "--out", out, "--lang", lang).code == 0
    return list(out.iterdir())


def test_an_earlier_run_must_be_one(tmp_path: Path, salesperf: Salesperf) -> None:
    ended = salesperf("score", *CN, "--out", tmp_path / "run", "--previous", tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert "error[not-a-run-folder]" in ended.err


def test_score_leaves_other_folders_alone(tmp_path: Path, salesperf: Salesperf) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    ended = salesperf("score", *CN, "--out", tmp_path)
    assert (ended.code, ended.out) == (4, "")
    assert "is not a run folder" in ended.err


def test_score_names_what_is_wrong_with_its_input(tmp_path: Path, salesperf: Salesperf) -> None:
    ended = salesperf("score", "nowhere.yaml", "--period", "2026-09", "--data", tmp_path, "--out", tmp_path / "run")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("error[plan-not-found]: there is no file `nowhere.yaml`\n")
    assert not (tmp_path / "run").exists()


def test_validate_says_what_is_wrong_in_every_format(tmp_path: Path, salesperf: Salesperf) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("plan: x\nversion: 1\nmeasurs: {a: {}}\n")
    text, page, github = (salesperf("validate", plan, "--format", form) for form in ("text", "json", "github"))
    assert [ended.code for ended in (text, page, github)] == [1, 1, 1]
    assert text.out == ""
    assert f"  --> {plan}:3:1\n   |\n 3 | measurs: {{a: {{}}}}\n   | ^^^^^^^\n" in text.err
    assert (page.err, json.loads(page.out)["errors"]) == ("", len(github.out.splitlines()))
    assert {3} <= {finding["line"] for finding in json.loads(page.out)["findings"]}
    assert f"::error file={plan},line=3,col=1,endColumn=7,title=unknown-key::" in github.out


def test_validate_of_a_sound_plan_prints_its_choices(salesperf: Salesperf) -> None:
    ended = salesperf("validate", CN[0])
    assert ended.code == 0
    assert "rounding\n  rounding  step: 0.01" in ended.out
    assert salesperf("validate", CN[0], "--quiet").out == ""


def test_schema_is_json(salesperf: Salesperf) -> None:
    ended = salesperf("schema")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["type"] == "object"
