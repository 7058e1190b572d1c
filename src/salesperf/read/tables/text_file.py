"""CSV and its relatives: read in place where the file is clean, else through a copy that is."""

from __future__ import annotations

from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.table import BadRow, Extract, SourceSpec
from salesperf.read.tables.encoding import BLOCK, is_utf8, mark, to_utf8
from salesperf.read.tables.files import FoundFile
from salesperf.read.tables.headers import match, title_rows
from salesperf.read.tables.layout import Layout, find_layout
from salesperf.read.tables.numbered import rewrite
from salesperf.read.tables.scan import scan

Opened = tuple[Extract | None, list[BadRow], list[Diagnostic]]


def open_text(file: FoundFile, spec: SourceSpec, scratch_dir: Path) -> Opened:
    """The table in a text file; None where its bytes or headers cannot be made out."""
    if _starts_as_utf8(file.path):
        opened = _open_utf8(file, file.path, spec, scratch_dir)
        if opened:
            return opened
    copy, encoding, found = to_utf8(file.path, file.name, spec.encoding, scratch_dir)
    opened = _open_utf8(file, copy, spec, scratch_dir, encoding) if copy else None
    extract, bad, more = opened or (None, [], [])
    return extract, bad, found + more


def head_of(file: FoundFile, scratch_dir: Path) -> str:
    """The beginning of a text file, decoded; raises `Problems` where its encoding cannot be told."""
    path: Path | None = file.path
    if not _starts_as_utf8(file.path):
        path, _, found = to_utf8(file.path, file.name, "", scratch_dir)
        if path is None:
            raise Problems(found)
    assert path is not None
    with path.open("rb") as stream:
        return stream.read(BLOCK).decode("utf-8-sig", errors="ignore")


def _starts_as_utf8(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(BLOCK)
    whole = head if len(head) < BLOCK else head[: head.rfind(b"\n") + 1]
    return mark(head) in ("", "utf-8") and b"\0" not in head and is_utf8(whole)


def _open_utf8(
    file: FoundFile, path: Path, spec: SourceSpec, scratch_dir: Path, encoding: str = "utf-8"
) -> Opened | None:
    """The table in `path`, the file itself or its copy; None where bytes further down are not UTF-8."""
    with path.open("rb") as stream:
        head = stream.read(BLOCK).decode("utf-8-sig", errors="ignore")
    layout = find_layout(head, spec)
    if layout is None:
        return None, [], [Diagnostic("no-header-row", Cell(file.name))]
    matched, found = match(layout.header, spec, file.name)
    if found:
        return None, [], found
    looked = scan(path, layout.delimiter, len(layout.header.cells), layout.skip)
    if not looked.utf8:
        return None
    extract = Extract(
        file=file.name,
        sheet="",
        path=path,
        format="csv",
        delimiter=layout.delimiter,
        quote='"',
        headers=layout.header.cells,
        columns=matched.columns,
        key=matched.key,
        skip=layout.skip,
        first_row=layout.header.row + 1,
        row_column=None,
        sha256="",
        size=file.path.stat().st_size,
        encoding=encoding,
        plain_blanks=looked.plain_blanks,
        plain_text=looked.simple,
        above=layout.header.above,
        header_row=layout.header.row,
    )
    bad: list[BadRow] = []
    if not (looked.simple and _is_simple_head(head, layout)):
        extract, bad = rewrite(extract, scratch_dir)
    return extract, bad, title_rows(layout.header, spec, file.name)


def _is_simple_head(head: str, layout: Layout) -> bool:
    """Whether the headers stand in the first line and lines end as every reader expects."""
    return layout.skip == 1 and head.count("\r") == head.count("\r\n")
