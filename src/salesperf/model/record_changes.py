"""What the data of two runs says otherwise, record by record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

Kind = Literal["appeared", "vanished", "changed"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class RecordSide:
    """A credited record in one run: where it stood, whom it credits, and what it earned them by line.

    `credit` is the sum of its credits in the first element that is paid by line, None where none is.
    """

    file: str
    sheet: str
    row: int
    day: date | None
    people: str
    credit: Decimal | None
    pay: Decimal | None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record of a source by its key: credited in one run alone, or in both but not alike."""

    source: str
    key: str
    before: RecordSide | None
    after: RecordSide | None

    @property
    def kind(self) -> Kind:
        """Which of the three it is."""
        if self.before is None:
            return "appeared"
        return "vanished" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class UnusedRows:
    """How many rows of a file were not used for one reason, in either run."""

    file: str
    sheet: str
    status: str
    reason: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class RecordChanges:
    """Credited records that differ, and counts of unused rows that differ."""

    records: tuple[RecordChange, ...]
    unused: tuple[UnusedRows, ...]

    @property
    def differ(self) -> bool:
        """Whether there is any difference."""
        return bool(self.records or self.unused)

    def count(self, kind: Kind) -> int:
        """How many records of one kind."""
        return sum(record.kind == kind for record in self.records)
