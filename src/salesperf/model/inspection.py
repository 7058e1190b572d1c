"""What a file of data holds, as far as it can be seen without a plan."""

from __future__ import annotations

from dataclasses import dataclass

from salesperf.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column: `letter` as a spreadsheet shows it, the type its cells can be read as, how many are filled, examples.

    `field` is a name that a plan could give it; `date_format` what its dates need; `is_unique`: no value comes twice.
    """

    letter: str
    header: str
    field: str
    type: str
    filled: int
    examples: tuple[str, ...]
    date_format: str = ""
    is_unique: bool = False


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a plan could say of the table: its source by name, headers of the key, and fields with their columns.

    `weak`: the program has a key, and this report lacks it. `duplicates` is the field of which the greatest counts.
    """

    name: str
    files: str
    key: tuple[str, ...]
    columns: tuple[SeenColumn, ...]
    preset: str = ""
    sheet: str = ""
    weak: bool = False
    duplicates: str = ""
    date_format: str = ""
    units: str = ""
    people_by: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """One file. `sheets` are all its sheets with `*` before hidden ones; `judged` rows were looked at cell by cell.

    `totals` and `furniture` are the rows that are no records. `about` is what
    its preset knows, by language. Without a table there are only findings.
    """

    file: str
    kind: str
    found: tuple[Diagnostic, ...]
    encoding: str = ""
    delimiter: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    header_row: int = 0
    records: int = 0
    judged: int = 0
    totals: tuple[int, ...] = ()
    furniture: tuple[int, ...] = ()
    columns: tuple[SeenColumn, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    suggested: Suggested | None = None
