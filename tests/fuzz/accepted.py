"""Whether a mutated file says something else that a reader may take as it stands: read independently of salesperf."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import yaml
from openpyxl import load_workbook  # type: ignore[import-untyped]

AMOUNT = re.compile(r"[-+]?\$?(\d+|\d{1,3}([, ']\d{3})+)(\.\d+)?(E[+-]?\d+)?|\(\d+(\.\d+)?\)|\d+(\.\d+)?%")
NUMBERS = {"ACV", "Quarterly Target", "Quota"}
DATES = {"Close Date", "Start", "End"}


def unaccepted(before: Path, after: Path) -> str:
    """Why the change may not alter a figure in silence; '' where every changed value reads as what its column holds."""
    if before.suffix == ".yaml":
        return "" if _plan(before) != _plan(after) else "the plan says the same"
    old, new = list(_rows(before)), list(_rows(after))
    if [len(row) for row in old] != [len(row) for row in new]:
        return "rows or cells appeared or vanished"
    changed = [
        (number, header, now)
        for number, (row, other) in enumerate(zip(old, new, strict=True), 1)
        for header, was, now in zip(old[0], row, other, strict=True)
        if was != now
    ]
    if not changed:
        return "no cell differs"
    return ", ".join(
        f"{header} of row {number} is {now!r}" for number, header, now in changed if not _reads(header, now)
    )


def _plan(path: Path) -> object:
    try:
        return yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None


def _rows(path: Path) -> Iterator[list[str]]:
    if path.suffix == ".csv":
        text = path.read_text("utf-8", errors="surrogateescape")
        yield from csv.reader(text.splitlines())
        return
    for row in load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True):
        yield [_text(value) for value in row]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def _reads(header: str, value: str) -> bool:
    """A figure or a date as people write them; an empty cell is one where it may be empty; any text is a text."""
    plain = unicodedata.normalize("NFKC", value).strip().strip("\u200b").strip()
    if header in NUMBERS:
        return AMOUNT.fullmatch(plain) is not None or (not plain and header == "Quarterly Target")
    return _is_date(plain) or (not plain and header == "End") if header in DATES else True


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
