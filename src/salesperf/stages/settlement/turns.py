"""The payment windows of a run: each is settled by itself, and what falls after the last is carried until its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesperf.model.calendar import Calendar
from salesperf.model.period import Window
from salesperf.model.plan import Plan
from salesperf.stages.stretches import DAY


@dataclass(frozen=True, slots=True)
class Turn:
    """The days of a run that belong to one payment window; the window closes with them, or stays open."""

    window: Window
    start: date
    end: date

    @property
    def closes(self) -> bool:
        """Whether the window is paid in this run."""
        return self.end == self.window.end

    def __contains__(self, day: date) -> bool:
        """Whether the day is settled in this turn."""
        return self.start <= day <= self.end


def payment_every(plan: Plan, period: Window) -> str:
    """How often is paid: as the plan says, else with each run."""
    return plan.settlement.payment.every or period.every


def turns(plan: Plan, calendar: Calendar, period: Window) -> list[Turn]:
    """The turns of a run in order; together they hold every day of its period once."""
    every, start = payment_every(plan, period), period.start
    found = []
    for window in sorted(calendar.closing(every, period)):
        found.append(Turn(window, start, window.end))
        start = window.end + DAY
    if start <= period.end:
        found.append(Turn(calendar.window(every, period.end), start, period.end))
    return found
