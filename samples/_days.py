"""Months, quarters and the days on which people work."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

ONE_DAY = timedelta(days=1)


def months(first: date, last: date) -> list[date]:
    """First days of the months from one to the other, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [add_months(first.replace(day=1), number) for number in range(count)]


def add_months(month: date, count: int) -> date:
    """The first day of the month so many months later.

    >>> add_months(date(2026, 11, 1), 3)
    datetime.date(2027, 2, 1)
    """
    year, month_index = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(year, month_index + 1, 1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return add_months(month, 1) - ONE_DAY


def quarter(day: date) -> str:
    """The calendar quarter of a day.

    >>> quarter(date(2026, 9, 30))
    '2026Q3'
    """
    return f"{day.year}Q{(day.month + 2) // 3}"


def workday(day: date, closed: frozenset[date]) -> date:
    """This day, or the next one on which people work."""
    while day.weekday() >= 5 or day in closed:
        day += ONE_DAY
    return day


def some_workday(chance: Random, first: date, last: date, closed: frozenset[date]) -> date | None:
    """Any working day from first to last; none if there is none."""
    days = [first + ONE_DAY * number for number in range((last - first).days + 1)]
    working = [day for day in days if workday(day, closed) == day]
    return working[int(chance.random() * len(working))] if working else None


def span(first: date, last: date) -> frozenset[date]:
    """All days from first to last."""
    return frozenset(first + ONE_DAY * number for number in range((last - first).days + 1))
