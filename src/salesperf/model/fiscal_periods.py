"""The periods that follow from a fiscal year: every cadence has a window for each day, and each window a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from salesperf.model.calendar_weeks import WeekYears, week_start
from salesperf.model.fiscal_years import FiscalYears
from salesperf.model.period import PeriodError, Window, check_year
from salesperf.model.period_text import EXAMPLES, PeriodName, half_width, likely_name, parse_name

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_TWO_WEEKS = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class FiscalPeriods:
    """Windows without end in both directions; `weeks` are the years in which weeks are counted.

    >>> calendar_year = FiscalPeriods(FiscalYears(), WeekYears())
    >>> calendar_year.window("quarter", date(2026, 10, 12)).name, calendar_year.period("2026-W40").start
    ('2026-Q4', datetime.date(2026, 9, 28))
    """

    years: FiscalYears
    weeks: WeekYears
    two_weeks_from: date | None = None

    def window(self, every: str, day: date) -> Window:
        """The window of that cadence that holds the day; PeriodError outside 1900 to 2199."""
        check_year(day.year, day.isoformat())
        if every == "week":
            return self._week(week_start(day, self.weeks.week_starts))
        if every == "two_weeks":
            return self._two_weeks(self._cycle_start(day))
        if every == "half_month":
            return self._half_month(self.years.month_of(day), day)
        return self._months(every, self.years.month_of(day))

    def period(self, text: str) -> Window:
        """The window of that name; PeriodError says what is wrong with a name that has none."""
        name = parse_name(text)
        if name is None:
            raise self._unknown(text)
        check_year(name.year, text)
        window = self._numbered(name)
        if window.name != text:
            raise self._absent(text, name)
        return window

    def within(self, every: str, outer: Window) -> list[Window]:
        """The windows of that cadence whose last day lies in `outer`, in order."""
        found = []
        window = self.window(every, outer.start)
        while window.end <= outer.end:
            found.append(window)
            window = self.window(every, window.end + _DAY)
        return found

    def month_count(self, day: date) -> int:
        """A number that grows by one from month to month."""
        return self.years.month_of(day)

    def _months(self, every: str, month: int) -> Window:
        size = _MONTHS[every]
        position = self.years.position(month)
        first = month - position % size
        start, end = self.years.month_start(first), self.years.month_start(first + size) - _DAY
        year, number = self.years.year_of(month), position // size + 1
        names = {"month": _month_name(month), "quarter": f"{year}-Q{number}", "half": f"{year}-H{number}"}
        return Window(start, end, every, names.get(every, str(year)))

    def _half_month(self, month: int, day: date) -> Window:
        whole = self._months("month", month)
        middle = whole.start + _TWO_WEEKS
        if day <= middle:
            return Window(whole.start, middle, "half_month", whole.name + "a")
        return Window(middle + _DAY, whole.end, "half_month", whole.name + "b")

    def _week(self, start: date) -> Window:
        year = self.weeks.year_of(self.weeks.month_of(start))
        number = (start - self.weeks.year_start(year)) // _WEEK + 1
        return Window(start, start + _WEEK - _DAY, "week", f"{year}-W{number:02d}")

    def _two_weeks(self, start: date) -> Window:
        end = start + _TWO_WEEKS - _DAY
        year = self._months("year", self.years.month_of(end))
        number = (start - self._cycle_start(year.start)) // _TWO_WEEKS + 1
        return Window(start, end, "two_weeks", f"{year.name}-P{number:02d}")

    def _cycle_start(self, day: date) -> date:
        if self.two_weeks_from is None:
            raise PeriodError("two-weeks-without-start", {"every": "two_weeks"})
        return day - (day - self.two_weeks_from) % _TWO_WEEKS

    def _numbered(self, name: PeriodName) -> Window:
        """The window at a place counted from the year's start; a place outside the year gives another year's window."""
        first = self.years.first_month(name.year)
        if name.every == "week":
            return self._week(self.weeks.year_start(name.year) + (name.number - 1) * _WEEK)
        if name.every == "two_weeks":
            start = self._cycle_start(self.years.month_start(first))
            return self._two_weeks(start + (name.number - 1) * _TWO_WEEKS)
        if name.every in ("month", "half_month"):
            number = 12 * name.year + name.number - 1
            month = self._months("month", number)
            return self._half_month(number, month.end if name.half == "b" else month.start) if name.half else month
        return self._months(name.every, first + (name.number - 1) * _MONTHS[name.every])

    def _absent(self, text: str, name: PeriodName) -> PeriodError:
        """The name has the right shape, but its year has no such place (`2026-Q5`, `2027-W53`)."""
        half = "a" if name.half else ""
        first = self._numbered(PeriodName(name.every, name.year, 1, half))
        following = self._numbered(PeriodName(name.every, name.year + 1, 1, half))
        last = self.window(name.every, following.start - _DAY)
        return PeriodError("no-such-period", {"text": text, "first": first.name, "last": last.name})

    def _unknown(self, text: str) -> PeriodError:
        near = likely_name(text)
        if near and near == half_width(text) != text.strip():
            return PeriodError("full-width-period", {"text": text, "near": near})
        return PeriodError(
            "unknown-period", {"text": text, "examples": EXAMPLES, "near": near if self._has(near) else ""}
        )

    def _has(self, text: str) -> bool:
        try:
            return bool(self.period(text)) if text else False
        except PeriodError:
            return False


def _month_name(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02d}"
