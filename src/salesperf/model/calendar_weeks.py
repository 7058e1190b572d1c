"""Years of 52 or 53 whole weeks, with months of four and five weeks.

A year begins on the `week_starts` weekday nearest to `year_starts`; a 53rd week goes to its last month. Months carry
the names of the calendar months they stand for: with `year_starts: 02-01`, `2026-02` is the first month of the year.
Weeks are counted from the year's start; with `year_starts: 01-01` and Mondays these are the weeks of ISO 8601.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from salesperf.model.durations import clipped_day
from salesperf.model.fiscal_years import FiscalYears

PATTERNS = ("4-4-5", "4-5-4", "5-4-4")


def nearest_weekday(day: date, weekday: int) -> date:
    """The given weekday (Monday is 0) at most three days before or after.

    >>> nearest_weekday(date(2026, 1, 1), 0), nearest_weekday(date(2027, 1, 1), 0)
    (datetime.date(2025, 12, 29), datetime.date(2027, 1, 4))
    """
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def week_start(day: date, weekday: int) -> date:
    """The first day of the week that holds the day.

    >>> week_start(date(2026, 10, 1), 0)
    datetime.date(2026, 9, 28)
    """
    return day - timedelta(days=(day.weekday() - weekday) % 7)


@dataclass(frozen=True, slots=True)
class WeekYears(FiscalYears):
    """Fiscal years of whole weeks; `pattern` says how many weeks the months of a quarter have.

    >>> retail = WeekYears((2, 1), "start", "4-5-4", 6)
    >>> retail.year_start(2023), retail.year_start(2024)
    (datetime.date(2023, 1, 29), datetime.date(2024, 2, 4))
    """

    pattern: str = "4-4-5"
    week_starts: int = 0

    def year_start(self, year: int) -> date:
        """The first day of the year of that name."""
        return self.month_start(self.first_month(year))

    def month_start(self, month: int) -> date:
        """The first day of a month."""
        position = self.position(month)
        weeks = 0 if position == 0 else self._weeks_before()[position]
        nominal = clipped_day(month - position - self._month_shift, self.starts[1])
        return nearest_weekday(nominal, self.week_starts) + timedelta(weeks=weeks)

    def month_of(self, day: date) -> int:
        """The number of the month that holds the day."""
        year = day.year + 2
        while self.year_start(year) > day:
            year -= 1
        weeks = (day - self.year_start(year)).days // 7
        return self.first_month(year) + bisect_right(self._weeks_before(), weeks) - 1

    def _weeks_before(self) -> list[int]:
        """The weeks of the year before each of its twelve months."""
        weeks = [int(part) for part in self.pattern.split("-")] * 4
        return [0, *accumulate(weeks[:-1])]
