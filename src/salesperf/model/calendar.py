"""A company's calendar: which window of each cadence holds a day, what it is called, and which days are worked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from salesperf.model.calendar_weeks import PATTERNS, WeekYears
from salesperf.model.fiscal_periods import FiscalPeriods
from salesperf.model.fiscal_years import FiscalYears
from salesperf.model.own_periods import OwnPeriods
from salesperf.model.period import PeriodError, Window


class _Periods(Protocol):
    def window(self, every: str, day: date) -> Window: ...
    def period(self, text: str) -> Window: ...
    def within(self, every: str, outer: Window) -> list[Window]: ...
    def month_count(self, day: date) -> int: ...


@dataclass(frozen=True)
class Calendar:
    """The plan's `calendar`. `pattern` may be the company's own windows; weekdays count from Monday, 0.

    >>> Calendar(year_starts=(4, 1), year_named_by="end").window("quarter", date(2026, 5, 10)).name
    '2027-Q1'
    """

    year_starts: tuple[int, int] = (1, 1)
    year_named_by: str = "start"
    pattern: str | tuple[Window, ...] = "months"
    two_weeks_from: date | None = None
    week_starts: int = 0
    workdays: frozenset[int] = frozenset(range(5))
    holidays: frozenset[date] = frozenset()
    month_one: str = "hire_month"

    @cached_property
    def _periods(self) -> _Periods:
        if not isinstance(self.pattern, str):
            return OwnPeriods(self.pattern)
        if self.pattern in PATTERNS:
            weeks = WeekYears(self.year_starts, self.year_named_by, self.pattern, self.week_starts)
            return FiscalPeriods(weeks, weeks, self.two_weeks_from)
        years = FiscalYears(self.year_starts, self.year_named_by)
        return FiscalPeriods(years, WeekYears(week_starts=self.week_starts), self.two_weeks_from)

    def period(self, text: str) -> Window:
        """The window of that name, written exactly so; PeriodError otherwise."""
        return self._periods.period(text)

    def window(self, every: str, day: date) -> Window:
        """The window of that cadence that holds the day; PeriodError where the calendar has none."""
        return self._periods.window(every, day)

    def within(self, every: str, outer: Window) -> list[Window]:
        """The windows of that cadence whose last day lies in `outer`: a week over a month's end is the later month's.

        >>> calendar = Calendar()
        >>> [week.name for week in calendar.within("week", calendar.period("2026-10"))]
        ['2026-W40', '2026-W41', '2026-W42', '2026-W43']
        """
        return self._periods.within(every, outer)

    def closing(self, every: str, period: Window) -> list[Window]:
        """The windows of that cadence that a run of `period` settles: those that end in it.

        >>> calendar = Calendar()
        >>> [len(calendar.closing("quarter", calendar.period(text))) for text in ("2026-11", "2026-12")]
        [0, 1]
        """
        return self.within(every, period)

    def running(self, every: str, period: Window) -> Window | None:
        """The window that holds the period's last day and ends after it: still open when the period is run.

        None too on a day that the company's own windows of that cadence do not hold: nothing is open there.

        >>> calendar = Calendar()
        >>> [calendar.running("half", calendar.period(text)) is None for text in ("2026-11", "2026-12")]
        [False, True]
        """
        try:
            window = self.window(every, period.end)
        except PeriodError as error:
            if error.rule == "day-not-in-calendar":
                return None
            raise
        return window if window.end > period.end else None

    def tenure_months(self, hired: date, window: Window) -> int:
        """Which month of employment holds the window's last day; never below 1, also in a part month before month one.

        >>> from_hire, from_first_full = Calendar(), Calendar(month_one="first_full_month")
        >>> october = from_hire.period("2026-10")
        >>> [c.tenure_months(date(2026, 7, 15), october) for c in (from_hire, from_first_full)]
        [4, 3]
        """
        count = self._periods.month_count
        month_zero = count(hired) - 1 if self.month_one == "hire_month" else count(hired - timedelta(days=1))
        return max(1, count(window.end) - month_zero)

    def works_on(self, day: date) -> bool:
        """Whether it is one of the workdays and no holiday."""
        return day.weekday() in self.workdays and day not in self.holidays
