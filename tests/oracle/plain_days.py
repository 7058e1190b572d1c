"""Days, windows and cents, counted one by one: nothing here is the program's own arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
ONE = Fraction(1)


class MissingFigure(Exception):  # noqa: N818 - it says what is missing, and is no fault
    """A figure is missing and nothing says what then."""


@dataclass(frozen=True, order=True)
class Span:
    """Days of 2026 or near it, both ends included; `every` is the cadence they belong to."""

    first: date
    last: date
    every: str

    @property
    def name(self) -> str:
        """As the calendar calls it."""
        year, month = self.first.year, self.first.month
        names = {"month": f"{year}-{month:02}", "quarter": f"{year}-Q{(month + 2) // 3}", "year": str(year)}
        return names.get(self.every, f"{year}-H{1 if month < 7 else 2}")

    def days(self) -> list[date]:
        """Each day of it."""
        return [self.first + timedelta(n) for n in range((self.last - self.first).days + 1)]


def holding(every: str, day: date) -> Span:
    """The window of a cadence that holds a day."""
    length = MONTHS[every]
    start = (day.month - 1) // length * length
    after = start + length
    end = date(day.year + after // 12, after % 12 + 1, 1) - timedelta(1)
    return Span(date(day.year, start + 1, 1), end, every)


def parts(every: str, whole: Span) -> list[Span]:
    """The windows of a cadence that end inside."""
    found = sorted({holding(every, day) for day in whole.days()})
    return [window for window in found if whole.first <= window.last <= whole.last]


@dataclass(frozen=True)
class Post:
    """One row of the roster."""

    id: str
    team: str
    role: str
    manager: str
    target_incentive: int
    salary: int
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


FOR = {
    "role = 'rep'": lambda post: post.role == "rep",
    "team = 'north'": lambda post: post.team == "north",
    "id <> 'p1'": lambda post: post.id != "p1",
}


def serves(post: Post, said: Mapping[str, str]) -> bool:
    """Whether a row is in the `for` of what is said."""
    return "for" not in said or FOR[said["for"]](post)


def counting(posts: Sequence[Post], span: Span) -> Post | None:
    """The row at the end of the days; of who left before, the last one inside."""
    inside = [post for post in posts if post.first <= span.last and post.last >= span.first]
    return inside[-1] if inside else None


def on(posts: Sequence[Post], day: date) -> Post | None:
    """The row of a day."""
    return next((post for post in posts if day in post), None)


def weight_of(day: date, by: str) -> int:
    """What a day counts: 1, or as thirtieths of its month."""
    if by == "working_days":
        return int(day.weekday() < 5)
    if by == "calendar_days":
        return 1
    last = (day + timedelta(1)).day == 1
    return (30 - day.day + 1 if last else 1) if day.day < 31 else 0


def present(posts: Sequence[Post], said: Mapping[str, str], start_day: str, span: Span) -> dict[date, Post]:
    """The days in scope with their rows; a stretch's first day is left out if it is not counted."""
    found = {day: post for day in span.days() for post in posts if day in post and serves(post, said)}
    if start_day == "not_counted":
        firsts = {
            post.first for post in posts if on(posts, post.first - timedelta(1)) is None and post.first.year > 2000
        }
        found = {day: post for day, post in found.items() if day not in firsts}
    return found


def part_of(posts: Sequence[Post], said: Mapping[str, str], prorate: Mapping[str, str] | str, span: Span) -> Fraction:
    """Days in scope ÷ days of the window."""
    if isinstance(prorate, str):
        return ONE
    days = present(posts, said, prorate.get("start_day", "counted"), span)
    if prorate["by"] == "months":
        return _months(days, prorate["months"], span)
    whole = sum(weight_of(day, prorate["by"]) for day in span.days())
    return Fraction(sum(weight_of(day, prorate["by"]) for day in days), whole)


def _months(days: Mapping[date, Post], which: str, span: Span) -> Fraction:
    counted = {
        "full": lambda month: all(day in days for day in month.days()),
        "started": lambda month: any(day in days for day in month.days()),
        "by_15th": lambda month: month.first.replace(day=15) in days,
    }[which]
    months = parts("month", span)
    return Fraction(sum(map(counted, months)), len(months))


def rounded(value: Fraction, rounding: Mapping[str, str]) -> Decimal:
    """To the plan's step, by magnitude."""
    step = Fraction(rounding["step"])
    size = abs(value) / step
    whole, rest = size.numerator // size.denominator, size - size.numerator // size.denominator
    half = Fraction(1, 2)
    up = {"half_up": rest >= half, "half_even": rest > half or (rest == half and whole % 2), "down": 0, "up": rest > 0}
    steps = whole + bool(up[rounding["mode"]])
    return Decimal(steps if value >= 0 else -steps) * Decimal(rounding["step"])


def allot(whole: Fraction, weights: Sequence[Fraction], step: Fraction) -> list[Fraction]:
    """Whole steps by largest remainder, ties to the first; what lies below a step goes where the next had gone."""
    total, size = sum(weights), abs(whole)
    steps = size // step
    exact = [steps * weight / total for weight in weights]
    found = [each.numerator // each.denominator for each in exact]
    order = sorted(range(len(found)), key=lambda n: (found[n] - exact[n], n))
    short = int(steps - sum(found))
    for n in order[:short]:
        found[n] += 1
    shares = [n * step for n in found]
    shares[order[short % len(order)]] += size - steps * step
    return [share if whole >= 0 else -share for share in shares]


def total(figures: Iterable[Fraction]) -> Fraction:
    """A sum that is a fraction even of nothing."""
    return sum(figures, Fraction(0))


def number(text: str) -> Fraction:
    """`1_000`, `12.5%`, `1/3` or `1.5x`."""
    plain = text.replace("_", "")
    if plain.endswith("%"):
        return Fraction(plain[:-1]) / 100
    return Fraction(plain.removesuffix("x"))
