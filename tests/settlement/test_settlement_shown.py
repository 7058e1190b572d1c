"""What settlement did is shown: in `explain`, for people and programs, and in the totals of a run."""

from __future__ import annotations

import json
from pathlib import Path

from companies import write
from periods import Accounts, score_in
from salesperf.model.explanation import Explanation
from salesperf.read.plan_file import load_plan
from salesperf.report.explanation import explain, setting
from salesperf.report.run_record import run_record
from salesperf.report.run_tables import run_tables
from salesperf.write.explanation_entries import entry_lines
from salesperf.write.explanation_json import explanation_json

CASE = {
    "files": {
        "people.csv": "id,name\nE1,Ann\n",
        "deals.csv": "id,owner,amount,day\nD1,E1,9000,2026-08-10\nD2,E1,30000,2026-09-10\n",
        "by_hand.csv": "who,period,sum,why,by\nE1,2026-09,-20.00,phone,Cora\n",
    },
    "plan": """
sources:
  deals: {files: deals.csv, key: id, columns: {owner: owner, amount: amount, day: day},
    types: {amount: money, day: date}}
adjustments: {files: by_hand.csv, columns: {person: who, period: period, amount: sum, reason: why, approver: by}}
measures: {sales: {from: deals, value: sum(amount), date: day, every: month, unit: money}}
elements: {pay: {kind: commission, measure: sales, rate: 10%, code: C100}}
settlement:
  holdbacks: {kept: {of: [pay], share: 10%, release: [{after: 6 months, share: 100%}]}}
  draws: {monthly: {of: [pay], amount: 1_000, pays: top_up}}
""",
}


def september(folder: Path) -> tuple[Explanation, Accounts, dict[str, object], list[tuple[object, ...]]]:
    plan, accounts = write(folder, CASE), Accounts()
    score_in(accounts, plan, folder / "data", "2026-08")
    results = score_in(accounts, plan, folder / "data", "2026-09")
    tree = explain(setting(results, load_plan(plan).source.span, "en"), "E1")
    payroll = next(table for table in run_tables(results) if table.name == "payroll")
    return tree, accounts, run_record(results, "1", {}, {}), [row[2:] for row in payroll.rows]


def test_a_person_sees_every_movement(tmp_path: Path) -> None:
    tree, *_ = september(tmp_path)
    said = ["".join(piece for piece, _ in line) for line in entry_lines(tree, "en")]
    words = [" ".join(line.split()) for line in said]
    assert words == [
        "From earned to paid",
        "Movement Of Period Amount Due so far Note",
        "earning pay 2026-09 3,000.00 3,000.00",
        "adjustment 2026-09 -20.00 2,980.00 phone, approved by Cora",
        "holdback pay 2026-09 -300.00 2,680.00 kept",
        "draw recovery pay 2026-08 -190.00 2,490.00 monthly",
        "payment 2026-09 -2,490.00 0.00",
    ]


def test_a_program_sees_them_too(tmp_path: Path) -> None:
    tree, *_ = september(tmp_path)
    entries = json.loads(explanation_json(tree, "en"))["entries"]
    assert entries[1] == {
        "id": "2026-09:2",
        "kind": "adjustment",
        "amount": "-20.00",
        "currency": "USD",
        "day": "2026-09-30",
        "window": "2026-09",
        "reason": "phone",
        "approver": "Cora",
    }
    assert [entry["kind"] for entry in entries][2:] == ["holdback", "draw_recovery", "payment"]


def test_totals_say_what_is_earned_settled_and_paid(tmp_path: Path) -> None:
    totals = september(tmp_path)[2]["totals"]
    assert isinstance(totals, dict)
    assert (totals["earned"], totals["settled"], totals["paid"]) == ("3000.00", "-510.00", {"USD": "2490.00"})


def test_payroll_adds_up_to_the_payment_by_code(tmp_path: Path) -> None:
    rows = [(str(row[0]), str(row[1])) for row in september(tmp_path)[3]]
    assert rows == [("C100", "3000.00"), ("adjustment", "-20.00"), ("kept", "-300.00"), ("monthly", "-190.00")]
