"""How the lines of an element are priced: each person's pay as a function of what they have so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from salesperf.model.curve import Piece

Whose = Literal["own", "reports", "tree", "team", "company"]


@dataclass(frozen=True, slots=True)
class PersonRate:
    """One person's pay G(x) = ±P(|x|) - less, gates and multipliers included; x starts at `before`.

    With `mirrored`, P is drawn for x >= 0 and turned round below; else P is drawn for every x. `holder` is the name
    under which the measure's records count for them: their own id, their team, or '' for the company.
    """

    before: Fraction
    less: Fraction
    pieces: tuple[Piece, ...]
    mirrored: bool
    cap_record: Fraction | None = None
    holder: str = ""


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


@dataclass(frozen=True, slots=True)
class LineSum:
    """A person's lines of one job: how many, what they pay together, and that sum before it was rounded."""

    count: int
    pay: Decimal
    exact: Fraction

    def plus(self, other: LineSum) -> LineSum:
        """Both together."""
        return LineSum(self.count + other.count, self.pay + other.pay, self.exact + other.exact)
