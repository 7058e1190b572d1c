"""One seeded change to one file: a flipped bit, a cell that moved or holds garbage, a wrong line of the plan."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from openpyxl import load_workbook  # type: ignore[import-untyped]

GARBAGE = (
    "", " ", "-", "abc", "12abc", "1,2,3", "1.2.3", "１２００", "1e999", "1E5", "NaN", "inf", "#REF!", "=1+1",
    "$900", "0x10", "1 000", "9" * 40, "-7", "0.00001", "2026-13-01", "2026-09-31", "01/02/2026", "45000", "today",
    "\u202e12", "12\u200b", "林若溪", "'12", '"', "S101", "S999", "{{7*7}}", "x" * 300, "Total", "合计",
    "true", "null", "(500)", "5%",
)  # fmt: skip
PLAN_WORDS = (
    "null", "~", "[]", "{}", "yes", "-1", "0", "1e99", "101%", "1_0", "*x", "&x y", "!!python/object:os.system x",
    "'", '"', "sum(amount", "sum(sum(amount))", "amount / 0", "1=1", "bookings", "ladder", "*.csv",
    "2026-02-30", "quarter", "\t", "{from: 0}", "x" * 400, "../deals.csv", "[a, b", "((((((((" * 30,
)  # fmt: skip
DATA = ("deals.csv", "roster.xlsx", "quotas.xlsx")


def mutate(folder: Path, draw: Random) -> str:
    """Change one file of the folder; what was done, in words."""
    change = draw.choice(CHANGES)
    return change(folder, draw)


def flip_bits(folder: Path, draw: Random) -> str:
    """Flip one bit, or a few, anywhere in any file."""
    path = folder / draw.choice((*DATA, "plan.yaml"))
    data = bytearray(path.read_bytes())
    places = [draw.randrange(len(data)) for _ in range(draw.choice((1, 1, 1, 5)))]
    for place in places:
        data[place] ^= 1 << draw.randrange(8)
    path.write_bytes(data)
    return f"{path.name}: bits at {places}"


def cut_short(folder: Path, draw: Random) -> str:
    """End the file anywhere, as a broken download does."""
    path = folder / draw.choice(("roster.xlsx", "quotas.xlsx", "plan.yaml"))
    data = path.read_bytes()
    length = draw.randrange(len(data))
    path.write_bytes(data[:length])
    return f"{path.name}: cut to {length} bytes"


def edit_csv(folder: Path, draw: Random) -> str:
    """Garbage into one cell, or two cells that change places."""
    path = folder / "deals.csv"
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    done = _edit(rows, draw)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), "utf-8")
    return f"{path.name}: {done}"


def edit_xlsx(folder: Path, draw: Random) -> str:
    """The same in a workbook, whose other cells keep their types."""
    path = folder / draw.choice(("roster.xlsx", "quotas.xlsx"))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    done = _edit(rows, draw)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    book.save(path)
    return f"{path.name}: {done}"


def _edit(rows: list[list[object]] | list[list[str]], draw: Random) -> str:
    (row, column), (other, to) = ((draw.randrange(len(rows)), draw.randrange(len(rows[0]))) for _ in range(2))
    table: list[list[object]] = rows  # type: ignore[assignment]
    if draw.random() < 0.3:
        table[row][column], table[other][to] = table[other][to], table[row][column]
        return f"cells {row}:{column} and {other}:{to} change places"
    table[row][column] = draw.choice(GARBAGE)
    return f"cell {row}:{column} is {table[row][column]!r}"


def edit_plan(folder: Path, draw: Random) -> str:
    """A line that is gone, doubled, moved or indented; a key renamed; a value that belongs elsewhere or nowhere."""
    path = folder / "plan.yaml"
    lines = path.read_text("utf-8").splitlines()
    at, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    done = draw.choice(LINE_EDITS)(lines, at, other, draw)
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return f"plan.yaml: line {at + 1} {done}"


def _delete(lines: list[str], at: int, other: int, draw: Random) -> str:
    del lines[at : at + draw.choice((1, 1, 1, 4))]
    return "deleted"


def _double(lines: list[str], at: int, other: int, draw: Random) -> str:
    lines.insert(other, lines[at])
    return f"also before line {other + 1}"


def _indent(lines: list[str], at: int, other: int, draw: Random) -> str:
    lines[at] = draw.choice((" ", "  ", "\t")) + lines[at]
    return "indented"


def _rename(lines: list[str], at: int, other: int, draw: Random) -> str:
    key, colon, rest = lines[at].partition(":")
    lines[at] = f"{key}{draw.choice('sx_-')}{colon}{rest}"
    return "renamed"


def _swap(lines: list[str], at: int, other: int, draw: Random) -> str:
    (key, _, value), (key2, _, value2) = lines[at].partition(":"), lines[other].partition(":")
    lines[at], lines[other] = f"{key}:{value2}", f"{key2}:{value}"
    return f"has the value of line {other + 1}"


def _replace(lines: list[str], at: int, other: int, draw: Random) -> str:
    word = draw.choice(PLAN_WORDS)
    lines[at] = f"{lines[at].partition(':')[0]}: {word}"
    return f"is {word!r}"


LINE_EDITS: Sequence[Callable[[list[str], int, int, Random], str]] = (
    _delete, _double, _indent, _rename, _swap, _replace, _replace,
)  # fmt: skip
CHANGES: Sequence[Callable[[Path, Random], str]] = (
    flip_bits, flip_bits, edit_csv, edit_csv, edit_xlsx, edit_xlsx, edit_plan, edit_plan, cut_short,
)  # fmt: skip
