"""A company's exports in files, sheets, columns and rows of random order, with one bad cell somewhere."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

FIELDS = ("deal_id", "emp_id", "name", "region", "close_date", "amount", "currency")
BAD = {
    "emp_id": ("E999", ""),
    "close_date": ("2026-02-30", "26-03-05", "三月初", "2062-03-05", "46086", ""),
    "amount": ("待定", "-", "0x1F", "1_000", "15%", "1e5", "$100", "#N/A", "99999999999999999999", ""),
    "currency": ("USD", ""),
    "deal_id": ("",),
}
"""What cannot be read in each column."""
PLAN = """\
plan: moved
version: test
effective: {from: 2026-03-01, to: 2026-03-31}
currency: CNY
sources:
  sales:
    files: "sales*.*"
    key: deal_id
    columns: {owner: emp_id, name: name, region: region, closed: close_date, amount: amount, currency: currency}
    types: {closed: date, amount: money}
    currency: currency
people: {files: roster.csv, columns: {id: emp_id, name: name, team: region, from: hire_date}}
currencies: {rates: {booking: {EUR: 7.8}}, records: {rates: booking, date: record}}
measures:
  sales: {from: sales, value: sum(amount), date: closed, every: month, unit: money}
elements:
  commission: {kind: commission, measure: sales, rate: 2%}
"""
ROSTER = "emp_id,name,region,hire_date\nE001,张三,华东,2020-01-01\nE002,李四,华北,2021-07-15\n"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the bad cell went."""

    file: str
    sheet: str | None
    cell: str
    header: str
    text: str


def lay_out(folder: Path, seed: int) -> Address:
    """Write plan and exports; where the bad cell is."""
    dice = random.Random(seed)
    data = folder / "data"
    data.mkdir()
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    (data / "roster.csv").write_text(ROSTER, "utf-8")
    names = [f"sales{number}.{dice.choice(('csv', 'xlsx'))}" for number in range(dice.randint(1, 4))]
    chosen = dice.randrange(len(names))
    written = [_file(data / name, number, dice, number == chosen) for number, name in enumerate(names)]
    found = written[chosen]
    assert found is not None
    return found


def _file(path: Path, number: int, dice: random.Random, is_chosen: bool) -> Address | None:
    """One export: perhaps a title, columns in any order, among some that nobody reads."""
    columns = [*FIELDS, *(f"note{index}" for index in range(dice.randint(0, 4)))]
    dice.shuffle(columns)
    rows = [_record(columns, number, index, dice) for index in range(dice.randint(2, 30))]
    titles = dice.randint(0, 3)
    row, header = dice.randrange(len(rows)), dice.choice(sorted(BAD))
    text = dice.choice(BAD[header])
    if is_chosen:
        rows[row][columns.index(header)] = text
    table = [["九月业绩"], *([""] for _ in range(titles - 1))] if titles else []
    table += [columns, *rows]
    sheet, left = _write(path, table, dice)
    place = f"{xlsxwriter.utility.xl_col_to_name(left + columns.index(header))}{titles + 2 + row}"
    return Address(path.name, sheet, place, header, text) if is_chosen else None


def _record(columns: Sequence[str], file: int, index: int, dice: random.Random) -> list[str]:
    known = {
        "deal_id": f"D{file}{index:04d}",
        "emp_id": dice.choice(("E001", "E002")),
        "name": dice.choice(("张三", "O'Hara, Ann", 'a "b" c', "两行\n文字")),
        "region": "华东",
        "close_date": f"2026-03-{dice.randint(1, 31):02d}",
        "amount": dice.choice(("1000.00", "2,500.50", "(12.30)", "￥８")),
        "currency": "CNY",
    }
    return [known.get(column, dice.choice(("", "x"))) for column in columns]


def _write(path: Path, table: Sequence[Sequence[str]], dice: random.Random) -> tuple[str | None, int]:
    """The file in its format; the sheet that holds the table, and how many columns stand empty before it."""
    if path.suffix == ".csv":
        encoding = dice.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
        delimiter = dice.choice((",", ";", "\t"))
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=delimiter, lineterminator=dice.choice(("\n", "\r\n"))).writerows(table)
        return None, 0
    left, sheets = dice.randint(0, 3), dice.randint(1, 4)
    ours = dice.randrange(sheets)
    with xlsxwriter.Workbook(str(path)) as book:
        for number in range(sheets):
            sheet = book.add_worksheet(f"Sheet {number}")
            for row, cells in enumerate(table if number == ours else [["notes"], ["nothing here"]]):
                for column, text in enumerate(cells):
                    sheet.write_string(row, left + column, text)
    return f"Sheet {ours}", left
