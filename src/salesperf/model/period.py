"""A stretch of days with a cadence and a name, and the error for text that names none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

CADENCES = ("week", "two_weeks", "half_month", "month", "quarter", "half", "year")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A period of the calendar, both ends included; ordered by its first day, then its last.

    >>> october = Window(date(2026, 10, 1), date(2026, 10, 31), "month", "2026-10")
    >>> october.days, date(2026, 10, 31) in october, date(2026, 11, 1) in october
    (31, True, False)
    """

    start: date
    end: date
    every: str
    name: str

    @property
    def days(self) -> int:
        """How many calendar days it has, both ends counted."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.start <= day <= self.end


class PeriodError(ValueError):
    """A period or day that the calendar does not have; `rule` and `params` make its diagnostic."""

    def __init__(self, rule: str, params: Mapping[str, str]) -> None:
        """Take the name of the rule and the figures for its sentences."""
        self.rule = rule
        self.params = dict(params)
        super().__init__(f"{rule}: {', '.join(self.params.values())}")


def check_year(year: int, text: str) -> None:
    """Refuse years outside 1900 to 2199: a typing error there must not become a period.

    >>> check_year(226, "0226-10")
    Traceback (most recent call last):
    salesperf.model.period.PeriodError: year-out-of-range: 0226-10, 1900, 2199
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError("year-out-of-range", {"text": text, "first": str(FIRST_YEAR), "last": str(LAST_YEAR)})
