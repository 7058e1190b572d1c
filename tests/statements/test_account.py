"""The Account sheet of a statement: from what was earned to what is paid, movement by movement."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from salesperf.cli.run_files import Shown, run_files
from salesperf.locale.languages import Language
from salesperf.pipeline import score_plan
from salesperf.read.plan_file import load_plan
from salesperf.read.run_folder import read_run
from salesperf.runs import explained
from salesperf.statements import StatementDesk
from salesperf.write.explanation_entries import entry_lines
from salesperf.write.run_folder import publish
from salesperf.write.statement.book import statement_bytes

BASE = Path(__file__).parents[1] / "errors" / "_bases" / "minimal"
RULES = """\
settlement:
  holdbacks: {cash: {of: [commission], share: 20%, release: [{after: 2 months, share: 100%}]}}
  guarantees: {least: {amount: 5_000, pays: top_up}}
"""


def book(folder: Path, more: str, *, values: bool, lang: Language = "en", edits: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
    shutil.copytree(BASE, folder / "company")
    plan = folder / "company" / "plan.yaml"
    written = plan.read_text("utf-8") + more
    for old, new in (edits or {}).items():
        assert old in written
        written = written.replace(old, new, 1)
    plan.write_text(written, "utf-8")
    file = load_plan(plan)
    results = score_plan(file, folder / "company" / "data", "2026-09")
    publish(run_files(results, Shown(lang), file.source.span), folder / "run")
    told = StatementDesk(read_run(folder / "run"), lang).of("E01")
    return load_workbook(io.BytesIO(statement_bytes(told, lang, "test")), data_only=values)


def test_every_movement_and_what_is_due_after_it(tmp_path: Path) -> None:
    rows = [row[:5] for row in book(tmp_path, RULES, values=True)["Account"].iter_rows(min_row=4, values_only=True)]
    assert rows[:6] == [
        ("earning", "commission", "2026-09", 1696, 1696),
        ("earning", "merit", "2026-09", 1500, 3196),
        ("earning", "quarter_bonus", "2026-Q3", pytest.approx(710.50), pytest.approx(3906.50)),
        ("holdback", "commission", "2026-09", pytest.approx(-339.20), pytest.approx(3567.30)),
        ("guarantee", "least", "2026-09", pytest.approx(1432.70), 5000),
        ("payment", "", "2026-09", -5000, 0),
    ]


def test_what_is_due_and_paid_follows_the_records(tmp_path: Path) -> None:
    made = book(tmp_path, RULES, values=False)
    account = made["Account"]
    assert [account.cell(row, 5).value for row in (4, 5)] == ["=0+D4", "=E4+D5"]
    assert account["D9"].value == "=-(E8)"
    assert "Tiers" in account["D4"].value
    paid = [row for row in made["Summary"].iter_rows(values_only=True) if row[0] == "Paid"]
    assert paid == [("Paid", paid[0][1], "=-'Account'!$D$9")]


def test_without_settlement_there_is_no_such_sheet(tmp_path: Path) -> None:
    assert "Account" not in book(tmp_path, "", values=True).sheetnames


def test_what_lies_ahead_stands_in_cells_of_its_own(tmp_path: Path) -> None:
    """The distance and its pay are figures: a sentence would be cut off where amounts are long."""
    rows = [row[:3] for row in book(tmp_path, "", values=True)["Summary"].iter_rows(values_only=True)]
    found = {str(row[0]).split(":")[0]: row for row in rows if row[0]}
    assert found["To the next tier"][1:] == ("then 6.00%", 7600)
    assert found["On the way there"][1:] == (None, 304)


WORDED = """\
    label: {zh: 提成阶梯, en: Commission ladder}
    mode: marginal
    enter: amount
"""
BANDS = "    bands: [{from: 0%, label: {zh: 待提升, en: C}}, {above: 110%, label: {zh: 优, en: A}}]\n"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", {"提成阶梯", "指标实际值", "50,000 起：6%", "0% 起：待提升", "超过 110%：优", "Salary"}),
        ("en", {"Commission ladder", "the amount", "from 50,000: 6%", "from 0%: C", "above 110%: A", "Salary"}),
    ],
)
def test_clauses_speak_one_language(tmp_path: Path, lang: Language, said: set[str]) -> None:
    edits = {"    mode: marginal\n": WORDED, "  monthly:\n    every: month\n": f"  monthly:\n    every: month\n{BANDS}"}
    plan = book(tmp_path, "", values=True, lang=lang, edits=edits)["Plan" if lang == "en" else "方案"]
    shown = {str(cell.value) for row in plan for cell in row}
    assert said <= shown
    assert not {word for word in shown if "label" in word or "_000" in word}


def test_explain_calls_elements_by_their_labels(tmp_path: Path) -> None:
    book(
        tmp_path,
        RULES,
        values=True,
        edits={"kind: commission, ": "kind: commission, label: {zh: 提成, en: Pay on deals}, "},
    )
    run = read_run(tmp_path / "run")
    for lang, label in (("zh", "提成"), ("en", "Pay on deals")):
        lines = ["".join(piece for piece, _ in line) for line in entry_lines(explained(run, "E01", lang=lang), lang)]
        assert sum(label in line for line in lines) == 2
        assert not any("commission" in line for line in lines)
