"""JSON documents, one a line or all in an array: each is a record, and a preset says which paths are its columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.cells import shortened
from salesperf.model.preset import JsonColumn
from salesperf.model.table import BadRow, Extract, SourceSpec
from salesperf.read.tables.files import FoundFile
from salesperf.read.tables.headers import HeaderRow, match
from salesperf.read.tables.numbered import numbered_extract, write_copy
from salesperf.read.tables.text_file import Opened

_LANGUAGES = ("zh-CN", "zh", "en-US", "en")


def open_json(file: FoundFile, spec: SourceSpec, scratch_dir: Path) -> Opened:
    """The table in a JSON file; without a preset for it, it is no table."""
    columns = spec.preset.columns if spec.preset else {}
    if not columns:
        return None, [], [Diagnostic("file-is-no-table", Cell(file.name), {"kind": "JSON"})]
    header = HeaderRow(1, tuple(columns))
    matched, found = match(header, spec, file.name)
    if found:
        return None, [], found
    broken: list[BadRow] = []
    records = ((row, _cells(document, columns)) for row, document in _documents(file, broken))
    copy = write_copy(records, Cell(file.name), header.cells, scratch_dir)
    extract = Extract(
        file=file.name,
        sheet="",
        path=file.path,
        format="csv",
        delimiter=",",
        quote='"',
        headers=header.cells,
        columns=matched.columns,
        key=matched.key,
        skip=0,
        first_row=1,
        row_column=None,
        sha256="",
        size=file.path.stat().st_size,
    )
    return numbered_extract(extract, copy), [*copy.bad, *broken], []


def _documents(file: FoundFile, broken: list[BadRow]) -> Iterator[tuple[int, Any]]:
    """Each document with its line, or in an array with its place; lines that are none are noted."""
    with file.path.open(encoding="utf-8-sig") as stream:
        if _is_array(file.path):
            yield from enumerate(_array(file, stream.read()), 1)
            return
        for row, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield row, _read(line)
                except ValueError:
                    broken.append(BadRow(file.name, "", row, "not-json", shortened(line, 200)))


def _is_array(path: Path) -> bool:
    with path.open(encoding="utf-8-sig") as stream:
        return stream.read(1024).lstrip().startswith("[")


def _array(file: FoundFile, text: str) -> list[Any]:
    try:
        found = _read(text)
    except json.JSONDecodeError as error:
        params = {"text": shortened(error.doc[max(error.pos - 20, 0) : error.pos + 20])}
        raise Problems([Diagnostic("not-json", Cell(file.name, row=error.lineno), params)]) from error
    return found if isinstance(found, list) else [found]


def _read(text: str) -> Any:
    """A document whose figures are still as they were written."""
    return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)


def _cells(document: Any, columns: Mapping[str, JsonColumn]) -> list[str]:
    return [_cell(document, column) for column in columns.values()]


def _cell(document: Any, column: JsonColumn) -> str:
    """The text of a column in one document.

    >>> _cell({"actor": {"mbox": "mailto:a@x.org"}}, JsonColumn(("actor.mbox",), drop="mailto:"))
    'a@x.org'
    """
    found = next((value for path in column.paths if (value := _at(document, path)) not in (None, "")), "")
    text = _text(found).removeprefix(column.drop)
    return text if column.first is None else text[: column.first]


def _at(document: Any, path: str) -> Any:
    for name in path.split("."):
        document = document.get(name) if isinstance(document, dict) else None
    return document


def _text(value: Any) -> str:
    """A text of several languages is given in one of them."""
    if isinstance(value, dict):
        return str(next((value[name] for name in _LANGUAGES if name in value), next(iter(value.values()), "")))
    return str(value).lower() if isinstance(value, bool) else str(value)
