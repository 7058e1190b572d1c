"""Clean copies: a CSV in which every record carries the row number that a spreadsheet shows for it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.cells import shortened
from salesperf.model.table import BadRow, Extract
from salesperf.read.tables.dialect import Export
from salesperf.read.tables.scan import has_controls
from salesperf.read.tables.scratch import new_csv

Numbered = tuple[int, Sequence[str]]
# A line added behind the last one: where a quote is still open, the reader takes it into the last field.
_END = "\0end"


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy holds: where it is, the row of its first record, how many records, and the rows left out."""

    path: Path
    first_row: int
    count: int
    bad: list[BadRow]


def write_copy(records: Iterable[Numbered], table: Cell, header: Sequence[str], scratch_dir: Path) -> Copy:
    """Write the records that are as wide as the header; blank rows are skipped, rows of another width are set aside."""
    path = new_csv(scratch_dir)
    bad: list[BadRow] = []
    first = count = 0
    names = list(header)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")  # only signs of the line end are quoted: a bare \r is one
        writer.writerow(("", *(" ".join(cell.split()) for cell in header)))
        for row, fields in records:
            if not "".join(fields).strip():
                continue
            rule = _fault(fields, names)
            if rule:
                bad.append(_bad_row(table, row, fields, rule, len(header)))
                continue
            first, count = first or row, count + 1
            writer.writerow((row, *fields[: len(header)]))
    return Copy(path, first, count, bad)


def _fault(fields: Sequence[str], names: list[str]) -> str:
    """The rule that a row breaks as a whole, or ''. Blank fields beyond the header are nobody's."""
    width = len(names)
    if len(fields) < width or (len(fields) > width and "".join(fields[width:]).strip()):
        return "row-width"
    return "header-repeated" if fields[0] == names[0] and list(fields[:width]) == names else ""


def _bad_row(table: Cell, row: int, fields: Sequence[str], rule: str, width: int) -> BadRow:
    params = {"got": str(len(fields)), "wanted": str(width)} if rule == "row-width" else {}
    cells = tuple(fields) if rule == "row-width" else ()
    return BadRow(table.file, table.sheet, row, rule, shortened(" | ".join(fields), 200), params, cells=cells)


def numbered_extract(extract: Extract, copy: Copy) -> Extract:
    """The extract that reads the copy instead; its columns stand one further to the right."""
    return replace(
        extract,
        path=copy.path,
        delimiter=",",
        quote='"',
        headers=("", *extract.headers),
        columns={field: index + 1 for field, index in extract.columns.items()},
        key=tuple(index + 1 for index in extract.key),
        skip=1,
        first_row=copy.first_row,
        row_column=0,
        plain_text=not has_controls(copy.path),
    )


def rewrite(extract: Extract, scratch_dir: Path) -> tuple[Extract, list[BadRow]]:
    """The same CSV with row numbers written out and rows of a wrong width set aside.

    Raises `Problems` where rows cannot be told apart: bytes that are not UTF-8, a quote that never closes, or no row
    as wide as the header.
    """
    if extract.row_column is not None or extract.format != "csv":
        return extract, []
    table = Cell(extract.file, extract.sheet)
    copy = write_copy(_records(extract), table, extract.headers, scratch_dir)
    widths = {row.params.get("got", "") for row in copy.bad}
    if not copy.count and len(widths) == 1 and "" not in widths:
        place = replace(table, row=copy.bad[0].row)
        raise Problems([Diagnostic("all-rows-width", place, copy.bad[0].params)])
    return numbered_extract(extract, copy), copy.bad


def _records(extract: Extract) -> Iterator[Numbered]:
    row = extract.first_row - 1
    with extract.path.open(encoding="utf-8-sig", newline="") as stream:
        for _ in range(extract.skip):
            stream.readline()
        reader = csv.reader(chain(stream, [_END]), Export, delimiter=extract.delimiter, quotechar=extract.quote)
        try:
            for row, fields in enumerate(reader, extract.first_row):
                if fields == [_END]:
                    return
                if fields and fields[-1].endswith(_END):
                    raise Problems([Diagnostic("quote-not-closed", Cell(extract.file, extract.sheet, row))])
                yield row, fields
        except csv.Error as error:
            raise field_too_long(Cell(extract.file, extract.sheet, row + 1)) from error
        except UnicodeDecodeError as error:
            raise Problems([Diagnostic("encoding-mixed", Cell(extract.file, extract.sheet, row + 1))]) from error


def field_too_long(place: Cell) -> Problems:
    """What to raise where a field has more characters than any row should: a quote is open, or it is no table."""
    return Problems([Diagnostic("field-too-long", place, {"most": f"{csv.field_size_limit():,}"})])
