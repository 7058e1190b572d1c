"""Hostile ids, names, teams and customers through a whole run with statements: data in every file, and nothing else."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from hostile import NAMES, write_hostile

from salesperf.cli.main import answer
from salesperf.cli.outcome import outcome

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
FIGURE = re.compile(r"-?\d+(\.\d+)?")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished run, with a statement for everybody."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder)
    out = folder / "out" / "run"
    options = ["--period", "2026-09", "--data", str(folder / "data"), "--out", str(out), "--statements"]
    assert outcome(lambda: answer(["score", str(folder / "plan.yaml"), *options], "en"), "en", True) == 0
    return out


def test_no_file_is_outside_or_has_a_name_of_data(run: Path) -> None:
    assert list(run.parent.iterdir()) == [run]
    names = [path.name for path in (run / "statements").iterdir() if path.suffix == ".xlsx"]
    assert len(names) == len(NAMES)
    assert not [name for name in names if UNSEEN.search(name) or name.startswith((".", "-")) or len(name) > 100]


def test_workbooks_hold_no_link_and_no_formula_of_data(run: Path) -> None:
    for path in run.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        formulas = [text for part in parts for text in re.findall(r"<f[ >][^<]*", part)]
        assert not [text for text in formulas if "1+1" in text or "cmd" in text or "evil" in text], path.name
        assert not any('TargetMode="External"' in part for part in parts), path.name
        assert not any(UNSEEN.search(part.replace("\r", "")) for part in parts if part.startswith("<?xml")), path.name


def test_csv_cells_are_no_formulas(run: Path) -> None:
    for path in run.glob("*.csv"):
        rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if FORMULA.match(cell) and not FIGURE.fullmatch(cell)], path.name


def test_pages_hold_no_tag_of_data(run: Path) -> None:
    for path in run.glob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text and "<img src=x" not in text
        assert not UNSEEN.search(text)


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_the_terminal_shows_every_name_and_obeys_none(
    run: Path, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    person = NAMES[number].id
    assert outcome(lambda: answer(["explain", str(run), "--", person], "en"), "en", True) == 0
    shown = capsys.readouterr()
    assert not UNSEEN.search(shown.out + shown.err)
    assert shown.err == ""
