"""Days moved by a duration, and whole months between two days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_MONTHS = {"month": 1, "year": 12}


def clipped_day(month_number: int, day: int) -> date:
    """That day of a month, or the last day of a shorter one; months are numbered `12 * year + month - 1`.

    >>> clipped_day(12 * 2026 + 1, 31)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(month_number, 12)
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))


def month_number(day: date) -> int:
    """The number of the calendar month that holds the day: `12 * year + month - 1`."""
    return 12 * day.year + day.month - 1


def add_duration(day: date, count: int, unit: str) -> date:
    """The day `count` days, months or years on; months keep the day, or the last day of a shorter month.

    >>> add_duration(date(2026, 8, 31), 6, "months")
    datetime.date(2027, 2, 28)
    >>> add_duration(date(2024, 2, 29), 1, "year")
    datetime.date(2025, 2, 28)
    >>> add_duration(date(2026, 7, 1), 180, "days")
    datetime.date(2026, 12, 28)
    """
    months = _MONTHS.get(unit.removesuffix("s"))
    if months is None:
        return day + timedelta(days=count)
    return clipped_day(month_number(day) + count * months, day.day)


def whole_months(start: date, end: date) -> int:
    """The most months that can be added to `start` without passing `end`; 0 where `end` comes first.

    >>> whole_months(date(2026, 1, 31), date(2026, 2, 28)), whole_months(date(2026, 1, 15), date(2026, 4, 14))
    (1, 2)
    """
    return max(0, months_between(start, end))


def months_between(start: date, end: date) -> int:
    """As `whole_months`; where `end` comes first, the whole months from it to `start`, below zero.

    >>> months_between(date(2025, 3, 5), date(2026, 3, 4)), months_between(date(2026, 3, 5), date(2026, 1, 5))
    (11, -2)
    """
    if end < start:
        return -months_between(end, start)
    months = month_number(end) - month_number(start)
    return months - (clipped_day(month_number(start) + months, start.day) > end)
