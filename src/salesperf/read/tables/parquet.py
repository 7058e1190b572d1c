"""Parquet: the file is read in place; its columns are known once the engine has listed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from salesperf.diagnostics import Diagnostic
from salesperf.model.table import Extract, SourceSpec
from salesperf.read.tables.files import FoundFile
from salesperf.read.tables.headers import HeaderRow, match


def open_parquet(file: FoundFile) -> Extract:
    """An extract without headers yet: whoever can list the file's columns gives them to `with_headers`."""
    return Extract(
        file=file.name,
        sheet="",
        path=Path(file.path),
        format="parquet",
        delimiter="",
        quote="",
        headers=(),
        columns={},
        key=(),
        skip=0,
        first_row=1,
        row_column=None,
        sha256="",
        size=file.path.stat().st_size,
    )


def with_headers(extract: Extract, headers: Sequence[str], spec: SourceSpec) -> tuple[Extract, list[Diagnostic]]:
    """The same extract with its columns found among the file's column names."""
    matched, found = match(HeaderRow(1, tuple(headers)), spec, extract.file)
    return replace(extract, headers=tuple(headers), columns=matched.columns, key=matched.key), found
