"""What a plan asks of the engine, with every expression read: sources, credit rows and measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from salesperf.model.expr import Expr, Path


@dataclass(frozen=True, slots=True)
class CreditRow:
    """Who has credit: `to` is a field, or of a joined source (`deals.owner`); `share` None: equal parts."""

    to: str
    share: Fraction | str | None
    where: Expr | None = None


@dataclass(frozen=True, slots=True)
class Crediting:
    """How the records of a source are credited; without splits and overlays they are the company's alone."""

    splits: tuple[CreditRow, ...] = (CreditRow("owner", Fraction(1)),)
    overlays: tuple[CreditRow, ...] = ()
    unclaimed: Literal["first", "house", "spread", "stop"] = "stop"
    moves: Literal["record_date", "period_end"] = "record_date"
    leavers: Literal["uncredited", "credited"] = "uncredited"

    @property
    def is_whole(self) -> bool:
        """Whether every record goes whole to the person in one field."""
        return (
            len(self.splits) == 1 and not self.overlays and self.splits[0] == CreditRow(self.splits[0].to, Fraction(1))
        )

    @property
    def is_house(self) -> bool:
        """Whether nobody is credited with any record."""
        return not self.splits and not self.overlays


@dataclass(frozen=True, slots=True)
class SourceWork:
    """A source as the engine sees it: `types` also has derived fields and those of joined sources (`deals.stage`)."""

    name: str
    types: Mapping[str, str]
    crediting: Crediting
    joins: Mapping[str, str] = field(default_factory=dict)
    derive: Mapping[str, Expr] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    where: Expr | None = None


@dataclass(frozen=True, slots=True)
class MeasureWork:
    """A measure on a source; `value` holds no `avg` any more. `at_least` records, or it is missing.

    One that is `part_of` another holds those of its records that a lookup prices in one way.
    """

    name: str
    source: str
    value: Expr
    date: str
    every: str
    where: Expr | None = None
    credit: Literal["both", "splits", "overlays"] = "both"
    whose: Literal["own", "reports", "tree", "team", "company"] = "own"
    at_least: int = 0
    better: Literal["higher", "lower"] = "higher"
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class DerivedWork:
    """A measure over other measures; missing as soon as a part is."""

    name: str
    value: Expr
    every: str
    better: Literal["higher", "lower"] = "higher"


@dataclass(frozen=True, slots=True)
class EventWork:
    """A rule of settlement, at `loc`, whose events are rows of a source: the elements they speak of, by which field.

    `figures` are the fields of a row that the rule's expression needs.
    """

    loc: tuple[str | int, ...]
    source: str
    record: str
    date: str
    elements: tuple[str, ...]
    figures: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Request:
    """A measure over a stretch of days, both ends included."""

    measure: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class LineNeed:
    """What every credited record of a measure must say to be priced by itself: `field` a figure, or one of `words`.

    It matters for the records of these people (None: of everybody) between two days. Where `lookup` is named, `field`
    holds the row of it that matched, and `matched` are the fields that it was looked up with.
    """

    measure: str
    field: str
    words: tuple[str, ...]
    people: frozenset[str] | None
    start: date
    end: date
    lookup: str = ""
    matched: tuple[str, ...] = ()


NO_ROW, RATES, AMOUNTS = "none", "rate", "pay"


@dataclass(frozen=True, slots=True)
class LookupWork:
    """A lookup over the records of a measure.

    `row` and `part` are columns of those records: the number of the row that matched, and by which of `parts` it prices
    them: not at all, by a rate, by an amount, or by a table of that name. The rows of factors have no parts.
    """

    name: str
    measure: str
    row: str
    part: str
    parts: tuple[str, ...] = ()

    def measure_of(self, part: str) -> str:
        """The measure that holds the records of a part."""
        return f"{self.measure} {self.name} {part}"


@dataclass(frozen=True, slots=True)
class LookupRow:
    """A row as records are matched with it: the fields that it names, its days and its condition."""

    fields: Mapping[str, str]
    part: int
    start: date | None = None
    end: date | None = None
    where: Expr | None = None


@dataclass(frozen=True, slots=True)
class LookupRows:
    """The rows of a lookup in the order in which they win over one another, each with its number.

    `otherwise` is the part of records that no row matches, None where there must be none.
    """

    work: LookupWork
    rows: tuple[tuple[int, LookupRow], ...]
    count: int
    otherwise: int | None


@dataclass(frozen=True, slots=True)
class Work:
    """All that a plan asks for. `conditions` are keyed by their place in the plan: `("elements", "bonus", "for")`.

    `naming` lists for a source the fields by which events name its records, other than by their key. `lookups` are
    keyed by their own name and that of the measure.
    """

    sources: Mapping[str, SourceWork]
    measures: Mapping[str, MeasureWork]
    derived: Mapping[str, DerivedWork]
    conditions: Mapping[tuple[str | int, ...], Expr]
    events: tuple[EventWork, ...] = ()
    naming: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lookups: Mapping[tuple[str, str], LookupWork] = field(default_factory=dict)
