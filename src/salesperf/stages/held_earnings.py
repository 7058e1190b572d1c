"""Finished earnings by who holds them: oneself, the manager, everybody above, the team, the company.

What the lines of an earning paid belongs to whoever held the person on the day of each record; the rest of it, and an
earning without lines, to whoever does at the end of its window.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from salesperf.model.people import Roster
from salesperf.model.period import Window
from salesperf.model.rating import Whose
from salesperf.model.results import Earning

LinesUnder = Callable[[str, str, Whose], Mapping[tuple[str, str], Decimal]]
DAYLESS: tuple[Whose, ...] = ("own", "company")
"""Whose earnings are the same ones on every day."""


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody's earning of an element is for its holder; None where it is missing."""

    person: str
    element: str
    window: Window
    amount: Fraction | None


@dataclass(frozen=True)
class Held:
    """The finished earnings of a run by element and window; `lines_under` tells by whom their lines were held."""

    roster: Roster
    lines_under: LinesUnder
    earnings: dict[tuple[str, Window], list[Earning]] = field(default_factory=dict)
    _by: dict[tuple[str, Window, Whose], Mapping[str, list[Part]]] = field(default_factory=dict)

    def parts(self, element: str, window: Window, whose: Whose) -> Mapping[str, list[Part]]:
        """The earnings of an element in a window by holder: an id, a team's name, or '' for the company."""
        if (element, window, whose) not in self._by:
            self._by[element, window, whose] = self._parted(element, window, whose)
        return self._by[element, window, whose]

    def _parted(self, element: str, window: Window, whose: Whose) -> Mapping[str, list[Part]]:
        earnings = self.earnings.get((element, window), [])
        dated = whose not in DAYLESS and any(each.lines is not None for each in earnings)
        lines: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
        for (person, holder), pay in (self.lines_under(element, window.name, whose) if dated else {}).items():
            lines[person][holder] = pay
        found: defaultdict[str, list[Part]] = defaultdict(list)
        for each in earnings:
            for holder, amount in self._split(each, whose, lines[each.person]).items():
                found[holder].append(Part(each.person, element, window, amount))
        return found

    def _split(self, earning: Earning, whose: Whose, lines: Mapping[str, Decimal]) -> dict[str, Fraction | None]:
        """One earning by holder."""
        at_end = self._holders(earning.person, earning.window, whose)
        holders = dict.fromkeys([*at_end, *lines])
        if earning.earned is None:
            return holders
        apart = earning.lines if earning.lines is not None and whose not in DAYLESS else Decimal(0)
        rest = dict.fromkeys(at_end, earning.earned - apart)
        return {holder: Fraction(rest.get(holder, 0)) + Fraction(lines.get(holder, 0)) for holder in holders}

    def _holders(self, person: str, window: Window, whose: Whose) -> Sequence[str]:
        """Who holds the person at the end of a window."""
        match whose:
            case "own":
                return (person,)
            case "company":
                return ("",)
            case "team":
                return (self.roster.people[person].belongs(window.end).team,)
            case _:
                above = self.roster.above(person, window.end)
                return above if whose == "tree" else above[:1]
