"""The part of a window in which somebody was there, by days or by whole months: exact fractions for proration.

Presence is a list of intervals, both ends included, as the roster has them: not cut to the window beforehand, because
an interval's first day is somebody's start day. `effective` cuts without making a start day. Intervals may touch or
overlap: no day counts twice, and a row that follows another without a gap starts nothing.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from salesperf.model.calendar import Calendar
from salesperf.model.durations import month_number
from salesperf.model.period import CADENCES, PeriodError, Window

Interval = tuple[date, date]
EVER: Interval = (date.min, date.max)
_DAY = timedelta(days=1)


def share_of_days(  # noqa: PLR0913 - one option for each key of `prorate`
    present: Iterable[Interval],
    window: Window,
    calendar: Calendar,
    *,
    by: str = "calendar_days",
    start_day: str = "counted",
    effective: Interval = EVER,
    employed: Iterable[Interval] | None = None,
) -> Fraction:
    """Days present ÷ days of the window, counted `by` calendar_days, working_days or thirty_days.

    A start day is the first of a stretch of `employed` (of `present`, where that is not given): who was there before
    in another seat starts nothing. A window without a single day that counts (a week of holidays) is measured in
    calendar days.

    >>> calendar = Calendar()
    >>> year, june = calendar.period("2019"), calendar.period("2026-06")
    >>> share_of_days([(date(2019, 6, 1), date.max)], year, calendar)
    Fraction(214, 365)
    >>> share_of_days([(date(2026, 6, 21), date.max)], june, calendar, start_day="not_counted") == Fraction(9, 30)
    True
    >>> share_of_days([(date(2026, 6, 16), date.max)], june, calendar) == Fraction(15, 30)
    True
    """
    total = count_days(window.start, window.end, by, calendar)
    if total == 0:
        by, total = "calendar_days", window.days
    there = joined(present)
    began = {start for start, _ in joined(there if employed is None else employed)}
    late = began if start_day == "not_counted" else set()
    limits = (max(window.start, effective[0]), min(window.end, effective[1]))
    counted = [_cut((start + _DAY if start in late else start, end), limits) for start, end in there]
    return Fraction(sum(count_days(start, end, by, calendar) for start, end in counted), total)


def share_of_months(
    present: Iterable[Interval], window: Window, calendar: Calendar, *, months: str = "full", effective: Interval = EVER
) -> Fraction:
    """Months that count ÷ months of the window; PeriodError where the window is shorter than a month.

    `full`: there on all days of the month; `started`: on any; `by_15th`: on its fifteenth day.

    >>> calendar = Calendar()
    >>> since_10_may, quarter = [(date(2026, 5, 10), date.max)], calendar.period("2026-Q2")
    >>> [str(share_of_months(since_10_may, quarter, calendar, months=how)) for how in ("full", "started", "by_15th")]
    ['1/3', '2/3', '2/3']
    """
    if CADENCES.index(window.every) < CADENCES.index("month"):
        raise PeriodError("months-of-shorter-period", {"every": window.every})
    whole = calendar.within("month", window)
    there = [_cut(interval, effective) for interval in joined(present)]
    return Fraction(sum(any(_counts(part, month, months) for part in there) for month in whole), len(whole))


def count_days(start: date, end: date, by: str, calendar: Calendar) -> int:
    """The days from `start` to `end`, both included; 0 where `end` comes first.

    `thirty_days`: every month counts 30, so a 31st counts nothing and February's last day makes up what is missing.

    >>> february = (date(2026, 2, 1), date(2026, 2, 28))
    >>> [count_days(*february, by, Calendar()) for by in ("calendar_days", "working_days", "thirty_days")]
    [28, 20, 30]
    """
    if end < start:
        return 0
    if by == "thirty_days":
        return _thirties(end) - _thirties(start - _DAY)
    days = (end - start).days + 1
    if by == "working_days":
        return sum(calendar.works_on(start + timedelta(days=n)) for n in range(days))
    return days


def joined(intervals: Iterable[Interval]) -> list[Interval]:
    """The same days as disjoint intervals in order; neighbours that touch become one.

    >>> rows = [(date(2026, 3, 1), date.max), (date(2026, 1, 1), date(2026, 2, 28))]
    >>> joined(rows) == [(date(2026, 1, 1), date.max)]
    True
    """
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and (start - found[-1][1]).days <= 1:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _cut(interval: Interval, limits: Interval) -> Interval:
    return max(interval[0], limits[0]), min(interval[1], limits[1])


def _counts(part: Interval, month: Window, months: str) -> bool:
    start, end = part
    if months == "full":
        return start <= month.start and month.end <= end
    if months == "started":
        return max(start, month.start) <= min(end, month.end)
    return start <= month.start + 14 * _DAY <= end


def _thirties(day: date) -> int:
    """Days since year 0 at 30 a month, up to and including the day."""
    last = monthrange(day.year, day.month)[1]
    return 30 * month_number(day) + (30 if day.day == last else min(day.day, 30))
