"""Tables in: any spreadsheet, CSV or Parquet file becomes an `Extract` that can be read as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from salesperf.diagnostics import Diagnostic
from salesperf.model.table import BadRow, Extract, Row, SourceSpec


def open_table(
    spec: SourceSpec, data_dir: Path, scratch_dir: Path
) -> tuple[list[Extract], list[BadRow], list[Diagnostic]]:
    """Find and open every file of a table; copies that need cleaning go to `scratch_dir`, which must exist."""
    raise NotImplementedError


def rewrite(extract: Extract, scratch_dir: Path) -> tuple[Extract, list[BadRow]]:
    """The same table with row numbers written out and rows of a wrong width set aside."""
    raise NotImplementedError


def rows(extract: Extract) -> Iterator[Row]:
    """Read a small table row by row."""
    raise NotImplementedError
