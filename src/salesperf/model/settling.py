"""What settlement is given beside earnings: amounts entered by hand, events that name records, and what they name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - a field is called `date`
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from salesperf.diagnostics import Cell
from salesperf.model.expr import Path, Value
from salesperf.model.ledger import PaidLine
from salesperf.model.period import Window

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An amount that somebody entered by hand for a person and a period, and who approved it."""

    person: str
    window: Window
    amount: Decimal
    reason: str
    approver: str
    place: Cell


@dataclass(frozen=True, slots=True)
class Event:
    """A row of a source that names records by `value`; `figures` are the fields that the rule's expression needs."""

    key: str
    value: str
    day: Day
    figures: Mapping[Path, Value] = field(default_factory=dict)
    place: Cell | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """The events of a rule, asked of its source: rows dated from `start` to `end` whose `record` field is filled."""

    source: str
    record: str
    date: str
    start: Day
    end: Day
    figures: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Reduction:
    """A clawback that also reduces what its records had counted for.

    Rows of `question` name records of `source` by its field `named_by` (or `key`). `share` is how much of a record
    dated on the first day an event of the second takes back. `settled` are events of closed periods, which stay what
    they were: event -> record's key -> share.
    """

    rule: str
    question: Question
    source: str
    named_by: str
    dates: tuple[str, ...]
    share: Callable[[Day, Day], Fraction]
    settled: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)


Reduced = tuple[str, str]
"""A rule and the key of its event, which took a record back."""


class Records(Protocol):
    """What the records of a run say to settlement."""

    @property
    def reduced(self) -> Collection[Reduced]:
        """The events that took records back before they were counted."""
        ...

    def events(self, question: Question) -> Sequence[Event]:
        """The rows, in the order of their date and key."""
        ...

    def lines(self, elements: Sequence[str]) -> Sequence[PaidLine]:
        """Every line that these elements pay in the run."""
        ...

    def matching(self, elements: Sequence[str], name: str, values: Sequence[str]) -> Sequence[PaidLine]:
        """The lines of the run whose field `name` (or `key`) has one of the values, in the order of date and key."""
        ...

    def holds(self, loc: Loc, source: str, keys: Sequence[str]) -> Mapping[str, bool | None]:
        """For each key of the source's records that are there, whether the condition at `loc` holds of it."""
        ...


class NoRecords:
    """Of a run whose settlement asks no record anything."""

    reduced: Collection[Reduced] = ()

    def events(self, question: Question) -> Sequence[Event]:
        """No row."""
        return ()

    def lines(self, elements: Sequence[str]) -> Sequence[PaidLine]:
        """No line."""
        return ()

    def matching(self, elements: Sequence[str], name: str, values: Sequence[str]) -> Sequence[PaidLine]:
        """No line."""
        return ()

    def holds(self, loc: Loc, source: str, keys: Sequence[str]) -> Mapping[str, bool | None]:
        """Nothing is known."""
        return {}


Named = tuple[Event, PaidLine]
"""An event and a line that it names."""
