"""The list of unused rows: no cell of it is a formula, and it reads back as it was."""

from __future__ import annotations

from pathlib import Path

from companies import run, write
from salesperf.engine.stored import excluded_rows

NAME = "deals.csv"
CASE = {
    "files": {
        "people.csv": "id,name\n@E1,Ann\n",
        NAME: "key,owner,amount,day\nA1,@E1,-,2026-09-01\nA2,@E1,5,2026-05-01\nA3,=1+1,5,2026-09-02\n",
    },
    "plan": """
sources:
  deals:
    files: deals.csv
    key: key
    columns: {owner: owner, amount: amount, day: day}
    types: {amount: money, day: date}
measures:
  sold: {from: deals, value: sum(amount), date: day, every: month, unit: money}
""",
}


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    rows = run(tmp_path, write(tmp_path, CASE)).excluded
    shown = [(row["file"], row["row"], row["person_id"], row["text"]) for row in rows]
    assert shown == [("deals.csv", "2", "'@E1", "'-"), ("deals.csv", "4", "'=1+1", "A3"), ("deals.csv", "3", "", "")]


def test_the_list_reads_back_as_it_was(tmp_path: Path) -> None:
    run(tmp_path, write(tmp_path, CASE))
    mine = excluded_rows(tmp_path, "@E1")
    assert [(row.file, row.row, row.person, row.text) for row in mine] == [(NAME, 2, "@E1", "-")]
