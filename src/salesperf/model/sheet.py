"""Tables ready to be written, whatever the file format: values with their kinds, still exact, nothing laid out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Kind = Literal["text", "money", "change", "ratio", "number", "count", "move", "place", "date"]
"""`change` is money with its sign, `move` a count with its sign, `place` a rank."""

FIGURES: frozenset[Kind] = frozenset({"money", "change", "ratio", "number", "count", "move", "place"})
"""Kinds that stand to the right."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a ranking; people who share it are `tied`."""

    number: int
    tied: bool = False

    def __str__(self) -> str:
        """As it is read: `11`, `11=`."""
        return f"{self.number}=" if self.tied else str(self.number)


Value = str | int | Decimal | Fraction | date | Place | None
"""None is an empty cell; text is data, never a formula or markup."""

Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and what kind of value stands under it."""

    heading: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under lines of title, with a row of totals and notes after it.

    The first `fixed` columns stay in sight when the reader moves to the right.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: tuple[str, ...] = ()
    total: Row | None = None
    notes: tuple[str, ...] = ()
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """Sheets of one file. `dated` stands for the moment of making; `digits` are the decimals of its money.

    `answer` says in a few lines what all sheets together show.
    """

    title: str
    dated: date
    digits: int
    sheets: tuple[Sheet, ...]
    answer: tuple[str, ...] = ()


def said(sheets: Iterable[Sheet | None]) -> tuple[Sheet, ...]:
    """The sheets that have something to say."""
    return tuple(sheet for sheet in sheets if sheet is not None and sheet.rows)
