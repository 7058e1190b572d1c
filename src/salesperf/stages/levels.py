"""Levels of a hierarchy, each paid what its rate is above the highest below it on the way up from the seller."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from salesperf.model.people import Roster
from salesperf.model.rating import Level

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Grade:
    """What one level is paid on a credit below it, with how that comes about: `3% - 2%`, `2% < 3%`, `3% = 3%: 1%`."""

    person: str
    rate: Fraction
    text: str


def grades(
    seller: Fraction, above: Sequence[tuple[str, Fraction]], equal: Fraction | None, spell: Callable[[Fraction], str]
) -> Iterator[Grade]:
    """Each level from the manager up; the seller's own rate is the first. `equal` is for the nearest equal level.

    >>> ladder = [("lead", Fraction(2)), ("head", Fraction(5)), ("peer", Fraction(5)), ("chief", Fraction(5))]
    >>> [(g.person, str(g.rate), g.text) for g in grades(Fraction(3), ladder, Fraction(1), str)]
    [('lead', '0', '2 < 3'), ('head', '2', '5 - 3'), ('peer', '1', '5 = 5: 1'), ('chief', '0', '5 = 5')]
    """
    highest, matched = seller, False
    for person, own in above:
        if own > highest:
            yield Grade(person, own - highest, f"{spell(own)} - {spell(highest)}")
            highest, matched = own, False
        elif own < highest:
            yield Grade(person, ZERO, f"{spell(own)} < {spell(highest)}")
        else:
            pays = equal if equal is not None and highest and not matched else ZERO
            matched = True
            yield Grade(person, pays, f"{spell(own)} = {spell(highest)}" + (f": {spell(pays)}" if pays else ""))


@dataclass(frozen=True)
class Ladder:
    """Who is paid for whom: the rates of everybody, the people paid, and how far up; days are those of a stretch.

    With `by_end` the hierarchy of the last day rules them all.
    """

    roster: Roster
    rates: Mapping[str, Fraction]
    paid: Collection[str]
    one_level: bool
    equal: Fraction | None
    spell: Callable[[Fraction], str]

    def levels(self, start: date, end: date, *, by_end: bool) -> Iterator[tuple[Level, Grade]]:
        """Every level above every person with a rate, on every day of the stretch; who is not paid is passed over."""
        for seller in self.rates:
            for line, first, last in self.roster.lines_above(seller, end if by_end else start, end):
                above = [
                    (person, self.rates[person])
                    for person in (line[:1] if self.one_level else line)
                    if person in self.paid
                ]
                for grade in grades(self.rates[seller], above, self.equal, self.spell):
                    yield Level(seller, grade.person, start if by_end else first, last, 0), grade
