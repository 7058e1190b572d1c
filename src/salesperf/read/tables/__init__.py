"""Tables in: any spreadsheet, CSV or Parquet file becomes an `Extract` that can be read as text."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.cells import trimmed
from salesperf.model.table import BadRow, Extract, Row, SourceSpec
from salesperf.read.presets import detect
from salesperf.read.tables.dialect import Export
from salesperf.read.tables.files import FoundFile, find_files, kind_of
from salesperf.read.tables.numbered import rewrite
from salesperf.read.tables.parquet import open_parquet, with_headers
from salesperf.read.tables.text_file import Opened, open_text

if TYPE_CHECKING:
    from salesperf.read.tables.sheets import Book

__all__ = ["open_file", "open_table", "rewrite", "rows", "with_headers"]


def open_table(
    spec: SourceSpec, data_dir: Path, scratch_dir: Path
) -> tuple[list[Extract], list[BadRow], list[Diagnostic]]:
    """Find and open every file of a table; copies that need cleaning go to `scratch_dir`, which must exist."""
    extracts: list[Extract] = []
    bad: list[BadRow] = []
    found: list[Diagnostic] = []
    for pattern in spec.files:
        files, problems = find_files(pattern, data_dir)
        found += problems
        for file in files:
            extract, more_bad, more_found = open_file(file, spec, scratch_dir)
            extracts += [extract] if extract else []
            bad += more_bad
            found += more_found
    return extracts, bad, found


def open_file(file: FoundFile, spec: SourceSpec, scratch_dir: Path, book: Book | None = None) -> Opened:
    """One file, with its digest taken meanwhile; what makes it unreadable comes back as diagnostics.

    `book` is the workbook, where somebody has it open.
    """
    try:
        kind, found = kind_of(file)
        if kind is None:
            return None, [], found
        with ThreadPoolExecutor(1) as pool:
            digest = pool.submit(_sha256, file.path)
            extract, bad, found = _open_kind(kind, file, spec, scratch_dir, book)
            if extract is None:
                return None, bad, found
            found = [*found, *_likely_preset(extract, spec)]
            return replace(extract, sha256=digest.result()), bad, found
    except Problems as problems:
        return None, [], list(problems.diagnostics)
    except PermissionError:
        return None, [], [Diagnostic("file-not-permitted", Cell(file.name))]


def _likely_preset(extract: Extract, spec: SourceSpec) -> list[Diagnostic]:
    """A warning where the table looks like the export of a program and the plan does not say so."""
    name = "" if spec.preset or not spec.key else detect(extract.headers, extract.above)
    params = {"preset": name, "source": spec.name}
    return [Diagnostic("preset-detected", Cell(extract.file, extract.sheet), params, "warning")] if name else []


def _open_kind(kind: str, file: FoundFile, spec: SourceSpec, scratch_dir: Path, book: Book | None) -> Opened:
    if kind == "parquet":
        return open_parquet(file), [], []
    if kind == "text":
        return open_text(file, spec, scratch_dir)
    if kind == "json":
        from salesperf.read.tables.json_file import open_json

        return open_json(file, spec, scratch_dir)
    from salesperf.read.tables.sheets import open_book
    from salesperf.read.tables.workbook import open_workbook

    return open_workbook(book or open_book(file), spec, scratch_dir)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def rows(extract: Extract) -> Iterator[Row]:
    """Read a small table row by row, without blank rows; raises `Problems` at a wrong width, and for Parquet."""
    if extract.format != "csv":
        raise Problems([Diagnostic("parquet-small-table", Cell(extract.file))])
    with extract.path.open(encoding="utf-8-sig", newline="") as stream:
        for _ in range(extract.skip):
            stream.readline()
        reader = csv.reader(stream, Export, delimiter=extract.delimiter, quotechar=extract.quote)
        for number, fields in enumerate(reader, extract.first_row):
            if any(field.strip() for field in fields):
                yield _row(extract, number, fields)


def _row(extract: Extract, number: int, fields: list[str]) -> Row:
    if len(fields) != len(extract.headers):
        params = {"got": str(len(fields)), "wanted": str(len(extract.headers))}
        raise Problems([Diagnostic("row-width", Cell(extract.file, extract.sheet, number), params)])
    row = number if extract.row_column is None else int(fields[extract.row_column])
    return Row({field: trimmed(fields[index]) for field, index in extract.columns.items()}, row)
