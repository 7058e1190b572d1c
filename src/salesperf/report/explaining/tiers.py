"""How an amount ran through a rate table: one node for each tier that made a part of the pay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from salesperf.model.curve import Curve, holds
from salesperf.model.explanation import Fact, Figure, Node, Term
from salesperf.model.plan import Literal, Name, RateTable
from salesperf.report.explaining import digits
from salesperf.report.explaining.known import Known
from salesperf.stages.curve import Line, lines, mirrored
from salesperf.stages.ratetable import BelowFirstTier, payout

ZERO = Fraction(0)


@dataclass(frozen=True)
class Ladder:
    """A table drawn for one person, on the amount itself: bounds that are attainments stand times the goal.

    `unit` is that goal, else 1. `entered` and `paid` print what the table takes and what it gives.
    """

    known: Known
    name: str
    table: RateTable
    curve: Curve
    unit: Fraction
    goal: Fraction | None
    entered: Callable[[Fraction], Figure]
    paid: Callable[[Fraction], Figure]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of v in rising order, without what only stands below zero."""
        found = lines(self.curve)
        hidden = mirrored(self.curve) and len(found) > 1 and found[1].start == 0 and found[1].inclusive
        return found[1:] if hidden else found

    def at(self, x: Fraction) -> Fraction:
        """F of an amount."""
        return payout(self.curve, x)

    def reached(self, x: Fraction) -> int:
        """The line that holds an amount."""
        found = self.lines
        return next((i for i in reversed(range(len(found))) if holds(found[i].start, found[i].inclusive, x)), 0)

    def whole(self, x: Fraction) -> tuple[Node, ...]:
        """The tiers that make F(x): the last that prices everything below it, and the marginal ones above."""
        sign = -1 if x < 0 and mirrored(self.curve) else 1
        size = sign * x
        top = self.reached(size)
        base = top
        while base and self.lines[base].mode == "marginal":
            base -= 1
        bounds = [*(self.lines[i].start for i in range(base + 1, top + 1)), size]
        first = self._flat(self.lines[base], sign * bounds[0], sign, alone=base == top)
        parts = [self._marginal(base + 1 + n, sign * (b - a)) for n, (a, b) in enumerate(pairwise(bounds))]
        return _rid_of_nothing((first, *parts))

    def between(self, before: Fraction, now: Fraction) -> tuple[Node, ...]:
        """The tiers through which an amount went from `before` to `now`; () where not each has its own rate only."""
        low, high = sorted((before, now))
        first, last = (self.reached(low), self.reached(high)) if low >= 0 else (0, -1)
        touched = self.lines[first : last + 1]
        if not touched or any(line.mode != "marginal" or line.value_kind != "rate" for line in touched):
            return ()
        sign = 1 if now >= before else -1
        bounds = [low, *(line.start for line in touched[1:]), high]
        parts = [self._marginal(first + n, sign * (b - a)) for n, (a, b) in enumerate(pairwise(bounds))]
        return _rid_of_nothing(tuple(parts))

    def _marginal(self, number: int, part: Fraction) -> Node:
        """A tier's rate on its own part."""
        line = self.lines[number]
        terms = (Term("+", self.entered(part)), *self._rate(line, line.at_zero))
        return replace(self._tier(line, "part"), figure=self.paid(part * line.at_zero), terms=terms)

    def _flat(self, line: Line, x: Fraction, sign: int, *, alone: bool) -> Node:
        """What the tier gives for all of x: its rate on everything, its amount, or the point on its straight line."""
        value = line.at(abs(x)) if sign < 0 else line.at(x)
        found = self._between_points(line, value)
        if line.value_kind == "rate":
            amount = x - sign * line.start * (line.mode == "marginal")
            rated = (Term("×", digits.score(value)),) if found else self._rate(line, value)
            remark = "between" if found else "everything" if alone and line.mode == "retroactive" else "part"
            node = self._tier(line, remark, found)
            return replace(node, figure=self.paid(amount * value), terms=(Term("+", self.entered(amount)), *rated))
        node = self._tier(line, "between" if found else "fixed", found)
        return replace(node, figure=self.paid(sign * value))

    def _between_points(self, line: Line, value: Fraction) -> dict[str, Fact]:
        """The two points of an interpolated tier."""
        above = next((other for other in self.lines if other.start > line.start), None)
        if line.mode != "interpolated" or above is None or not line.slope:
            return {}
        show = digits.score if line.value_kind in ("rate", "score") else self.paid
        return {
            "low": self.bound(line.start), "low_value": show(line.at(line.start)),
            "high": self.bound(above.start), "high_value": show(line.at(above.start)),
        }  # fmt: skip

    def bound(self, start: Fraction) -> Figure:
        """A bound as the plan writes it: an attainment or a score as a ratio."""
        start /= self.unit
        enter = str(self.table.enter)
        by_ratio = self.unit != 1 or enter in ("attainment", "score") or enter.endswith(".attainment")
        unit = "ratio" if by_ratio else self.entered(start).unit
        return digits.figure(start, unit, 0, 6)

    def _tier(self, line: Line, remark: str, more: dict[str, Fact] | None = None) -> Node:
        number = self._number(line)
        facts: dict[str, Fact] = {"bound": self.bound(line.start), **(more or {})}
        if self.unit != 1 and line.start:
            facts["amount"] = self.entered(line.start)
        side = "from" if line.inclusive else "above"
        loc = ("rate_tables", self.name, "tiers", number) if number >= 0 else ("rate_tables", self.name, "below")
        name = str(number + 1) if number >= 0 else ""
        remarks = (remark, "capped-rate") if self._is_capped(line, number) else (remark,)
        return Node("tier", name, "", None, "+", (), {"side": side, **facts}, remarks, self.known.where(loc))

    def _number(self, line: Line) -> int:
        """The plan's tier that a line belongs to, from 0; -1 below the first."""
        if line is lines(self.curve)[0] and self.curve.below != "stop":
            return -1
        start = (line.start, not line.inclusive)
        return max(i for i, tier in enumerate(self.curve.tiers) if (tier.bound, not tier.inclusive) <= start)

    def _is_capped(self, line: Line, number: int) -> bool:
        cap = self.curve.rate_cap
        return cap is not None and number >= 0 and line.at_zero == cap != self.curve.tiers[number].value

    def _rate(self, line: Line, value: Fraction) -> tuple[Term, ...]:
        """The rate as factors: of a multiple, the multiple and what it is a multiple of."""
        number = self._number(line)
        written = self.table.tiers[number].value if number >= 0 else None
        if not isinstance(written, Literal) or written.kind != "multiple" or self._is_capped(line, number):
            return (Term("×", self._rate_figure(value)),)
        base = self._base()
        found = written.amount
        for term in base:
            found = found / term.figure.value if term.sign == "÷" else found * term.figure.value
        exact = (Term("×", digits.number(written.amount)), *base)
        return exact if base and found == value else (Term("×", self._rate_figure(value)),)

    def _base(self) -> tuple[Term, ...]:
        """What multiples are multiples of."""
        base, known = self.table.base_rate, self.known
        if isinstance(base, Name) and "/" in base.name:
            target = known.number("target_incentive")
            if target is None or not self.goal:
                return ()
            return Term("×", known.money(target)), Term("÷", self.entered(self.goal))
        value = known.value(base) if base is not None else None
        return (Term("×", digits.rate(value)),) if value is not None else ()

    def _rate_figure(self, value: Fraction) -> Figure:
        """A ratio, but of things counted the money for each."""
        return self.known.money(value) if self.entered(ZERO).unit == "number" else digits.rate(value)


