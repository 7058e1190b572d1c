"""How single values stand in `results.json`: exact, as text. Writer and reader of a run folder share these."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Cell, Place, Span
from salesperf.model.people import ColumnValue

SCHEMA = "salesperf.results"
VERSION = 1
FILE = "results.json"

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def put_ratio(value: Fraction | None) -> str | None:
    """A fraction as `n/d`, a whole number as `n`.

    >>> put_ratio(Fraction(1, 3)), put_ratio(Fraction(-7)), put_ratio(None)
    ('1/3', '-7', None)
    """
    if value is None:
        return None
    above, below = value.as_integer_ratio()
    return f"{above}/{below}" if below != 1 else str(above)


def get_ratio(text: str | None) -> Fraction | None:
    """The fraction again, exactly."""
    return None if text is None else ratio(text)


def ratio(text: str) -> Fraction:
    """The fraction again, where there must be one."""
    above, _, below = text.partition("/")
    return Fraction(int(above), int(below or 1))


def put_money(value: Decimal | None) -> str | None:
    """An amount with all its digits."""
    return None if value is None else str(value)


def get_money(text: str | None) -> Decimal | None:
    """The amount again, with all its digits."""
    return None if text is None else Decimal(text)


def put_day(value: date | None) -> str | None:
    """An ISO date."""
    return None if value is None else value.isoformat()


def get_day(text: str | None) -> date | None:
    """The day again."""
    return None if text is None else date.fromisoformat(text)


def put_column(value: ColumnValue) -> str | None:
    """A cell of the roster with a letter for its type.

    >>> put_column(Decimal("6000.00")), put_column(3), put_column("3"), put_column(None)
    ('d6000.00', 'c3', 's3', None)
    """
    match value:
        case None:
            return None
        case str():
            return f"s{value}"
        case Decimal():
            return f"d{value}"
        case Fraction():
            return f"f{put_ratio(value)}"
        case date():
            return f"t{value.isoformat()}"
    return f"c{value}"


_KINDS: dict[str, Callable[[str], ColumnValue]] = {
    "c": int, "d": Decimal, "f": ratio, "s": str, "t": date.fromisoformat,
}  # fmt: skip


def get_column(text: str | None) -> ColumnValue:
    """The cell again. Raises KeyError for an unknown letter."""
    if text is None:
        return None
    return _KINDS[text[0]](text[1:])


def put_place(place: Place) -> Json:
    """A place as a list: four parts for a stretch of text, five for a cell."""
    match place:
        case Span(file, line, column, length):
            return [file, line, column, length]
        case Cell(file, sheet, row, letter, header):
            return [file, sheet, row, letter, header]
    return None


def get_place(row: list[str | int] | None) -> Place:
    """The place again."""
    if row is None:
        return None
    return Cell(*row) if len(row) == 5 else Span(*row)  # type: ignore[arg-type]
