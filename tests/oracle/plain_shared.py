"""Contests and pools from section 11 of the plan language: prizes by place, and the shares of a fund."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from plain_days import ONE, MissingFigure, Span, allot, number, part_of, rounded, total

if TYPE_CHECKING:
    from plain_pay import Payroll


@dataclass(frozen=True)
class Paid:
    """One element of one person in one window; no amount where a figure is missing."""

    earned: Decimal | None
    lines: tuple[tuple[date, Decimal], ...] | None = None
    left_over: Decimal = Decimal(0)

    @property
    def in_lines(self) -> Decimal | None:
        """What the lines add up to."""
        return None if self.lines is None else sum((amount for _, amount in self.lines), Decimal(0))


class Shares:
    """One contest or pool in one window: what each member has before cap and floor."""

    def __init__(self, payroll: Payroll, name: str, span: Span) -> None:
        self.payroll, self.known, self.name, self.span = payroll, payroll.known, name, span
        self.said = payroll.plan["elements"][name]
        self.members = [person for person in sorted(self.known.posts) if payroll.scope(name, person, span)]

    def paid(self, person: str) -> Paid:
        """A member's prize or share."""
        group = self._group(person)
        crowd = [other for other in self.members if self._group(other) == group]
        if self.said["kind"] == "pool":
            own = self.shares(crowd)[person]
        else:
            prizes = self.prizes(crowd)
            if prizes[person] is None:
                return Paid(None)
            takes_part = self._keys(person) is not None
            factor = self.payroll.terms(self.said, person, self.span).factor if takes_part else ONE
            own = (prizes[person] or Fraction(0)) * factor
        return self.payroll.limited(self.name, person, self.span, own, None)

    def _group(self, person: str) -> str:
        if "per" not in self.said:
            return ""
        row = self.known.row(person, self.span)
        return "" if row is None else str(getattr(row, self.said["per"]))

    def _figure(self, text: str, person: str) -> Fraction | None:
        """A key of places, so that more is better."""
        name, _, figure = text.partition(".")
        found = self._known(text, person)
        said = self.known.plan["measures"].get(name, {})
        return -found if found is not None and said.get("better") == "lower" and not figure else found

    def _known(self, text: str, person: str) -> Fraction | None:
        """A result, if there is one; a goal that is missing leaves everybody without."""
        name, _, figure = text.partition(".")
        found = self.known.reference(text, person, self.span)
        if figure == "attainment" and found is None and self.known.value(name, person, self.span) is not None:
            raise MissingFigure("goal-missing")
        return found

    def prizes(self, crowd: Sequence[str]) -> dict[str, Fraction | None]:
        """Prizes by place; None for the tied that `stop` leaves without."""
        found: dict[str, Fraction | None] = dict.fromkeys(crowd, Fraction(0))
        keys = {person: self._keys(person) for person in crowd}
        taking = sorted((p for p in crowd if keys[p] is not None), key=lambda p: (keys[p], p))
        groups: list[list[str]] = []
        for person in taking:
            if groups and keys[groups[-1][0]] == keys[person]:
                groups[-1].append(person)
            else:
                groups.append([person])
        place = 0
        for n, tied in enumerate(groups):
            found |= self._tied(tied, n if self.said["ties"] == "each_dense" else place)
            place += len(tied)
        return found

    def _keys(self, person: str) -> tuple[Any, ...] | None:
        first = self.known.reference(self.said["rank"], person, self.span)
        if self._figure(self.said["rank"], person) is None or first is None:
            return None
        if "at_least" in self.said and first < number(self.said["at_least"]):
            return None
        found = [self._figure(key, person) for key in (self.said["rank"], *self.said.get("then", ()))]
        return tuple((key is None, -(key or 0)) for key in found)

    def _prize(self, place: int) -> Fraction:
        prizes = self.said["prizes"]
        if isinstance(prizes, list):
            return number(prizes[place]) if place < len(prizes) else Fraction(0)
        return number(prizes["amount"]) if place < int(prizes["top"]) else Fraction(0)

    def _tied(self, tied: Sequence[str], place: int) -> dict[str, Fraction | None]:
        worth = [self._prize(place + n) for n in range(len(tied))]
        if len(tied) == 1 or self.said["ties"] in ("each", "each_dense"):
            return dict.fromkeys(tied, worth[0])
        if self.said["ties"] == "stop":
            return dict.fromkeys(tied, worth[0] if len(set(worth)) == 1 else None)
        return dict(zip(tied, allot(total(worth), [ONE] * len(tied), self.known.step), strict=True))

    def shares(self, crowd: Sequence[str]) -> dict[str, Fraction]:
        """The fund by weights."""
        weights = [self._weight(person) for person in crowd]
        fund = self.fund(crowd)
        if not total(weights):
            return dict.fromkeys(crowd, Fraction(0))
        return dict(zip(crowd, allot(fund, weights, self.known.step), strict=True))

    def fund(self, crowd: Sequence[str]) -> Fraction:
        """Amount or price of the measure, with gate and multipliers, rounded once."""
        person = crowd[0]
        terms = self.payroll.terms(self.said, person, self.span)
        if "amount" in self.said:
            made = number(self.said["amount"])
        else:
            x = self.known.value(self.said["measure"], person, self.span)
            made = self.payroll.price(self.said, self.payroll.table(self.said), person, self.span, x or Fraction(0))
        return Fraction(rounded(made * terms.factor, self.known.rounding))

    def _weight(self, person: str) -> Fraction:
        by = self.said["share_by"]
        weight = ONE if by == "equal" else max(self._known(by, person) or Fraction(0), Fraction(0))
        for gate in self.said.get("member_gate", ()):
            if not self.known.passes(gate, person, self.span):
                weight *= number(gate.get("else", "0%"))
        return weight * part_of(self.known.posts[person], self.said, self.said.get("prorate", "none"), self.span)
