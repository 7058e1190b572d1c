"""A statement in a company's own layout: a workbook whose named cells are filled, all else as the company made it.

The bytes depend on the template and the statement alone: no clock, no user, no machine.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from salesperf.diagnostics import Cell, Diagnostic, Problems, suggest
from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.sheet import Place, Value
from salesperf.model.statement import Statement
from salesperf.write.figures import money
from salesperf.write.statement.template_names import PREFIX, known_names, values
from salesperf.write.workbook import holds, safe_text


@dataclass(frozen=True, slots=True)
class Template:
    """A company's workbook as it was read, and what its file is called."""

    file: str
    content: bytes


Spot = tuple[str, str, int, int]
"""A known name, and its sheet, row and column."""


def checked(template: Template) -> Template:
    """The template itself. Raises Problems with everything that is wrong with its names."""
    _spots(opened(template), template)
    return template


def filled(template: Template, told: Statement, lang: Language, *, protect: bool = False) -> bytes:
    """One person's workbook; `protect` locks what the template does not leave open. Raises Problems without room."""
    book = opened(template)
    spots, found = _spots(book, template), values(told, lang)
    _make_room(book, spots, {name: len(under) for name, under in found.items()}, template, told.tree.person)
    for name, sheet, row, column in spots:
        first = book[sheet].cell(row, column)
        for number, value in enumerate(found[name] or (None,)):
            cell = book[sheet].cell(row + number, column)
            if number:
                cell._style = copy(first._style)
            _write(cell, value, told.digits)
    for page in book.worksheets:
        page.protection.sheet = page.protection.sheet or protect
    return _saved(book, told, lang)


def opened(template: Template) -> Any:
    """The workbook. Raises Problems where it cannot be read."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(template.content))
    except Exception as error:  # what a parser raises over a damaged file is anything
        raise Problems([Diagnostic("template-unreadable", Cell(template.file), {"why": str(error)})]) from error
    book.template = False
    return book


def _spots(book: Any, template: Template) -> list[Spot]:
    """Every cell to fill. Raises Problems for a name that is not known or names no cell, and where there is none."""
    defined = [each for scope in (book, *book.worksheets) for each in scope.defined_names.values()]
    ours = [each for each in defined if each.name.casefold().startswith(PREFIX)]
    known = known_names()
    found = list(_faults(ours, book, known))
    if not ours:
        found = [("template-without-names", {"known": ", ".join(known)})]
    if found:
        raise Problems([Diagnostic(rule, Cell(template.file), params) for rule, params in found])
    return [(each.name.casefold(), *at) for each in ours for at in _cells(each, book)]


def _faults(ours: list[Any], book: Any, known: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    for each in ours:
        name = each.name.casefold()
        if name not in known:
            yield (
                "template-unknown-name",
                {"name": each.name, "known": ", ".join(known), "near": suggest(name, known)},
            )
        elif not _cells(each, book):
            yield "template-name-without-cell", {"name": each.name, "refers": str(each.attr_text or "")}


def _cells(name: Any, book: Any) -> list[tuple[str, int, int]]:
    """The first cell of each area that a name stands for."""
    from openpyxl.utils.cell import range_boundaries

    try:
        areas = [(sheet, range_boundaries(area)) for sheet, area in name.destinations]
    except ValueError:
        return []
    return [(sheet, at[1], at[0]) for sheet, at in areas if sheet in book.sheetnames and at[0] and at[1]]


def _make_room(book: Any, spots: list[Spot], sizes: dict[str, int], template: Template, person: str) -> None:
    """Raises Problems where a list would run over what the template holds, or over another list."""
    taken = {spot[1:] for spot in spots}
    for name, sheet, row, column in spots:
        for below in range(row + 1, row + sizes[name]):
            cell = book[sheet].cell(below, column)
            if (sheet, below, column) in taken or cell.value is not None or type(cell).__name__ == "MergedCell":
                params = {"name": name, "count": str(sizes[name]), "person": person, "cell": cell.coordinate}
                raise Problems([Diagnostic("template-no-room", Cell(template.file, sheet), params)])
            taken.add((sheet, below, column))


def _write(cell: Any, value: Value, digits: int) -> None:
    """Data is written as what it is: text is never a formula. A number without a format gets one."""
    plain = cell.number_format == "General"
    if isinstance(value, Place):
        value = value.number
    if isinstance(value, Decimal) and not holds(value):
        value = money(value)
    if isinstance(value, str):
        cell.value = safe_text(value)
        cell.data_type = "s"
    elif isinstance(value, Decimal | Fraction):
        cell.value = float(value)
        if plain:
            cell.number_format = f"#,##0.{'0' * digits}" if digits else "#,##0"
    else:
        cell.value = datetime.combine(value, time()) if isinstance(value, date) else value
        if isinstance(value, date) and plain:
            cell.number_format = "yyyy-mm-dd"


def _saved(book: Any, told: Statement, lang: Language) -> bytes:
    """The workbook with properties that say nothing of who made the template, and no time of today."""
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.packaging.custom import CustomPropertyList
    from openpyxl.writer.excel import ExcelWriter

    made = datetime.combine(told.tree.period.end, time())
    title = f"{text('statement.title', lang)} {visible(told.tree.person)} {visible(told.tree.period.name)}"
    book.properties = DocumentProperties(title=title, creator="", created=made, modified=made)
    book.custom_doc_props = CustomPropertyList()
    book.calculation.fullCalcOnLoad = True
    file = io.BytesIO()
    ExcelWriter(book, ZipFile(file, "w", ZIP_DEFLATED)).save()
    return _undated(file)


def _undated(file: io.BytesIO) -> bytes:
    """The archive without the times at which its parts were written."""
    out = io.BytesIO()
    with ZipFile(file) as written, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for part in written.infolist():
            archive.writestr(ZipInfo(part.filename), written.read(part), ZIP_DEFLATED)
    return out.getvalue()
