"""Where the engine comes to its limits: long files, other formats, figures beyond 38 digits, no memory, no disk."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import companies
from salesperf.diagnostics import Problems
from salesperf.engine.duck import explained

PEOPLE = "id,name\nA,Ann\nB,Bob\n"
SOLD = "measures:\n  sold: {from: deals, value: %s, date: day, every: month, unit: money}\n"


def ran(folder: Path, deals: str, value: str = "sum(amount)", **more: str) -> companies.Ran:
    case = {"files": {"people.csv": PEOPLE, "deals.csv": deals, **more}, "plan": SOLD % value}
    return companies.run(folder, companies.write(folder, case))


def many(count: int, **odd: str) -> str:
    """Deals of 1.00 each, but for the rows that are given."""
    rows = [odd.get(f"row{n}", f"D{n:06},A,1.00,2026-09-05") for n in range(2, count + 2)]
    return "\n".join(["id,owner,amount,day", *rows]) + "\n"


def test_a_broken_line_deep_in_a_file(tmp_path: Path) -> None:
    found = ran(tmp_path, many(60_000, row50000="D9,A,5", row50001="D8,A,x,2026-09-05"))
    told = [(each.rule, companies.place_of(each)) for each in found.results.quarantined]
    assert told == [("row-width", "deals.csv 50000"), ("amount-not-a-number", "deals.csv C50001")]
    assert companies.figures(found.results, "sold") == {"A": 59_998, "B": 0}


def test_a_line_break_deep_in_a_file(tmp_path: Path) -> None:
    found = ran(tmp_path, many(60_000, row50000='"D9\n9",A,5,2026-09-05', row50001="D8,A,x,2026-09-05"))
    assert [companies.place_of(each) for each in found.results.quarantined] == ["deals.csv C50001"]


def test_blank_lines_count_as_rows_of_the_sheet(tmp_path: Path) -> None:
    found = ran(tmp_path, "id,owner,amount,day\n\nD1,A,1,2026-09-05\n\n\nD2,A,x,2026-09-05\n\n")
    assert [companies.place_of(each) for each in found.results.quarantined] == ["deals.csv C6"]
    assert [each.read for each in found.results.inputs if each.source == "deals"] == [2]


def test_a_file_of_nothing_but_headers(tmp_path: Path) -> None:
    found = ran(tmp_path, "id,owner,amount,day\n")
    assert companies.figures(found.results, "sold") == {"A": 0, "B": 0}


def test_parquet(tmp_path: Path) -> None:
    case = {"files": {"people.csv": PEOPLE, "deals.csv": "id,owner,amount,day\n"}, "plan": SOLD % "sum(amount)"}
    plan = companies.write(tmp_path, case)
    plan.write_text(plan.read_text("utf-8").replace("deals.csv", "deals.parquet"), "utf-8")
    rows = "('D1', 'A', 12.345678, DATE '2026-09-05'), ('D2', 'B', 1, DATE '2026-09-06'), ('D3', 'X', 1, '2026-09-06')"
    target = tmp_path / "data" / "deals.parquet"
    duckdb.sql(f"COPY (FROM (VALUES {rows}) t(id, owner, amount, day)) TO '{target}' (FORMAT parquet)")
    found = companies.run(tmp_path, plan)
    assert companies.figures(found.results, "sold") == {"A": companies.exact("12.345678"), "B": 1}
    assert [companies.place_of(each) for each in found.results.quarantined] == ["deals.parquet B3"]


def test_a_parquet_file_without_a_column(tmp_path: Path) -> None:
    case = {"files": {"people.csv": PEOPLE, "deals.csv": "id,owner,amount,day\n"}, "plan": SOLD % "sum(amount)"}
    plan = companies.write(tmp_path, case)
    plan.write_text(plan.read_text("utf-8").replace("deals.csv", "deals.parquet"), "utf-8")
    duckdb.sql(f"COPY (SELECT 'D1' AS id, 'A' AS owner, 1 AS amount) TO '{tmp_path / 'data' / 'deals.parquet'}'")
    assert companies.problems(lambda: companies.run(tmp_path, plan)) == ["unknown-header deals.parquet 1"]


def test_a_figure_beyond_38_digits(tmp_path: Path) -> None:
    deals = "id,owner,amount,day\nD1,A,99999999999999.99,2026-09-05\n"
    assert companies.problems(lambda: ran(tmp_path, deals, "sum(amount * amount * amount)")) == ["figure-too-long"]


def test_long_products_that_fit(tmp_path: Path) -> None:
    deals = "id,owner,amount,day\nD1,A,5000000.25,2026-09-05\nD2,A,-4000000,2026-09-05\n"
    found = ran(tmp_path, deals, "sum(amount * amount)")
    assert companies.figures(found.results, "sold")["A"] == companies.exact("41000002500000.0625")


def test_no_memory() -> None:
    with pytest.raises(Problems) as raised, explained("deals"):
        raise duckdb.OutOfMemoryException("could not allocate\nmore")
    assert [each.rule for each in raised.value.diagnostics] == ["memory-exhausted"]
    assert raised.value.diagnostics[0].params["text"] == "could not allocate"


def test_no_disk() -> None:
    with pytest.raises(OSError, match="No space left"), explained("deals"):
        raise duckdb.IOException("No space left on device")


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        ran(folder, many(5_000, row7="D7,X,1,2026-09-05", row9="D9,B,1,2026-09-05"))
        written.append([(folder / file).read_bytes() for file in ("credits.parquet", "excluded.csv")])
    assert written[0] == written[1]
