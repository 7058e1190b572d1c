"""Fiscal years of twelve months: where each month begins and what it is called.

Months are numbered through, `12 * year + month - 1` of the name they carry, so `2026-10` is month 24321. A year that
starts on the first of a month has calendar months. One that starts later (`04-06`, `12-26`) has months from that day to
the day before it in the next month; they are named, like the year, by the month in which they start or end: with
`year_starts: 12-26` and `year_named_by: end`, `2026-01` runs from 26 December to 25 January.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesperf.model.durations import clipped_day, month_number


@dataclass(frozen=True, slots=True)
class FiscalYears:
    """Years from `starts` (month, day), named by the calendar year in which they start or end.

    >>> years = FiscalYears((7, 1), "end")
    >>> years.year_of(years.month_of(date(2026, 7, 1))), years.year_of(years.month_of(date(2026, 6, 30)))
    (2027, 2026)
    """

    starts: tuple[int, int] = (1, 1)
    named_by: str = "start"

    @property
    def _year_shift(self) -> int:
        return int(self.named_by == "end" and self.starts != (1, 1))

    @property
    def _month_shift(self) -> int:
        return int(self.named_by == "end" and self.starts[1] > 1)

    @property
    def _first(self) -> int:
        """How far the first month of year 0 lies from month 0."""
        return self.starts[0] - 1 + self._month_shift - 12 * self._year_shift

    def first_month(self, year: int) -> int:
        """The number of the year's first month."""
        return 12 * year + self._first

    def year_of(self, month: int) -> int:
        """The name of the year that a month belongs to."""
        return (month - self._first) // 12

    def position(self, month: int) -> int:
        """A month's place in its year, from 0."""
        return (month - self._first) % 12

    def month_start(self, month: int) -> date:
        """The first day of a month."""
        return clipped_day(month - self._month_shift, self.starts[1])

    def month_of(self, day: date) -> int:
        """The number of the month that holds the day."""
        month = month_number(day) + self._month_shift
        return month if self.month_start(month) <= day else month - 1
