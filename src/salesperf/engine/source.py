"""A source before and after it is loaded: its files and how to read them, and where each record lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from salesperf.diagnostics import Diagnostic
from salesperf.model.cells import Converted
from salesperf.model.table import BadRow, Extract

SEPARATOR = "\u001f"  # between the parts of a key

Convert = Callable[[str, str], Converted]
Rewrite = Callable[[Extract], tuple[Extract, list[BadRow]]]


@dataclass(frozen=True, slots=True)
class Source:
    """What loading needs to know of one source: its files, the type of each field and how to convert odd cells.

    `convert(field, text)` reads a cell that is not plain; `rewrite` makes a file regular that the engine cannot read;
    `aliases` maps written values of a field to the meant ones; `units` multiplies a field; `bad_rows` were set aside
    by the reader; `furniture` are patterns of lines around the records; `duplicates` says which record of a key counts:
    `error`, `first`, `last`, or `newest`, the one with the greatest value of that field; `currency` is the plan's;
    `people`, by field, maps what people are called to their ids, `lists` are the delimiters of fields with several,
    `namesakes` the ids of those who share a name; `with_headers` finds the columns of a Parquet file, which only the
    engine can list; `currency_field` holds a record's own currency; `limits` are the least and the greatest figure.
    """

    name: str
    extracts: tuple[Extract, ...]
    types: Mapping[str, str]
    convert: Convert
    rewrite: Rewrite
    aliases: Mapping[str, Mapping[str, str]]
    units: Mapping[str, int]
    bad_rows: tuple[BadRow, ...] = ()
    furniture: tuple[str, ...] = ()
    duplicates: str = "error"
    newest: str = ""
    currency: str = ""
    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    namesakes: Mapping[str, str] = field(default_factory=dict)
    with_headers: Callable[[Extract, Sequence[str]], tuple[Extract, list[Diagnostic]]] | None = None
    currency_field: str = ""
    limits: Mapping[str, tuple[Decimal | None, Decimal | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A source in the engine: record `i` of the table lies in the last extract whose start is at most `i`.

    `left_out` are the rows that are no records at all and never became any (totals, furniture), `notes` tell of them.
    """

    source: Source
    extracts: tuple[Extract, ...]
    starts: tuple[int, ...]
    rows: int
    bad_rows: tuple[BadRow, ...]
    left_out: tuple[BadRow, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    @property
    def table(self) -> str:
        """The name of the table of typed records."""
        return f"rec_{self.source.name}"

    def row_of(self, number: int, record: str) -> str:
        """SQL: the row of a record of extract `number`, as a spreadsheet shows it."""
        return f"coalesce(_row, {record} - {self.starts[number] - self.extracts[number].first_row})"

    def extract_of(self, record: int) -> int:
        """The index of the extract that holds a record."""
        return max(i for i, start in enumerate(self.starts) if start <= record)
