"""Tables as every reader hands them on: where a file's records lie on disk, and which column holds which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.cells import Notation
from salesperf.model.preset import Preset

CURRENCY_OF = "_currency_"  # before the name of a field: the column with the currency of its amounts
TableFormat = Literal["csv", "parquet"]


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """What a plan says about one table: which files, which columns, and how to read their cells.

    `key` holds headers or fields, `header_row` counts from 1, and an empty `encoding` or `sheet` means "find it".
    `types`, `units` and `aliases` (text as written -> text meant) are by field; a field without a type is text.
    """

    name: str
    files: tuple[str, ...]
    columns: Mapping[str, str]
    key: tuple[str, ...] = ()
    sheet: str = ""
    header_row: int | None = None
    encoding: str = ""
    decimal: str = "."
    date_format: str | None = None
    types: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    currency: str = ""
    currency_field: str = ""
    timezone: str = ""
    preset: Preset | None = None

    @property
    def furniture(self) -> tuple[str, ...]:
        """Patterns of lines that a program prints around its records."""
        return self.preset.furniture if self.preset else ()

    @property
    def notation(self) -> Notation:
        """How the cells of the table are written."""
        return Notation(self.decimal, self.date_format, self.currency, self.timezone)


@dataclass(frozen=True, slots=True)
class Extract:
    """One table, ready to be read as text: a UTF-8 CSV or a Parquet file on disk.

    `file` is the path inside the data folder, as printed; `path` is that very file, or a clean copy of it. Records
    follow one per row from `first_row` on, unless the column `row_column` of `path` holds each record's row number.
    `skip` counts the lines of `path` before the first record. `columns` and `key` are indexes into `headers`.
    """

    file: str
    sheet: str
    path: Path
    format: TableFormat
    delimiter: str
    quote: str
    headers: tuple[str, ...]
    columns: Mapping[str, int]
    key: tuple[int, ...]
    skip: int
    first_row: int
    row_column: int | None
    sha256: str
    size: int
    encoding: str = "utf-8"
    plain_blanks: bool = False  # no blank but the space can stand around its cells
    plain_text: bool = False  # no control character can stand in its cells
    above: tuple[str, ...] = ()  # the texts above its header
    header_row: int = 1

    def place(self, row: int, name: str = "") -> Cell:
        """The cell of field `name` in `row`, or the whole row where `name` is no field of this table."""
        index = self.columns.get(name)
        if index is None or not self.headers:
            return Cell(self.file, self.sheet, row)
        return Cell(self.file, self.sheet, row, self.letter(index), self.headers[index])

    def letter(self, index: int) -> str:
        """The letter that a spreadsheet shows over column `index` of the file the user has."""
        shift = self.row_column is not None and self.row_column <= index
        return letter(index - shift)


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a small table: the text of its mapped cells, trimmed, by field."""

    cells: Mapping[str, str]
    row: int


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read as a record at all: set aside, with the rule it breaks and the text it holds.

    `letter` and `header` are those of the column at fault, where it is one.
    `cells` are those of a row of another width, which may be a total or a line that a program prints.
    """

    file: str
    sheet: str
    row: int
    rule: str
    text: str
    params: Mapping[str, str] = field(default_factory=dict)
    letter: str = ""
    header: str = ""
    cells: tuple[str, ...] = ()

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding, at the row."""
        place = Cell(self.file, self.sheet, self.row, self.letter, self.header)
        return Diagnostic(self.rule, place, {"text": self.text, **self.params})


def rows_text(rows: Sequence[int], most: int = 12) -> str:
    """Row numbers for a message, the first `most` of them.

    >>> rows_text([4, 6]), rows_text([4, 6, 8], most=2)
    ('4, 6', '4, 6, … (3)')
    """
    shown = ", ".join(map(str, rows[:most]))
    return shown if len(rows) <= most else f"{shown}, … ({len(rows)})"


def letter(index: int) -> str:
    """The letters of column `index`, counted from 0.

    >>> [letter(i) for i in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
