"""Text files as people have them: encodings, delimiters, titles, torn rows, footers."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from table_cases import BODY, HEADER, WANTED, read, read_bytes

from salesperf.read.tables import rewrite
from salesperf.read.tables.dialect import Export
from salesperf.read.tables.scan import scan

CASES = yaml.safe_load(Path(__file__).with_name("text_files.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_text_file_is_read_or_refused_by_name(data: Path, case: dict[str, Any]) -> None:
    changes = case.get("spec", {}) | ({"columns": case["columns"]} if "columns" in case else {})
    found = read_bytes(data, case["text"].encode(case.get("encoding", "utf-8")), **changes)
    refused = "copy" not in case
    wanted = {} if refused else {row: tuple(cells) for row, cells in case.get("rows", WANTED).items()}
    assert found.records == wanted
    assert found.rules == [tuple(rule) for rule in case.get("rules", [])]
    assert found.set_aside == [tuple(bad) for bad in case.get("bad", [])]
    assert [it.row_column is not None for it in found.extracts] == ([] if refused else [case["copy"]])


def test_a_clean_file_is_read_in_place_and_its_digest_is_of_the_file(data: Path) -> None:
    content = (HEADER + BODY).encode()
    (extract,) = read_bytes(data, content).extracts
    assert (extract.path, extract.size) == (data / "sales.csv", len(content))
    assert extract.sha256 == hashlib.sha256(content).hexdigest()


def test_the_digest_of_a_copied_file_is_of_the_original(data: Path) -> None:
    content = (HEADER + BODY).encode("gbk")
    (extract,) = read_bytes(data, content).extracts
    assert extract.path != data / "sales.csv"
    assert (extract.sha256, extract.encoding) == (hashlib.sha256(content).hexdigest(), "gb18030")


def test_places_keep_their_letters_in_a_copy(data: Path) -> None:
    (plain,) = read_bytes(data, (HEADER + BODY).encode()).extracts
    copy, _ = rewrite(plain, data.parent / "scratch")
    places = [(it.place(3, "amount").letter, it.place(3, "amount").header, it.key) for it in (plain, copy)]
    assert places == [("C", "amount", (0,)), ("C", "amount", (1,))]


def test_one_line_of_another_encoding_is_named(data: Path) -> None:
    content = (HEADER + BODY).encode() + "D3,王五,1\n".encode("gbk")
    found = read_bytes(data, content)
    assert found.rules == [("encoding-mixed", 4)]


def test_a_missing_header_says_what_is_there(data: Path) -> None:
    found = read_bytes(data, "deal_id,负责人,amonut\nD1,张三,1\n".encode())
    assert found.found[0].params == {
        "header": "amount",
        "row": "1",
        "there": "`deal_id`, `负责人`, `amonut`",
        "near": "amonut",
    }


def test_bytes_far_down_that_are_not_utf8_change_the_encoding(data: Path) -> None:
    content = b"deal_id,owner,amount\n" + b"D1,Zhang,1.00\n" * 90_000 + "D2,张三,2.00\n".encode("gbk")
    found = read_bytes(data, content, columns={"deal": "deal_id", "owner": "owner"})
    assert [it.encoding for it in found.extracts] == ["gb18030"]
    assert found.records[90_002] == ("D2", "张三")


LINES = st.lists(st.text(st.sampled_from('ab 1,,""张\r'), max_size=8), min_size=1, max_size=4)
READING = (
    "SELECT x, y FROM read_csv(?, auto_detect=false, header=false, skip=1, delim=',', quote='\"', escape='\"', "
    "columns={'x': 'VARCHAR', 'y': 'VARCHAR'})"
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.sampled_from(("\n", "\r\n")))
def test_a_simple_file_has_the_same_rows_to_every_reader(data: Path, lines: list[str], end: str) -> None:
    """Or the other reader refuses it, and the file is copied."""
    path = data / "random.csv"
    path.write_bytes(end.join(["x,y", *lines, ""]).encode())
    if not scan(path, ",", 2, 1).simple:
        return
    try:
        got = duckdb.execute(READING, [str(path)]).fetchall()
    except duckdb.InvalidInputException:
        return
    with path.open(encoding="utf-8", newline="") as stream:
        wanted = [row for row in csv.reader(stream, Export) if row][1:]
    assert [[(cell or "").strip() for cell in row] for row in got] == [[cell.strip() for cell in row] for row in wanted]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_give_findings_and_never_a_traceback(data: Path, content: bytes) -> None:
    found = read_bytes(data, b"deal_id,owner,amount\n" + content, columns={"deal": "deal_id"})
    assert found.extracts or found.found


def test_hidden_and_lock_files_are_no_data(data: Path) -> None:
    for name in ("~$sales.csv", ".sales.csv", "sales.csv"):
        (data / name).write_text(HEADER + BODY, "utf-8")
    assert [it.file for it in read(data).extracts] == ["sales.csv"]
