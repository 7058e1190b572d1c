"""Figures that are stated for one person instead of being worked out from records: the scene of a worked example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from salesperf.model.period import Window

Figures = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Given:
    """By period, in order of time: reference -> figure, as `revenue`, `revenue.before`, `revenue.goal`, `monthly`."""

    periods: tuple[tuple[Window, Figures], ...] = ()

    def states(self, name: str) -> bool:
        """Whether any period states this reference."""
        return any(name in figures for _, figures in self.periods)

    def latest(self, name: str) -> Fraction | None:
        """The reference as the last period that states it says."""
        stated = [figures[name] for _, figures in self.periods if name in figures]
        return stated[-1] if stated else None

    def actual(self, measure: str, start: date, window: Window, end: date) -> Fraction | None:
        """What a measure came to in the days from start to end, which belong to a window; None where nothing says so.

        A window that closed before the first period has the stated figure as its own. The days before a period, inside
        a longer window, hold what `.before` says.
        """
        if not (self.states(measure) or self.states(f"{measure}.before")):
            return None
        first = self.periods[0][0]
        if window.end < first.start:
            return self.latest(measure)
        before = sum((f.get(f"{measure}.before", Fraction(0)) for _, f in self.periods), Fraction(0))
        inside = (f.get(measure, Fraction(0)) for w, f in self.periods if start <= w.start and w.end <= end)
        return sum(inside, before if start < first.start else Fraction(0))

    def goal(self, measure: str, start: date, end: date, *, to_date: bool) -> Fraction | None:
        """The goal that the days from start to end are held against: the last one, or those of the periods so far."""
        name = f"{measure}.goal"
        inside = [f[name] for w, f in self.periods if name in f and start <= w.start and w.end <= end]
        return sum(inside, Fraction(0)) if to_date and len(inside) > 1 else self.latest(name)


NOTHING_GIVEN = Given()
