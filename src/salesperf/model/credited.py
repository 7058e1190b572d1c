"""Rows of a run's two large files, as they are read back one person at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One credited record, or a share of one; `element` is '' where nothing is paid on it line by line.

    `share` is the person's part, `running` the total of the credit so far in the table's window, `tier` counts from 1.
    `credited` is whose credit it is: the person's own, that of others on whom they are paid, or '' for the company's.
    `priced_by` names the column of the table, the row of the lookup and the factors that priced this record.
    """

    person: str
    source: str
    file: str
    sheet: str
    row: int
    key: str
    date: date | None
    part: int
    share: Decimal
    element: str
    period: str
    credit: Decimal | None
    running: Decimal | None
    tier: int | None
    pay: Decimal | None
    credited_id: str = ""
    credited: str = ""
    priced_by: str = ""

    @property
    def whose(self) -> str:
        """Whose credit it is, as one writes it: a name, or the id of who has none."""
        return self.credited or self.credited_id


@dataclass(frozen=True, slots=True)
class ExcludedRow:
    """An input row that was not used: `status` is `quarantined` or `out of scope`, `reason` a rule or a fixed word."""

    file: str
    sheet: str
    row: int
    column: str
    status: str
    reason: str
    person: str
    text: str
