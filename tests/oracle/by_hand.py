"""Small sums that the calculations beside the program share: no line of it is the program's own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl

Figures = dict[tuple[str, str, str], Any]
Tiers = list[tuple[Fraction, Fraction]]


@dataclass(frozen=True)
class Span:
    """A window of the plan's calendar, both ends included."""

    name: str
    every: str
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Post:
    """One row of the roster."""

    person: str
    team: str
    role: str
    manager: str
    first: date
    last: date
    target: Fraction

    def days_in(self, span: Span) -> int:
        return max(0, (min(self.last, span.last) - max(self.first, span.first)).days + 1)


@dataclass(frozen=True)
class Credit:
    """One person's share of one record; `amount` is 0 where records have none."""

    person: str
    day: date
    key: str
    part: int
    amount: Fraction
    record: dict[str, Any]


@dataclass
class Expected:
    """Everything that a run must come to, by person, name and window."""

    measures: Figures = field(default_factory=dict)
    cards: Figures = field(default_factory=dict)
    parts: dict[tuple[str, str, str, str], tuple[Fraction, Fraction]] = field(default_factory=dict)
    earned: Figures = field(default_factory=dict)
    lines: dict[tuple[str, str, str, str, int], Decimal] = field(default_factory=dict)
    used: dict[str, tuple[int, int]] = field(default_factory=dict)


def workbook(path: Path) -> list[dict[str, Any]]:
    """The rows of a workbook's only sheet by heading."""
    page = openpyxl.load_workbook(path).active
    assert page is not None
    heading, *rows = page.iter_rows(values_only=True)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]


def table(path: Path, encoding: str) -> list[dict[str, Any]]:
    """The rows of a CSV file by heading."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def exact(figure: Any) -> Fraction:
    """A figure as it is displayed: 0.1 is a tenth."""
    return Fraction(Decimal(str(figure)))


def split(amount: Fraction, shares: list[Fraction]) -> list[Fraction]:
    """Cents by largest remainder on the absolute amount, the sign restored, ties to the first."""
    cents = abs(amount) * 100
    assert cents.denominator == 1
    whole = [int(cents * share) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda n: (-(cents * shares[n] - whole[n]), n))
    for n in by_rest[: int(cents) - sum(whole)]:
        whole[n] += 1
    return [Fraction(cent if amount >= 0 else -cent, 100) for cent in whole]


def credits(
    records: Iterable[dict[str, Any]], headings: tuple[str, str, str, str], shares: tuple[int, int]
) -> Iterator[Credit]:
    """Headings of key, owner, partner and amount; without a partner the owner has it all. `shares` are percents."""
    key, owner, partner, amount = headings
    for record in records:
        people = [person for person in (record[owner], record[partner]) if person]
        percents = [Fraction(percent, 100) for percent in shares] if len(people) == 2 else [Fraction(1)]
        for n, (person, part) in enumerate(zip(people, split(exact(record[amount]), percents), strict=True)):
            yield Credit(person, record["day"], record[key], n, part, record)


def cents(value: Fraction) -> Decimal:
    """Half up, by magnitude."""
    size = int(abs(value) * 100 + Fraction(1, 2))
    return Decimal(size if value >= 0 else -size).scaleb(-2)


def straight(points: Tiers, x: Fraction) -> Fraction:
    """A straight line between points; flat after the last, nothing before the first."""
    for (left, low), (right, high) in pairwise(points):
        if left <= x < right:
            return low + (high - low) * (x - left) / (right - left)
    return points[-1][1] if x >= points[0][0] else Fraction(0)


def step(points: Tiers, x: Fraction) -> Fraction:
    """The value of the last bound reached."""
    return next((value for bound, value in reversed(points) if x >= bound), Fraction(0))


def marginal(tiers: Tiers, x: Fraction) -> Fraction:
    """Each rate on its own part; below zero the same with the sign turned."""
    if x < 0:
        return -marginal(tiers, -x)
    ends = [bound for bound, _ in tiers[1:]]
    paid = Fraction(0)
    for n, (bound, rate) in enumerate(tiers):
        top = x if n == len(ends) else min(x, ends[n])
        paid += max(Fraction(0), top - bound) * rate
    return paid


def ratios(*pairs: tuple[str, str]) -> Tiers:
    """Bounds and values written as decimals."""
    return [(Fraction(bound), Fraction(value)) for bound, value in pairs]


def months(year: int) -> list[Span]:
    """The twelve months of a year."""
    starts = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    return [Span(f"{start:%Y-%m}", "month", start, after - timedelta(days=1)) for start, after in pairwise(starts)]


def joined(name: str, every: str, spans: list[Span]) -> Span:
    """Several months as one window."""
    return Span(name, every, spans[0].first, spans[-1].last)


def last_post(posts: list[Post], span: Span) -> Post | None:
    """The row at the end of a window; of who left before, the last one inside."""
    inside = [post for post in posts if post.days_in(span)]
    return inside[-1] if inside else None
