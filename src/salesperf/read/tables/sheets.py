"""Sheets of a workbook: opened, their rows counted as shown, and the one that holds the table chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from salesperf.diagnostics import Cell, Diagnostic, Problems, suggest
from salesperf.model.cells import shortened
from salesperf.model.table import SourceSpec
from salesperf.read.normal import normal
from salesperf.read.tables.cell_text import Stored, cell_text
from salesperf.read.tables.files import FoundFile, listed
from salesperf.read.tables.headers import SEARCHED_ROWS, HeaderRow, choose, holds_all, score
from salesperf.read.tables.preflight import Unseen, look

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its header row, if it has one."""

    name: str
    grid: CalamineSheet
    header: HeaderRow | None
    unseen: Unseen

    def rows(self) -> Iterator[tuple[int, list[Stored]]]:
        """All rows from the first one, each with its number and, from column A on, its stored values."""
        # The reader begins with row 1, but with the first column that is filled.
        _, left = self.grid.start or (0, 0)
        for number, values in enumerate(self.grid.iter_rows(), 1):
            yield number, [""] * left + list(values)

    def merges(self) -> list[Merge]:
        """Merged ranges of more than one row, as ((top, left), (bottom, right)) counted from 0."""
        return [merge for merge in self.grid.merged_cell_ranges or [] if merge[1][0] > merge[0][0]]


@dataclass(slots=True)
class Book:
    """A workbook. Of its sheets the one with the most rows stays open: slow to read, and asked for again."""

    file: FoundFile
    reader: CalamineWorkbook
    largest: Sheet | None = None

    def sheet(self, name: str) -> Sheet:
        """A sheet whose headers are not looked for; raises `Problems` where it is damaged."""
        if self.largest and self.largest.name == name:
            return self.largest
        unseen = look(self.file.path, self.file.name, name)
        try:
            sheet = Sheet(name, self.reader.get_sheet_by_name(name), None, unseen)
        except BaseException as error:
            raise _damaged(self.file, error) from error
        if self.largest is None or sheet.grid.height > self.largest.grid.height:
            self.largest = sheet
        return sheet

    def visible(self) -> dict[str, bool]:
        """Each worksheet, and whether it is visible."""
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        sheets = (it for it in self.reader.sheets_metadata if it.typ == SheetTypeEnum.WorkSheet)
        return {it.name: it.visible == SheetVisibleEnum.Visible for it in sheets}


def open_book(file: FoundFile) -> Book:
    """The workbook; raises `Problems` where it is damaged or locked by a password."""
    from python_calamine import PasswordError, load_workbook

    try:
        with file.path.open("rb") as stream:  # by its content: names say `.xls` of any kind
            return Book(file, load_workbook(stream))
    except PasswordError as error:
        raise Problems([Diagnostic("workbook-encrypted", Cell(file.name))]) from error
    except BaseException as error:
        raise _damaged(file, error) from error


def _damaged(file: FoundFile, error: BaseException) -> BaseException:
    """What to raise: the reader's panics on broken files are no `Exception`s, an interruption stays what it is."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        return error
    return Problems([Diagnostic("workbook-damaged", Cell(file.name), {"why": shortened(str(error))})])


def choose_sheet(book: Book, spec: SourceSpec) -> tuple[Sheet, list[Diagnostic]]:
    """The named sheet, or the first visible one with all headers, or with most; others that would do are told."""
    file, sheets = book.file, book.visible()
    if spec.sheet:
        return _open_sheet(book, _named(sheets, file, spec), spec), []
    best: Sheet | None = None
    for name in (name for name, visible in sheets.items() if visible):
        sheet = _open_sheet(book, name, spec)
        if best is None or _score(sheet, spec) > _score(best, spec):
            best = sheet
        if holds_all(sheet.header, spec):
            break
    if best is None:
        raise Problems([Diagnostic("no-visible-sheet", Cell(file.name), {"there": listed(sheets)})])
    doubles = [name for name in sheets if name != best.name and _would_do(book, name, spec)]
    rules = {name: "sheet-ignored" if sheets[name] else "hidden-sheet-ignored" for name in doubles}
    return best, [
        Diagnostic(rule, Cell(file.name, name), {"sheet": name, "used": best.name}, "warning")
        for name, rule in rules.items()
    ]


def _would_do(book: Book, name: str, spec: SourceSpec) -> bool:
    """Whether a sheet has every header that the plan names; one that cannot be opened has none."""
    try:
        return holds_all(_open_sheet(book, name, spec).header, spec)
    except Problems:
        return False


def _score(sheet: Sheet, spec: SourceSpec) -> int:
    return score(sheet.header, spec) if sheet.header else -1


def _named(sheets: dict[str, bool], file: FoundFile, spec: SourceSpec) -> str:
    found = next((name for name in sheets if normal(name) == normal(spec.sheet)), None)
    if found is not None:
        return found
    params = {"sheet": spec.sheet, "there": listed(sheets), "near": suggest(spec.sheet, sheets)}
    raise Problems([Diagnostic("unknown-sheet", Cell(file.name), params)])


def _open_sheet(book: Book, name: str, spec: SourceSpec) -> Sheet:
    sheet = book.sheet(name)
    most = max(SEARCHED_ROWS, spec.header_row or 0)
    merges = sheet.merges()
    above: dict[int, list[str]] = {}
    for row, values in islice(sheet.rows(), most):
        above[row] = [cell_text(value) for value in values]
        _fill_down(above, row, merges)
    if spec.preset and spec.preset.header_parts:
        join_parts(above, sheet.grid.merged_cell_ranges or [], spec.preset.header_parts)
    return replace(sheet, header=choose([HeaderRow(row, tuple(cells)) for row, cells in above.items()], spec))


def join_parts(above: dict[int, list[str]], merges: Sequence[Merge], between: str) -> None:
    """Put the header of a sub-form, merged over its columns, before the header of each of them in the row below."""
    for (top, left), (bottom, right) in merges:
        lower = above.get(bottom + 2)
        if right > left and lower and top + 1 in above and (name := above[top + 1][left].strip()):
            for index in range(left, min(right + 1, len(lower))):
                if lower[index].strip():
                    lower[index] = f"{name}{between}{lower[index].strip()}"


def _fill_down(above: dict[int, list[str]], row: int, merges: list[Merge]) -> None:
    """Headers that span several rows hold in each of them."""
    for (top, left), (bottom, _) in merges:
        if top + 1 < row <= bottom + 1 and top + 1 in above and not above[row][left].strip():
            above[row][left] = above[top + 1][left]
