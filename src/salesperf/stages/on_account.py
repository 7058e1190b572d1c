"""Pay on account while a longer window is open, and what is set off against it when the window closes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from salesperf.model.calendar import Calendar
from salesperf.model.period import Window
from salesperf.model.plan import Bonus, Commission, Element, Interim, Plan
from salesperf.stages.stretches import DAY, Stretch, accrued, ended


@dataclass(frozen=True, slots=True)
class Paydays:
    """The windows in which an element pays: those of its cadence, and those in which it pays on account."""

    plan: Plan
    element: Element
    every: str
    calendar: Calendar

    def ending(self, stretch: Stretch) -> list[Window]:
        """Its windows that end inside a stretch; one that pays on account gives way to the one that settles."""
        windows = ended(self.every, stretch, self.calendar)
        interim = self.element.interim
        if interim is None or interim.every is None:
            return windows
        ends = {window.end for window in windows}
        return sorted([*windows, *(w for w in ended(interim.every, stretch, self.calendar) if w.end not in ends)])

    def settled_by(self, window: Window) -> list[Window]:
        """The earlier windows that paid on account for what this one settles; none of a window that pays so itself."""
        outer = self._outer(window)
        if outer is None or self._is_open(window, outer):
            return []
        return [each for each in self.ending(Stretch.of(outer)) if each.end < window.end]

    def as_paid(self, window: Window) -> Element:
        """The element as it pays in a window: on account without gates, factors and what prices it in the end."""
        outer, interim = self._outer(window), self.element.interim
        if outer is None or interim is None or not self._is_open(window, outer):
            return self.element
        return _on_account(self.element, interim)

    def _outer(self, window: Window) -> Window | None:
        """The longer window that is settled; None of an element that pays nothing on account."""
        if self.element.interim is None:
            return None
        if isinstance(self.element, Commission):
            table = self.plan.rate_tables.get(self.element.table or "")
            accrue = table.accrue if table is not None else self.element.accrue
            return accrued(Stretch.of(window), accrue, self.calendar)[0].window
        return self.calendar.window(self.every, window.end)

    def _is_open(self, window: Window, outer: Window) -> bool:
        """Whether another window of the same cadence ends later in the longer one."""
        if isinstance(self.element, Bonus):
            return window != outer
        return self.calendar.window(window.every, window.end + DAY).end in outer


def _on_account(element: Element, interim: Interim) -> Element:
    plain: dict[str, object] = {"gate": (), "multiply": (), "interim": None}
    if isinstance(element, Bonus):
        given = dict.fromkeys(("scorecard", "measure", "table", "cap", "floor"))
        return element.model_copy(update={**plain, **given, "share": element.share * (interim.share or 0)})
    return element.model_copy(update={**plain, "rate": interim.rate, "table": interim.table, "accrue": "period"})


def sum_known(amounts: list[Fraction | None]) -> Fraction | None:
    """The sum; None where one is missing."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Fraction(0)) if len(known) == len(amounts) else None
