"""`inspect`: what a file holds is seen without a plan, and the block that it prints can be pasted into one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from test_presets import EXPORTS, make

from salesperf.cli.main import answer
from salesperf.pipeline import score

HEADER_ROWS = {"salesforce-formatted": 11, "jiandaoyun": 2, "zh-generic": 3}
PLAN = """\
plan: exports
version: test
effective: {from: 2026-01-01, to: 2026-12-31}
currency: USD
people: {files: people.csv, columns: {id: id, name: name, email: id}}
"""


def inspected(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert answer(["inspect", str(path), "--format", "json"], "en") == 0
    seen: dict[str, Any] = json.loads(capsys.readouterr().out)["files"][0]
    return seen


def test_a_parquet_file_is_seen_like_any_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deals.parquet"
    rows = "SELECT 'D' || i AS deal_id, 1000.50 + i AS amount, DATE '2026-03-05' + i::INT AS closed FROM range(3) t(i)"
    duckdb.sql(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    seen = inspected(path, capsys)
    said = yaml.safe_load(seen["sources"])["sources"]["deals"]
    assert said["files"] == "deals.parquet"
    assert said["key"] == "deal_id"
    assert said["columns"] == {"deal_id": "deal_id", "amount": "amount", "closed": "closed"}
    assert said["types"] == {"amount": "money", "closed": "date"}
    assert [column["examples"] for column in seen["columns"]][1] == ["1000.50", "1001.50", "1002.50"]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_known_by_sight(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = EXPORTS[name]
    seen = inspected(make(export, tmp_path), capsys)
    rows = {row: reason for row, reason in export.get("reasons", {}).items() if reason.endswith("-row")}
    assert seen["preset"] == export["preset"]
    assert seen["header_row"] == HEADER_ROWS.get(name, 1)
    assert seen["total_rows"] == sorted(row for row, reason in rows.items() if reason == "total-row")
    assert seen["furniture_rows"] == sorted(row for row, reason in rows.items() if reason == "furniture-row")


@pytest.mark.parametrize("name", [name for name in EXPORTS if name not in ("coursera", "xapi", "xapi-array")])
def test_the_block_can_be_pasted(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = EXPORTS[name]
    make(export, tmp_path)
    block = inspected(tmp_path / export["file"], capsys)["sources"]
    ((source, said),) = yaml.safe_load(block)["sources"].items()
    (tmp_path / "people.csv").write_text("id,name\nE1,E1\nE2,E2\n", "utf-8")
    days = [field for field, type_ in said["types"].items() if type_ == "date"]
    day = "done" if "done" in days else days[0]
    figure = next((field for field, type_ in said["types"].items() if type_ == "money"), "")
    owner = "owner" if "owner" in said["columns"] else "person"
    value = f"sum({figure})" if figure and name != "jiandaoyun" else "count(*)"
    plan = tmp_path / "plan.yaml"
    measure = f"measures: {{m: {{from: {source}, value: {value}, date: {day}, every: month, unit: money}}}}\n"
    crediting = f"crediting: {{{source}: {{splits: [{{to: {owner}, share: 100%}}]}}}}\n"
    plan.write_text(PLAN + block + crediting + measure, "utf-8")
    results = score(plan, tmp_path, "2026-09")
    assert {each.actual for each in results.measures} != {0}
    assert {each.rule for each in results.quarantined} <= {"amount-other-currency", "duplicate-record"}


def test_a_table_of_no_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "orders 2026-09.csv"
    lines = [
        "Order no;Rep;Signed;Net;Discount;Phone",
        "0017;E1;13/09/2026;1,200.50;5%;010-1",
        "0018;E2;02/09/2026;7;10%;",
    ]
    path.write_text("\n".join(lines), "utf-8")
    seen = inspected(path, capsys)
    assert (seen["delimiter"], seen["preset"], seen["records"]) == (";", None, 2)
    found = {each["header"]: (each["letter"], each["type"], each["filled"]) for each in seen["columns"]}
    assert found == {
        "Order no": ("A", "text", 2),
        "Rep": ("B", "text", 2),
        "Signed": ("C", "date", 2),
        "Net": ("D", "money", 2),
        "Discount": ("E", "ratio", 2),
        "Phone": ("F", "text", 1),
    }
    said = yaml.safe_load(seen["sources"])["sources"]["orders"]
    assert (said["key"], said["date_format"]) == ("Order no", "%d/%m/%Y")
    assert said["columns"]["order_no"] == "Order no"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_no_table(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert answer(["inspect", str(path)], "zh") == 1
    said = capsys.readouterr()
    assert "没有找到数据表" in said.out
    assert "error[" in said.err


def test_hostile_headers_are_shown_and_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "h.csv"
    path.write_text('"a: b","# c","\x1b[31mred","[x]/","{y}"\n1,2,3,4,5\n', "utf-8")
    assert answer(["inspect", str(path)], "en") == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    block = said[said.index("sources:") :]
    assert set(yaml.safe_load(block)["sources"]["h"]["columns"].values()) == {
        "a: b",
        "# c",
        "\x1b[31mred",
        "[x]/",
        "{y}",
    }
