"""Overrides by level (section 11 of the plan language) and grids of two drivers (section 9), in plain fractions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from drawn_levels import Seat
from plain_days import Span, number, rounded, total

HALF_UP = {"step": "0.01", "mode": "half_up"}
Deals = Sequence[tuple[str, ...]]


class PlainLevels:
    """What both elements pay everybody in a month."""

    def __init__(self, plan: Mapping[str, Any], seats: Sequence[Seat], deals: Deals, month: Span) -> None:
        self.plan, self.seats, self.month = plan, seats, month
        self.deals = [deal for deal in deals if month.first <= date.fromisoformat(deal[4]) <= month.last]

    def levels(self) -> dict[str, Decimal]:
        """The override, by person."""
        paid: dict[str, list[Fraction]] = {seat.id: [] for seat in self.seats if self._is_for(seat.id)}
        for _, owner, amount, _, day in self.deals:
            for who, rate in self._on_the_way(owner, date.fromisoformat(day)):
                paid[who].append(rate * Fraction(amount))
        return {who: rounded(total(each), HALF_UP) for who, each in paid.items()}

    def _on_the_way(self, owner: str, day: date) -> Iterator[tuple[str, Fraction]]:
        """Who is paid on a record of the owner's, and at which rate."""
        moves = self.plan["crediting"]["deals"]["moves"]
        said, on = self.plan["elements"]["levels"]["differential"], self.month.last if moves == "period_end" else day
        highest, even = self._rate(owner), False
        for who in self._above(owner, on):
            if not self._is_for(who):
                continue
            rate = self._rate(who)
            if rate > highest:
                yield who, rate - highest
                highest, even = rate, False
            elif rate == highest > 0 and not even and "equal" in said:
                yield who, number(said["equal"])
                even = True

    def _above(self, person: str, day: date) -> list[str]:
        found: list[str] = []
        who = self._seat(person, day).manager
        while who and who not in found:
            found.append(who)
            who = self._seat(who, day).manager
        return found[:1] if self.plan["measures"]["below"]["whose"] == "reports" else found

    def _seat(self, person: str, day: date) -> Seat:
        return next(seat for seat in self.seats if seat.id == person and seat.first <= day <= seat.last)

    def _rate(self, person: str) -> Fraction:
        return number(self._seat(person, self.month.last).pct)

    def _is_for(self, person: str) -> bool:
        said = self.plan["elements"]["levels"]
        return "for" not in said or self._seat(person, self.month.last).role == "lead"

    def both(self, person: str) -> Decimal:
        """The bonus by marks and sales."""
        own = [deal for deal in self.deals if deal[1] == person]
        marks, sold = total(Fraction(deal[3]) for deal in own) / 10, total(Fraction(deal[2]) for deal in own) / 1000
        return rounded(1000 * self._score(marks, sold), HALF_UP)

    def _score(self, down: Fraction, across: Fraction) -> Fraction:
        said = self.plan["rate_tables"]["grid"]
        rows = self._weights(said, said["tiers"], down)
        columns = self._weights(said, said["across"]["bounds"], across)
        values = [[number(each) for each in tier["score"]] for tier in said["tiers"]]
        return total(r * c * values[i][j] for i, r in rows.items() for j, c in columns.items())

    def _weights(
        self, said: Mapping[str, Any], bounds: Sequence[Mapping[str, str]], x: Fraction
    ) -> dict[int, Fraction]:
        """How much each place of an axis counts at x: one place, or the two around it."""
        places = [number(next(each[word] for word in ("from", "above") if word in each)) for each in bounds]
        reached = [n for n, place in enumerate(places) if x > place or (x == place and "from" in bounds[n])]
        if not reached:
            return {0: Fraction(1)} if said.get("below") == "first" else {}
        n = reached[-1]
        if said["mode"] == "step":
            return {n: Fraction(1)}
        if n == len(places) - 1:
            if said.get("beyond", "flat") == "flat":
                return {n: Fraction(1)}
            n -= 1
        part = (x - places[n]) / (places[n + 1] - places[n])
        return {n: 1 - part, n + 1: part}
