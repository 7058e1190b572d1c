"""How the lines of an element are priced: each person's pay as a function of what they have so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from salesperf.model.curve import Piece

Whose = Literal["own", "reports", "tree", "team", "company"]
LEVEL = "_level"
RowOf = tuple[str, int]  # a column of records that holds numbers of rows, and the number of a row


@dataclass(frozen=True, slots=True)
class PersonRate:
    """One person's pay G(x) = ±P(|x|) - less, gates and multipliers included; x starts at `before`.

    With `mirrored`, P is drawn for x >= 0 and turned round below; else P is drawn for every x. Where lines have columns
    of their own, `columns` holds a P for each of them. `named` are the figures of rows that differ by person, `factor`
    is what pay is multiplied by that fills its own tiers (see `Manner.filled_since`). `holder` is the name under which
    the measure's records count for them: their own id, their team, or '' for the company.
    """

    before: Fraction
    less: Fraction
    columns: tuple[tuple[Piece, ...], ...]
    mirrored: bool
    cap_record: Fraction | None = None
    holder: str = ""
    named: Mapping[RowOf, Fraction] = field(default_factory=dict)
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class RowFigures:
    """What the rows of a lookup are worth, by number; None where that differs by person. `texts` name the rows.

    `column` of the records holds the number of the row that each of them found.
    """

    column: str
    figures: Sequence[Fraction | None]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Level:
    """Who is paid on the credit of a person on some days, and the row of figures by which."""

    of: str
    payee: str
    start: date
    end: date
    row: int


@dataclass(frozen=True, slots=True)
class Manner:
    """What else than the running credit prices a line.

    P is entered with the credit, the whole record or a field of it, and what it gives is multiplied by nothing, by the
    credit or by the share; then by the rate or amount of a row (`row`), and, after the cap of a record, by `factors`.
    `words` are those of the field `column`, in the order of a person's columns. With `filled_since` the bounds are on
    what the lines since that day have been paid, in all columns together. With `levels` a credit is a line of everybody
    who is paid on it by them, and `LEVEL` is the column that holds the number of a level's row. `label` names what
    prices all lines.
    """

    enter: Literal["credit", "record", "field"] = "credit"
    field: str = ""
    times: Literal["one", "credit", "share"] = "one"
    column: str = ""
    words: tuple[str, ...] = ()
    row: RowFigures | None = None
    factors: tuple[RowFigures, ...] = ()
    filled_since: date | None = None
    levels: tuple[Level, ...] = ()
    label: str = ""

    @property
    def rows(self) -> tuple[RowFigures, ...]:
        """The row that prices a line, if any, before those that it is multiplied by."""
        return (*([] if self.row is None else [self.row]), *self.factors)

    @property
    def is_own(self) -> bool:
        """Whether a line's pay is a figure of its own, and not what it adds to one function of the running sum."""
        return replace(self, label="") != PLAIN


PLAIN = Manner()


@dataclass(frozen=True, slots=True)
class LineJob:
    """The lines of one element in one window: the records of a measure, and how they are priced for each person.

    `each`: every record is an earning of its own; else a line is what it adds to the rounded running sum.
    """

    element: str
    measure: str
    window: str
    start: date
    end: date
    each: bool
    step: Decimal
    mode: str
    people: Mapping[str, PersonRate]
    manner: Manner = PLAIN


@dataclass(frozen=True, slots=True)
class LineSum:
    """A person's lines of one job: how many, what they pay together, and that sum before it was rounded.

    With `each` there is no such sum: it is 0.
    """

    count: int
    pay: Decimal
    exact: Fraction

    def plus(self, other: LineSum) -> LineSum:
        """Both together."""
        return LineSum(self.count + other.count, self.pay + other.pay, self.exact + other.exact)
