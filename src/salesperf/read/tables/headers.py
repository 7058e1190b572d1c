"""Headers: which row holds them, and which column is which field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from salesperf.diagnostics import Cell, Diagnostic, suggest
from salesperf.model.cells import shortened
from salesperf.model.table import CURRENCY_OF, SourceSpec, letter
from salesperf.read.normal import normal
from salesperf.read.presets import usual_name
from salesperf.read.tables.files import listed

SEARCHED_ROWS = 50
MOST_COLUMNS = 1_000
"""Exports of the widest known kind have some 600."""
_UNIT = re.compile("单位: ?(?:人民币)?(百万|万|千|亿)")
_UNIT_BESIDE = re.compile(r"[(\[] ?(?:人民币)?(百万|万|千|亿)元? ?[)\]]|/ ?(百万|万|千|亿)元$")
_SHORT = {"百万": "m"}
_IN_THOUSANDS = re.compile(r"\bin (thousands?|millions?)\b|['’]000s?\b")


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A row that may hold the headers: its number as a spreadsheet shows it, its cells, and the texts above it."""

    row: int
    cells: tuple[str, ...]
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """Indexes into the header row, by field and for the key."""

    columns: Mapping[str, int]
    key: tuple[int, ...]


def wanted(spec: SourceSpec) -> dict[str, str]:
    """The headers that the plan names: normalised -> as written. A key may name a field instead of a header."""
    keys = (key for key in spec.key if key not in spec.columns)
    return {normal(header): header for header in (*spec.columns.values(), *keys)}


def choose(candidates: Sequence[HeaderRow], spec: SourceSpec) -> HeaderRow | None:
    """The declared header row, or the first of those that hold most of the wanted headers; None where all are blank."""
    if spec.header_row is not None:
        chosen = next((row for row in candidates if row.row == spec.header_row), None)
    else:
        filled = [row for row in candidates if any(cell.strip() for cell in row.cells)]
        chosen = max(filled, key=lambda row: score(row, spec), default=None)
    if chosen is None:
        return None
    above = (cell for row in candidates if row.row < chosen.row for cell in row.cells if cell.strip())
    return replace(chosen, above=tuple(above))


def score(row: HeaderRow, spec: SourceSpec) -> int:
    """How many of the wanted headers the row holds."""
    return sum(bool(found) for found in _places(row, spec).values())


def holds_all(row: HeaderRow | None, spec: SourceSpec) -> bool:
    """Whether every wanted header is in the row."""
    return row is not None and score(row, spec) == len(wanted(spec))


def match(header: HeaderRow, spec: SourceSpec, file: str, sheet: str = "") -> tuple[Matched, list[Diagnostic]]:
    """Find every column that the plan names; each one that is missing or there twice is told."""
    places = _places(header, spec)
    found: list[Diagnostic] = []
    for name, text in wanted(spec).items():
        if len(places[name]) != 1:
            found.append(_fault(text, places[name], header, Cell(file, sheet, header.row)))
    columns = {field: places[normal(text)][0] for field, text in spec.columns.items() if places[normal(text)]}
    keys = (spec.columns.get(key, key) for key in spec.key)
    columns |= currencies_beside(header, spec, columns)
    return Matched(columns, tuple(places[normal(text)][0] for text in keys if places[normal(text)])), found


def _places(header: HeaderRow, spec: SourceSpec) -> dict[str, list[int]]:
    """The columns of each wanted header: those that are called so, else those that the preset knows by that name."""
    names: dict[str, list[int]] = {}
    usual: dict[str, list[int]] = {}
    for index, cell in enumerate(header.cells):
        names.setdefault(normal(cell), []).append(index)
        if spec.preset:
            usual.setdefault(usual_name(cell, spec.preset), []).append(index)
    asked = wanted(spec).items()
    return {name: names.get(name) or usual.get(usual_name(text, spec.preset), []) for name, text in asked}


def currencies_beside(header: HeaderRow, spec: SourceSpec, columns: Mapping[str, int]) -> dict[str, int]:
    """The columns that hold the currency of an amount, where the preset's program writes one: `_currency_amount`."""
    if not (spec.preset and spec.preset.currency_beside):
        return {}
    names = {normal(cell): index for index, cell in enumerate(header.cells)}
    money = [field for field in columns if spec.types.get(field) == "money"]
    beside = {field: names.get(normal(header.cells[columns[field]] + spec.preset.currency_beside)) for field in money}
    read = columns.values()  # what the plan reads, it speaks of itself
    return {CURRENCY_OF + field: index for field, index in beside.items() if index is not None and index not in read}


def title_rows(header: HeaderRow, spec: SourceSpec, file: str, sheet: str = "") -> list[Diagnostic]:
    """Warnings: a header below the first row, or of very many columns; a unit above it that the plan does not name."""
    place = Cell(file, sheet, header.row)
    bare = [field for field, type_ in spec.types.items() if type_ == "money" and field not in spec.units]
    named = [(cell, unit, field) for cell in header.above if (unit := unit_above([cell])) for field in bare]
    named += [(text, unit, field) for field in bare if (unit := unit_beside(text := spec.columns.get(field, "")))]
    found = [
        Diagnostic("unit-not-declared", place, {"text": text, "unit": unit, "field": field}, "warning")
        for text, unit, field in named
    ]
    if len(header.cells) > MOST_COLUMNS:
        found.append(Diagnostic("many-columns", place, {"count": f"{len(header.cells):,}"}, "warning"))
    if header.row > 1 and spec.header_row is None:
        found.append(Diagnostic("header-row-found", place, {"row": str(header.row)}, "warning"))
    return found


def unit_above(texts: Sequence[str]) -> str:
    """The unit that a line above a table names, or ''.

    >>> unit_above(["销售明细表", "单位：万元"])
    '万'
    """
    return next((unit for text in texts if (unit := _unit(_UNIT, normal(text)))), "")


def unit_beside(header: str) -> str:
    """The unit that a header itself names, or ''.

    >>> unit_beside("金额（万元）"), unit_beside("Net ('000)"), unit_beside("万科")
    ('万', 'k', '')
    """
    return _unit(_UNIT_BESIDE, normal(header))


def _unit(shape: re.Pattern[str], text: str) -> str:
    said, thousands = shape.search(text), _IN_THOUSANDS.search(text)
    if said:
        return _SHORT.get(unit := next(unit for unit in said.groups() if unit), unit)
    return "" if not thousands else "m" if (thousands[1] or "").startswith("million") else "k"


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
