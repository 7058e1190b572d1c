"""Files looked at without a plan: where the table is, what its columns hold, whose export it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.inspection import Inspection
from salesperf.model.preset import Preset
from salesperf.model.table import BadRow, Extract, SourceSpec
from salesperf.read.inspecting.columns import see_rows
from salesperf.read.inspecting.header_guess import Guess, guess_header
from salesperf.read.inspecting.heads import Head, heads_of_sheets, heads_of_text
from salesperf.read.inspecting.suggestion import suggest_source
from salesperf.read.presets import detect, preset
from salesperf.read.tables import open_file
from salesperf.read.tables.files import FoundFile, kind_of
from salesperf.read.tables.scratch import new_csv
from salesperf.read.tables.sheets import open_book

ToCsv = Callable[[Path, Path], None]
"""Writes a Parquet file as CSV."""


def inspect_file(path: Path, scratch_dir: Path, to_csv: ToCsv) -> Inspection:
    """What the file holds; what makes it unreadable comes back among the findings."""
    file = FoundFile(path, path.name)
    try:
        if not path.exists():
            raise FileNotFoundError
        if not path.is_file():
            return Inspection(file.name, "", (Diagnostic("not-a-file", Cell(file.name)),))
        return _inspect(file, scratch_dir, to_csv)
    except Problems as problems:
        return Inspection(file.name, "", problems.diagnostics)
    except FileNotFoundError:
        params = {"pattern": file.name, "folder": path.parent.as_posix(), "there": "", "near": ""}
        return Inspection(file.name, "", (Diagnostic("file-not-found", None, params),))
    except PermissionError:
        return Inspection(file.name, "", (Diagnostic("file-not-permitted", Cell(file.name)),))


def _inspect(file: FoundFile, scratch_dir: Path, to_csv: ToCsv) -> Inspection:
    kind, found = kind_of(file)
    if kind is None:
        return Inspection(file.name, "", tuple(found))
    if kind == "parquet":
        copy = new_csv(scratch_dir)
        to_csv(file.path, copy)
        seen = _inspect(FoundFile(copy, file.name), scratch_dir, to_csv)
        return replace(seen, kind=kind, encoding="", delimiter="")
    book = None if kind in ("text", "json") else open_book(file)
    heads = heads_of_sheets(book) if book else heads_of_text(file, scratch_dir) if kind == "text" else []
    guesses = [(head, guess_header(head.rows)) for head in heads if not head.hidden]
    if not guesses and kind != "json":
        raise Problems([Diagnostic("no-header-row", Cell(file.name))])
    head, guess = max(guesses, key=lambda it: it[1].score) if guesses else (Head("", []), Guess(1, 0))
    known = _known(kind, head, guess)
    below = bool(known and known.header_parts and guess.row in head.joined)
    spec = SourceSpec("file", (file.name,), {}, sheet=head.sheet, header_row=guess.row + below, preset=known)
    extract, bad, found = open_file(file, spec, scratch_dir, book)
    if extract is None:
        return Inspection(file.name, kind, tuple(found))
    sheets = tuple(f"*{each.sheet}" if each.hidden else each.sheet for each in heads if each.sheet)
    return _seen(Inspection(file.name, kind, tuple(found), sheets=sheets), extract, known, bad)


def _known(kind: str, head: Head, guess: Guess) -> Preset | None:
    if kind == "json":
        return preset("xapi")
    rows = dict(head.rows)
    above = [cell for row, cells in head.rows if row < guess.row for cell in cells if cell.strip()]
    # a sub-form has its headers in two rows
    headers = [*rows.get(guess.row, ()), *rows.get(guess.row - 1, ()), *rows.get(guess.row + 1, ())]
    below = [cell for row, cells in head.rows if row > guess.row for cell in cells if cell.strip()]
    name = detect(headers, above, below)
    return preset(name) if name else None


def _seen(begun: Inspection, extract: Extract, known: Preset | None, bad: Sequence[BadRow]) -> Inspection:
    seen = see_rows(extract, known, bad)
    columns = tuple(seen.columns)
    return replace(
        begun,
        encoding=extract.encoding if begun.kind == "text" else "",
        delimiter=extract.delimiter if begun.kind == "text" else "",
        sheet=extract.sheet,
        header_row=extract.header_row,
        records=seen.records,
        judged=seen.judged,
        totals=tuple(seen.totals),
        furniture=tuple(seen.furniture),
        columns=columns,
        about=tuple(known.about.items()) if known else (),
        suggested=suggest_source(begun.file, extract, known, columns),
    )
