"""Stretches of days: a window as far as it has been seen, what a table accrues over, what a gate looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from salesperf.model.calendar import Calendar
from salesperf.model.period import FIRST_YEAR, Window
from salesperf.model.plan import Gate

DAY = timedelta(days=1)
BEGINNING = date(FIRST_YEAR, 1, 1)
LONGER = frozenset({"month", "quarter", "half", "year"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `start` to `end` that belong to a window; `goal` says which of its goals they are held against.

    What lies before `since` counts for nothing, in no longer window either.
    """

    window: Window
    start: date
    end: date
    goal: Literal["whole", "to_date"] = "whole"
    since: date = BEGINNING

    @classmethod
    def of(cls, window: Window, last: date | None = None) -> Stretch:
        """The whole window, or its days until `last`."""
        return cls(window, window.start, min(window.end, last or window.end))

    @property
    def is_empty(self) -> bool:
        """Whether it has no day at all, as what lies before a window's first period."""
        return self.end < self.start

    def inside(self, first: date, last: date) -> Stretch:
        """Its days between two others, both included."""
        return replace(self, start=max(self.start, first), end=min(self.end, last), since=first)


def accrued(stretch: Stretch, accrue: str, calendar: Calendar) -> tuple[Stretch, Stretch]:
    """What a table runs over so far, and the part of it before this stretch (empty in a window's first period)."""
    window = stretch.window
    if accrue in LONGER:
        outer = calendar.window(accrue, window.end)
    else:
        outer = replace(window, start=BEGINNING) if accrue == "ever" else window
    start = max(outer.start, stretch.since)
    return Stretch(outer, start, stretch.end), Stretch(outer, start, stretch.start - DAY)


def gated(gate: Gate, stretch: Stretch, calendar: Calendar) -> Stretch:
    """The window that a gate looks at: up to now, or up to the period before."""
    if gate.over is None and gate.until == "now":
        return stretch
    window = calendar.window(gate.over or stretch.window.every, stretch.window.end)
    end = stretch.window.start - DAY if gate.until == "before" else stretch.end
    return Stretch(window, window.start, min(end, window.end), gate.goal or "whole")


def looked_at(gate: Gate, stretch: Stretch, calendar: Calendar) -> list[Stretch]:
    """The stretches in which a gate must hold: the window that it looks at, or each shorter one that ends in that."""
    there = gated(gate, stretch, calendar)
    if gate.each is None or there.is_empty:
        return [there]
    return [Stretch.of(window) for window in ended(gate.each, there, calendar)]


def ended(every: str, stretch: Stretch, calendar: Calendar) -> list[Window]:
    """The windows of a cadence that end inside a stretch, in order."""
    return sorted(calendar.within(every, Window(stretch.start, stretch.end, "", "")))


def last_closed(every: str, day: date, calendar: Calendar) -> Stretch:
    """The latest window of a cadence that has ended by that day."""
    window = calendar.window(every, day)
    if window.end > day:
        window = calendar.window(every, window.start - DAY)
    return Stretch.of(window)
