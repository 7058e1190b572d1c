"""Figures that need no more than themselves: a credit, what aggregates come to, limits, parts of a longer goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from plain_days import ONE, Span, holding, number, parts, total


@dataclass(frozen=True)
class Credit:
    """One person's share of one record."""

    person: str
    day: date
    key: str
    part: int
    amount: Fraction
    record: Mapping[str, Any]
    overlay: bool

    @property
    def order(self) -> tuple[date, str, int]:
        """As lines are written."""
        return self.day, self.key, self.part


def aggregate(value: str, credits: Sequence[Credit]) -> Fraction | None:
    """The aggregates that drawn plans use."""
    n, amounts = len(credits), [credit.amount for credit in credits]
    won = sum(credit.record.get("stage") == "won" for credit in credits)
    marks = [Fraction(credit.record["mark"]) for credit in credits if "mark" in credit.record]
    match value:
        case "sum(amount)":
            return total(amounts)
        case "count(*)":
            return Fraction(n)
        case "avg(mark)":
            return total(marks) / n if n else None
        case "max(amount)":
            return max(amounts, default=None)
        case "count_if(stage = 'won') / count(*)":
            return Fraction(won, n) if n else None
    raise AssertionError(value)


def clipped(value: Fraction, said: Mapping[str, Any]) -> Fraction:
    """At most `cap`, at least `floor`; the floor is the stronger."""
    if "cap" in said:
        value = min(value, number(said["cap"]))
    return max(value, number(said["floor"])) if "floor" in said else value


def divided(goal: Fraction, spread: str | Mapping[str, str], longer: Span, span: Span) -> Fraction | None:
    """A month's part of a longer goal: cut to hundredths, the last part and the last group take the rest."""
    months = parts("month", longer)
    if spread == "none":
        return None
    if spread == "even":
        return _cut(goal, [ONE] * len(months))[months.index(span)]
    if spread == "by_days":
        return _cut(goal, [Fraction(len(month.days())) for month in months])[months.index(span)]
    assert not isinstance(spread, str)
    quarters = parts("quarter", longer)
    groups = _cut(goal, [number(spread[quarter.name[-2:]]) for quarter in quarters])
    here = holding("quarter", span.first)
    return _cut(groups[quarters.index(here)], [ONE] * 3)[parts("month", here).index(span)]


def _cut(goal: Fraction, weights: Sequence[Fraction]) -> list[Fraction]:
    found = [Fraction(int(goal * weight / total(weights) * 100), 100) for weight in weights[:-1]]
    return [*found, goal - total(found)]