def of_amount(x: Fraction, before: Fraction, total: Fraction, ladder: Ladder) -> tuple[Node, ...]:
    """The nodes that add up to `total` = F(x) less what had been paid for `before`; () where the run cannot tell."""
    try:
        now, then = ladder.at(x), ladder.at(before) if before else ZERO
    except BelowFirstTier:
        return ()
    paid_before = now - total
    if before and then == paid_before and (parts := ladder.between(before, x)) and _sum(parts) == total:
        return parts
    if not before and now != total:
        return ()
    parts = _capped(ladder, ladder.whole(x), now)
    if not before:
        return parts
    facts: dict[str, Fact] = {"before": ladder.entered(before)}
    less = Node("paid-before", "", "", ladder.paid(-paid_before), "+", (), facts, ("for-before",))
    return (*parts, less)


def _capped(ladder: Ladder, parts: tuple[Node, ...], value: Fraction) -> tuple[Node, ...]:
    """With the table's own cap as a node of its own, where it holds the result down."""
    most = ladder.curve.result_cap
    if _sum(parts) == value or most is None:
        return parts
    place = ladder.known.where(("rate_tables", ladder.name, "cap"))
    cap = Node("table-cap", figure=ladder.paid(most), enters="min", place=place)
    return (*parts, cap)


def _sum(parts: tuple[Node, ...]) -> Fraction:
    return sum((part.figure.value for part in parts if part.figure), ZERO)


def _rid_of_nothing(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without tiers that held nothing, but never without any."""
    return tuple(part for part in parts if part.figure and part.figure.value) or parts[-1:]
