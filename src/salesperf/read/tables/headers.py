"""Headers: which row holds them, and which column is which field."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salesperf.diagnostics import Cell, Diagnostic, suggest
from salesperf.model.cells import shortened
from salesperf.model.table import SourceSpec, letter
from salesperf.read.tables.files import listed

SEARCHED_ROWS = 50


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A row that may hold the headers: its number as a spreadsheet shows it, and its cells."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """Indexes into the header row, by field and for the key."""

    columns: Mapping[str, int]
    key: tuple[int, ...]


def normal(header: str) -> str:
    """The header as it is compared: width, case and blanks do not count.

    >>> normal(" Ａmount\\n（RMB） ")
    'amount (rmb)'
    """
    text = unicodedata.normalize("NFKC", header).replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.casefold().split())


def wanted(spec: SourceSpec) -> dict[str, str]:
    """The headers that the plan names: normalised -> as written. A key may name a field instead of a header."""
    keys = (key for key in spec.key if key not in spec.columns)
    return {normal(header): header for header in (*spec.columns.values(), *keys)}


def choose(candidates: Sequence[HeaderRow], spec: SourceSpec) -> HeaderRow | None:
    """The declared header row, or the first of those that hold most of the wanted headers; None where all are blank."""
    if spec.header_row is not None:
        return next((row for row in candidates if row.row == spec.header_row), None)
    filled = [row for row in candidates if any(cell.strip() for cell in row.cells)]
    return max(filled, key=lambda row: score(row, spec), default=None)


def score(row: HeaderRow, spec: SourceSpec) -> int:
    """How many of the wanted headers the row holds."""
    return len(wanted(spec).keys() & {normal(cell) for cell in row.cells})


def holds_all(row: HeaderRow | None, spec: SourceSpec) -> bool:
    """Whether every wanted header is in the row."""
    return row is not None and score(row, spec) == len(wanted(spec))


def match(header: HeaderRow, spec: SourceSpec, file: str, sheet: str = "") -> tuple[Matched, list[Diagnostic]]:
    """Find every column that the plan names; each one that is missing or there twice is told."""
    places: dict[str, list[int]] = {}
    for index, cell in enumerate(header.cells):
        places.setdefault(normal(cell), []).append(index)
    found: list[Diagnostic] = []
    for name, text in wanted(spec).items():
        if len(places.get(name, ())) != 1:
            found.append(_fault(text, places.get(name, []), header, Cell(file, sheet, header.row)))
    columns = {field: places[normal(text)][0] for field, text in spec.columns.items() if normal(text) in places}
    keys = (spec.columns.get(key, key) for key in spec.key)
    return Matched(columns, tuple(places[normal(text)][0] for text in keys if normal(text) in places)), found


def title_rows(header: HeaderRow, spec: SourceSpec, file: str, sheet: str = "") -> list[Diagnostic]:
    """A warning where the header was found below the first row."""
    if header.row == 1 or spec.header_row is not None:
        return []
    return [Diagnostic("header-row-found", Cell(file, sheet, header.row), {"row": str(header.row)}, "warning")]


def _fault(text: str, places: Sequence[int], header: HeaderRow, row: Cell) -> Diagnostic:
    if places:
        letters = ", ".join(letter(index) for index in places)
        twice = Cell(row.file, row.sheet, row.row, letter(places[1]), header.cells[places[1]])
        return Diagnostic("duplicate-header", twice, {"header": text, "letters": letters})
    there = [shortened(cell) for cell in header.cells if cell.strip()]
    near = suggest(normal(text), [normal(cell) for cell in there])
    params = {
        "header": text,
        "row": str(header.row),
        "there": listed(there),
        "near": next((cell for cell in there if near and normal(cell) == near), ""),
    }
    return Diagnostic("unknown-header", row, params)
