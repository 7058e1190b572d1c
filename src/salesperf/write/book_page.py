"""Sheets -> one self-contained page: the same tables as in the workbook, to be read in a browser or printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from salesperf.locale.languages import Language
from salesperf.model.sheet import FIGURES, Book, Column, Kind, Row, Sheet, Value
from salesperf.write.figures import money, number, percent, signed
from salesperf.write.page.environment import environment
from salesperf.write.page.parts import policy, style
from salesperf.write.page.words import MINUS


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell's text and the names of its styles."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class PageTable:
    """A sheet as the page shows it."""

    name: str
    head: tuple[PageCell, ...]
    rows: tuple[tuple[PageCell, ...], ...]
    total: tuple[PageCell, ...]


def book_page(book: Book, template: str, lang: Language) -> bytes:
    """The page as bytes of UTF-8; it asks nothing of any other file."""
    css = style(book.title)
    tables = [_table(sheet, book.digits) for sheet in book.sheets]
    page = environment(lang).get_template(template)
    return page.render(title=book.title, answer=book.answer, tables=tables, style=css, policy=policy(css, "")).encode()


def _table(sheet: Sheet, digits: int) -> PageTable:
    head = tuple(PageCell(column.heading, "n" if column.kind in FIGURES else "") for column in sheet.columns)
    rows = tuple(_row(sheet.columns, row, digits) for row in sheet.rows)
    return PageTable(sheet.name, head, rows, _row(sheet.columns, sheet.total, digits) if sheet.total else ())


def _row(columns: Sequence[Column], row: Row, digits: int) -> tuple[PageCell, ...]:
    cells = zip(row, columns, strict=True)
    return tuple(PageCell(shown(value, c.kind, digits), _look(value, c.kind)) for value, c in cells)


def shown(value: Value, kind: Kind, digits: int = 2) -> str:
    """A value as its column shows it, with a true minus sign; '' for nothing. Money has so many digits at least.

    >>> shown(Decimal("-396.49"), "change"), shown(Fraction(1, 3), "ratio"), shown(None, "money")
    ('−396.49', '33.3%', '')
    >>> shown(Decimal(0), "change"), shown(Decimal("7.5"), "money"), shown(Decimal("0.12345"), "money")
    ('0.00', '7.50', '0.12345')
    """
    if not isinstance(value, Decimal | Fraction | int):
        return "" if value is None else str(value)
    if kind in ("money", "change") and isinstance(value, Decimal):
        value = _in_full(value, digits)
    return _figure(value, kind).replace("-", MINUS)


def _in_full(amount: Decimal, digits: int) -> Decimal:
    exponent = amount.as_tuple().exponent
    return amount.quantize(Decimal(1).scaleb(min(exponent if isinstance(exponent, int) else 0, -digits)))


def _figure(value: Decimal | Fraction | int, kind: Kind) -> str:
    match kind:
        case "money":
            return money(Decimal(value)) if not isinstance(value, Fraction) else number(value)
        case "change":
            return signed(Decimal(value)) if not isinstance(value, Fraction) else number(value)
        case "ratio":
            return percent(Fraction(value))
        case "move":
            return f"{value:+}" if value else "0"
        case "count":
            return number(Fraction(value), 0)
    return number(Fraction(value))


def _look(value: Value, kind: Kind) -> str:
    change = kind in {"change", "move"} and isinstance(value, Decimal | int) and value
    turn = (" up" if value > 0 else " down") if change else ""  # type: ignore[operator]
    return f"n{turn}" if kind in FIGURES else ""
