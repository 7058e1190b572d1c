"""A look into a sheet of an xlsx file, in blocks of whole rows, for what its reader cannot tell or would choke on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TypeVar
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.table import letter
from salesperf.read.tables.shown_figures import ShownFigure
from salesperf.read.tables.workbook_parts import Styles, attributes, sheet_part, styles_of

BLOCK = 4 << 20
MOST_SPARSE = 5_000_000
"""Cells that a sheet may span however few of them are filled."""
_FILLED = 20

_CELL = r"<(?:\w+:)?c\s([^>]*{}[^>]*)>"
_ERROR_CELL = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_FORMULA_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>/]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s([^>]*\b(?:hidden="(?:1|true)"|ht="0(?:\.0+)?")[^>]*)>')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\s([^>]*\b(?:hidden="(?:1|true)"|width="0(?:\.0+)?")[^>]*)>')
_ADDRESS = re.compile(rb' r="([A-Z]+\d+)"')
_FAR_COLUMN = re.compile(rb' r="([A-Z]{2,3})\d')
_ROW = re.compile(rb' r="(\d+)"')
_LONG_NUMBER = re.compile(rb"v>-?(?:\d{16}|[\d.]+[Ee]\+?\d)")
_LETTERS = re.compile(r"[A-Z]+")

ByCell = dict[int, dict[int, str]]
Noted = TypeVar("Noted", str, ShownFigure)


@dataclass(frozen=True, slots=True)
class Unseen:
    """By row and column index: texts of error cells, rules that cells break, marks beside numbers, figures shown.

    Hidden rows by number, hidden columns by letter; whether numbers may be too long to be kept exactly.
    """

    errors: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    broken: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    marks: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    long_numbers: bool = True
    shown: Mapping[int, Mapping[int, ShownFigure]] = field(default_factory=dict)


@dataclass(slots=True)
class _Look:
    """What has been seen so far of a sheet, and how far it reaches."""

    styles: Styles
    errors: ByCell = field(default_factory=dict)
    broken: ByCell = field(default_factory=dict)
    marks: ByCell = field(default_factory=dict)
    shown: dict[int, dict[int, ShownFigure]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    last_row: int = 0
    widest: int = 26
    filled: int = 0
    long_numbers: bool = False


def look(path: Path, file: str, sheet: str) -> Unseen:
    """What is unseen in one sheet; nothing where the file is no xlsx or its parts are not where they belong.

    Raises `Problems` where the sheet would cost its reader more memory than its cells are worth, or is damaged.
    """
    if not _is_zip(path):
        return Unseen()
    try:
        with ZipFile(path) as archive:
            part = sheet_part(archive, sheet)
            if not part:
                return Unseen()
            seen = _Look(styles_of(archive))
            with archive.open(part) as stream:
                for block in _blocks(stream):
                    _extent(seen, block, Cell(file, sheet))
                    _cells(seen, block)
    except KeyError:
        return Unseen()
    except (BadZipFile, OSError, RuntimeError, ZlibError) as error:
        raise Problems([Diagnostic("workbook-damaged", Cell(file, sheet), {"why": str(error)})]) from error
    _check_extent(seen, Cell(file, sheet))
    return Unseen(
        seen.errors,
        seen.broken,
        seen.marks,
        tuple(seen.hidden_rows),
        tuple(seen.hidden_columns),
        seen.long_numbers,
        seen.shown,
    )


def _is_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == b"PK"


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """The XML in blocks that end where a row ends."""
    rest = b""
    while read := stream.read(BLOCK):
        whole = rest + read
        cut = whole.rfind(b"row>") + 4
        if cut < 4:
            rest = whole
            continue
        yield whole[:cut]
        rest = whole[cut:]
    yield rest


def _extent(seen: _Look, block: bytes, table: Cell) -> None:
    """How far the block reaches; cells that are stored twice; rows that are not in order."""
    rows = list(map(int, _ROW.findall(block)))
    for row in rows:
        if row <= seen.last_row:
            why = f"row {row} is stored after row {seen.last_row}"
            raise Problems([Diagnostic("workbook-damaged", Cell(table.file, table.sheet, row), {"why": why})])
        seen.last_row = row
    addresses = _ADDRESS.findall(block)
    seen.filled += len(addresses)
    if len(set(addresses)) < len(addresses):
        for address in (it for it, times in Counter(addresses).items() if times > 1):
            _note(seen.broken, address.decode(), "cell-stored-twice")
    far = set(_FAR_COLUMN.findall(block))
    seen.widest = max([seen.widest, *(index_of(name.decode()) + 1 for name in far)])


def _check_extent(seen: _Look, table: Cell) -> None:
    """The reader makes room for every cell from the first to the last, filled or not."""
    if seen.last_row * seen.widest > max(MOST_SPARSE, _FILLED * seen.filled):
        params = {"cell": f"{letter(seen.widest - 1)}{seen.last_row}", "filled": f"{seen.filled:,}"}
        raise Problems([Diagnostic("sheet-too-sparse", table, params)])


def _cells(seen: _Look, block: bytes) -> None:
    """Most blocks have none of these, and plain searches are much faster than the patterns."""
    seen.long_numbers = seen.long_numbers or _LONG_NUMBER.search(block) is not None
    if b't="e"' in block:
        for cell in _ERROR_CELL.finditer(block):
            value = _VALUE.search(cell[2])
            if value:
                _note(seen.errors, attributes(cell[1]).get("r", ""), value[1].decode("utf-8", "replace"))
    if b"<f" in block or b":f" in block:
        for cell in _FORMULA_CELL.finditer(block):
            if b't="str"' not in cell[1]:  # an empty text is a value
                _note(seen.broken, attributes(cell[1]).get("r", ""), "formula-without-value")
    if b'hidden="' in block or b' ht="0' in block or b' width="0' in block:  # without height or width, nobody sees it
        rows = (int(attributes(it[1]).get("r", "0")) for it in _HIDDEN_ROW.finditer(block))
        seen.hidden_rows += [row for row in rows if row]
        seen.hidden_columns += [name for it in _HIDDEN_COLUMN.finditer(block) for name in _span(attributes(it[1]))]
    for style, mark in seen.styles.marks.items():
        for address in _styled(block, style):
            _note(seen.marks, address, mark)
    for style, shown in seen.styles.shown.items():
        for address in _styled(block, style):
            _note(seen.shown, address, shown)


def _styled(block: bytes, style: str) -> Iterator[str]:
    """The addresses of the cells that have a style."""
    if b' s="%s"' % style.encode() in block:
        for tag in re.findall(_CELL.format(rf'\bs="{style}"').encode(), block):
            yield attributes(tag).get("r", "")


def _note(found: dict[int, dict[int, Noted]], address: str, what: Noted) -> None:
    letters = _LETTERS.match(address)
    if letters and address[letters.end() :].isdigit():
        found.setdefault(int(address[letters.end() :]), {})[index_of(letters[0])] = what


def index_of(letters: str) -> int:
    """The column index that the letters stand for.

    >>> [index_of(name) for name in ("A", "Z", "AA")]
    [0, 25, 26]
    """
    index = 0
    for character in letters:
        index = index * 26 + ord(character) - ord("A") + 1
    return index - 1


def _span(column: Mapping[str, str]) -> list[str]:
    first, last = int(column.get("min", "1")), int(column.get("max", "0"))
    return [letter(index) for index in range(first - 1, min(last, first + 99))]
