"""The Account sheet of a statement: from what was earned to what is paid, movement by movement."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from salesperf.cli.run_files import Shown, run_files
from salesperf.pipeline import score_plan
from salesperf.read.plan_file import load_plan
from salesperf.read.run_folder import read_run
from salesperf.statements import StatementDesk
from salesperf.write.run_folder import publish
from salesperf.write.statement.book import statement_bytes

BASE = Path(__file__).parents[1] / "errors" / "_bases" / "minimal"
RULES = """\
settlement:
  holdbacks: {cash: {of: [commission], share: 20%, release: [{after: 2 months, share: 100%}]}}
  guarantees: {least: {amount: 5_000, pays: top_up}}
"""


def book(folder: Path, more: str, *, values: bool):  # type: ignore[no-untyped-def]
    shutil.copytree(BASE, folder / "company")
    plan = folder / "company" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8") + more, "utf-8")
    file = load_plan(plan)
    results = score_plan(file, folder / "company" / "data", "2026-09")
    publish(run_files(results, Shown("en"), file.source.span), folder / "run")
    told = StatementDesk(read_run(folder / "run"), "en").of("E01")
    return load_workbook(io.BytesIO(statement_bytes(told, "en", "test")), data_only=values)


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
