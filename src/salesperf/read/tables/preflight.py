"""A look into an xlsx file for what its reader cannot tell: error cells, hidden rows and columns."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from salesperf.model.table import letter

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ERROR_CELL = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s([^>]*\bhidden="(?:1|true)"[^>]*)>')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\s([^>]*\bhidden="(?:1|true)"[^>]*)>')
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_LETTERS = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Unseen:
    """Error texts by row and column index; hidden rows by number; hidden columns by letter."""

    errors: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()


def look(path: Path, sheet: str) -> Unseen:
    """What is unseen in one sheet of an xlsx file; nothing where the file's parts are not where they belong."""
    try:
        with ZipFile(path) as archive:
            part = _part(archive, sheet)
            xml = archive.read(part) if part else b""
    except (BadZipFile, KeyError, OSError, RuntimeError):
        return Unseen()
    # Most sheets have neither, and plain searches are much faster than the patterns.
    errors = _errors(xml) if b't="e"' in xml else {}
    return Unseen(errors, *_hidden(xml)) if b'hidden="' in xml else Unseen(errors)


def _hidden(xml: bytes) -> tuple[tuple[int, ...], tuple[str, ...]]:
    rows = (int(_attributes(it[1]).get("r", "0")) for it in _HIDDEN_ROW.finditer(xml))
    columns = (name for it in _HIDDEN_COLUMN.finditer(xml) for name in _letters(_attributes(it[1])))
    return tuple(row for row in rows if row), tuple(columns)


def _part(archive: ZipFile, sheet: str) -> str:
    """The path of a sheet's XML inside the file, or ''."""
    sheets = (_attributes(it[1]) for it in _SHEET.finditer(archive.read("xl/workbook.xml")))
    wanted = next((it.get("r:id", "") for it in sheets if it.get("name") == sheet), "")
    relations = (_attributes(it[1]) for it in _RELATION.finditer(archive.read("xl/_rels/workbook.xml.rels")))
    target = next((it.get("Target", "") for it in relations if wanted and it.get("Id") == wanted), "")
    return target.removeprefix("/") if target.startswith(("/", "xl/")) or not target else f"xl/{target}"


def _attributes(tag: bytes) -> dict[str, str]:
    return {name.decode(): html.unescape(value.decode("utf-8", "replace")) for name, value in _ATTRIBUTE.findall(tag)}


def _errors(xml: bytes) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for cell in _ERROR_CELL.finditer(xml):
        reference = _attributes(cell[1]).get("r", "")
        letters = _LETTERS.match(reference)
        value = _VALUE.search(cell[2])
        if letters and value:
            row = int(reference[letters.end() :])
            found.setdefault(row, {})[index_of(letters[0])] = value[1].decode("utf-8", "replace")
    return found


def index_of(letters: str) -> int:
    """The column index that the letters stand for.

    >>> [index_of(name) for name in ("A", "Z", "AA")]
    [0, 25, 26]
    """
    index = 0
    for character in letters:
        index = index * 26 + ord(character) - ord("A") + 1
    return index - 1


def _letters(column: Mapping[str, str]) -> list[str]:
    first, last = int(column.get("min", "1")), int(column.get("max", "0"))
    return [letter(index) for index in range(first - 1, min(last, first + 99))]
