"""`salesperf statements` and `score --statements`, as a user calls them."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from salesperf.cli import statement_files
from salesperf.cli.main import answer
from salesperf.read.run_folder import read_run
from salesperf.statements import StatementDesk

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(runs: dict[str, Path], tmp_path: Path) -> Path:
    """A run folder of one's own."""
    return Path(shutil.copytree(runs["en-saas"], tmp_path / "run"))


def index(run: Path) -> list[list[str]]:
    with (run / "statements" / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_everybody_has_a_workbook_and_a_line_in_the_index(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["statements", str(run), "--lang", "en"], "en") == 0
    assert capsys.readouterr().out == f"14 statements written to {run / 'statements'}\n"
    header, *rows = index(run)
    assert header == ["person_id", "person", "file", "sha256"]
    assert ["S103", "Priya Raman", "S103.xlsx"] in [row[:3] for row in rows]
    files = {path.name for path in (run / "statements").iterdir()}
    assert files == {row[2] for row in rows} | {"index.csv"}
    assert not [path for path in run.iterdir() if path.name.startswith(".")]


def test_only_who_is_asked_for(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["statements", str(run), "--rep", "S103", "--rep", "S101", "--quiet"], "en") == 0
    assert [row[0] for row in index(run)[1:]] == ["S101", "S103"]
    assert capsys.readouterr().out == ""


def test_the_others_workbooks_stay(run: Path) -> None:
    assert answer(["statements", str(run), "--quiet"], "en") == 0
    before = index(run)
    (run / "statements" / "S101.xlsx").unlink()
    assert answer(["statements", str(run), "--rep", "S101", "--quiet"], "en") == 0
    assert index(run) == before
    assert {path.name for path in (run / "statements").iterdir()} == {row[2] for row in before[1:]} | {"index.csv"}


def test_protected_sheets_leave_open_what_a_reader_may_type_into(run: Path) -> None:
    assert answer(["statements", str(run), "--rep", "S103", "--protect", "--quiet"], "en") == 0
    book = load_workbook(run / "statements" / "S103.xlsx")
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    unlocked = {s.title: [c for row in s.iter_rows() for c in row if not c.protection.locked] for s in book.worksheets}
    credits = [cell.column_letter for cell in unlocked.pop("Records")]
    assert credits and set(credits) == {"G"}
    assert len(unlocked.pop("Questions")) == 15
    assert not any(unlocked.values())


def test_side_by_side_the_bytes_are_the_same(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = StatementDesk(read_run(run), "zh")
    people = desk.people[:5]
    done: list[tuple[int, int]] = []
    first = statement_files.write_statements(desk, people, lambda *at: done.append(at))
    alone = {path.name: path.read_bytes() for path in first.iterdir()}
    monkeypatch.setattr(statement_files, "ALONE", 0)
    again = statement_files.write_statements(desk, people, lambda *at: None)
    assert {path.name: path.read_bytes() for path in again.iterdir()} == alone
    assert done == [(number, 5) for number in range(1, 6)]


def test_a_folder_of_the_user_s_own_is_not_replaced(run: Path) -> None:
    (run / "statements").mkdir()
    (run / "statements" / "letter.txt").write_text("mine")
    with pytest.raises(FileExistsError, match=r"no index\.csv"):
        answer(["statements", str(run)], "en")
    assert [path.name for path in (run / "statements").iterdir()] == ["letter.txt"]


def test_score_writes_them_too(tmp_path: Path) -> None:
    plan, data = ROOT / "plans/en-saas.yaml", ROOT / "samples/en-saas"
    arguments = ["score", plan, "--period", "2026-09", "--data", data, "--out", tmp_path / "out", "--statements", "-q"]
    assert answer([*map(str, arguments)], "en") == 0
    assert len(index(tmp_path / "out")) == 15
