"""A source before and after it is loaded: its files and how to read them, and where each record lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

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
    by the reader; `with_headers` finds the columns of a Parquet file, which only the engine can list.
    """

    name: str
    extracts: tuple[Extract, ...]
    types: Mapping[str, str]
    convert: Convert
    rewrite: Rewrite
    aliases: Mapping[str, Mapping[str, str]]
    units: Mapping[str, int]
    bad_rows: tuple[BadRow, ...] = ()
    with_headers: Callable[[Extract, Sequence[str]], tuple[Extract, list[Diagnostic]]] | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A source in the engine: record `i` of the table lies in the last extract whose start is at most `i`."""

    source: Source
    extracts: tuple[Extract, ...]
    starts: tuple[int, ...]
    rows: int
    bad_rows: tuple[BadRow, ...]

    @property
    def table(self) -> str:
        """The name of the table of typed records."""
        return f"rec_{self.source.name}"

    def extract_of(self, record: int) -> int:
        """The index of the extract that holds a record."""
        return max(i for i, start in enumerate(self.starts) if start <= record)
