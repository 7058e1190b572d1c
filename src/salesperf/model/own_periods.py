"""A company's own periods: read from rows of names and dates, checked, and looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from salesperf.diagnostics import Diagnostic, Place, suggest
from salesperf.model.durations import month_number
from salesperf.model.period import CADENCES, PeriodError, Window
from salesperf.model.period_text import half_width

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row of a table of periods; without a name it is called by its first day."""

    start: date
    every: str
    end: date | None = None
    name: str = ""
    place: Place = None


def own_windows(rows: Iterable[OwnRow], until: date) -> tuple[tuple[Window, ...], list[Diagnostic]]:
    """The windows of the rows in order of time, and what is wrong with them; periods begun after `until` are left out.

    A missing end is the day before the next start of the same cadence, at last `until`. A repeated start counts once.

    >>> rows = [OwnRow(date(2026, 1, 1), "month"), OwnRow(date(2026, 1, 31), "month", name="Feb")]
    >>> [(w.name, w.end.isoformat()) for w in own_windows(rows, date(2026, 2, 27))[0]]
    [('2026-01-01', '2026-01-30'), ('Feb', '2026-02-27')]
    """
    given = list(rows)
    found = [_unknown_cadence(row) for row in given if row.every not in CADENCES]
    ended: list[OwnRow] = []
    for every in CADENCES:
        starts, repeated = _once([row for row in given if row.every == every])
        chain = [row for row in _with_ends(starts, until) if row.start <= until]
        found += repeated + [problem for row in chain for problem in _backward(row)]
        found += [problem for before, after in pairwise(chain) for problem in _seam(before, after)]
        ended += chain
    found += _repeated_names(ended)
    return tuple(sorted(_window(row) for row in ended)), found


@dataclass(frozen=True, slots=True)
class OwnPeriods:
    """Windows of any cadences from a company's table; nothing is guessed outside of it."""

    windows: tuple[Window, ...]

    def window(self, every: str, day: date) -> Window:
        """The window of that cadence that holds the day, or PeriodError."""
        known = self._of(every)
        for window in known:
            if day in window:
                return window
        span = {"first": known[0].start.isoformat(), "last": known[-1].end.isoformat()}
        raise PeriodError("day-not-in-calendar", {"day": day.isoformat(), "every": every, **span})

    def period(self, text: str) -> Window:
        """The window of that name, or PeriodError with some names that exist."""
        by_name = {window.name: window for window in self.windows}
        if text in by_name:
            return by_name[text]
        plain = half_width(text)
        near = plain if plain in by_name else suggest(plain, by_name)
        examples = ", ".join(f"`{name}`" for name in list(by_name)[:5])
        raise PeriodError("unknown-period", {"text": text, "examples": examples, "near": near})

    def within(self, every: str, outer: Window) -> list[Window]:
        """The windows of that cadence whose last day lies in `outer`, in order."""
        return [window for window in self._of(every) if window.end in outer]

    def month_count(self, day: date) -> int:
        """A number that grows by one from month to month; before the table's first month, by calendar months."""
        months = self._of("month")
        middle = months[0].start + timedelta(days=months[0].days // 2)
        if day < months[0].start:
            return min(month_number(day), month_number(middle) - 1)
        return month_number(middle) + months.index(self.window("month", day))

    def _of(self, every: str) -> Sequence[Window]:
        known = [window for window in self.windows if window.every == every]
        if not known:
            cadences = ", ".join(f"`{c}`" for c in CADENCES if any(w.every == c for w in self.windows))
            raise PeriodError("cadence-not-in-calendar", {"every": every, "known": cadences})
        return known


def _unknown_cadence(row: OwnRow) -> Diagnostic:
    known = ", ".join(f"`{every}`" for every in CADENCES)
    return _diagnostic("unknown-cadence", row, every=row.every, known=known, near=suggest(row.every, CADENCES))


def _once(rows: Sequence[OwnRow]) -> tuple[list[OwnRow], list[Diagnostic]]:
    """The first row of every start, by start; a repeated one with another end is a problem."""
    first: dict[date, OwnRow] = {}
    found = []
    for row in rows:
        kept = first.setdefault(row.start, row)
        if row.end is not None and kept.end not in (None, row.end):
            found.append(_overlap(kept, row))
        first[row.start] = replace(kept, end=kept.end or row.end, name=kept.name or row.name)
    return [first[start] for start in sorted(first)], found


def _with_ends(rows: Sequence[OwnRow], until: date) -> Iterator[OwnRow]:
    followers = [*(row.start - _DAY for row in rows[1:]), until]
    for row, end in zip(rows, followers, strict=False):
        yield row if row.end else replace(row, end=end)


def _window(row: OwnRow) -> Window:
    return Window(row.start, row.end or row.start, row.every, row.name or row.start.isoformat())


def _backward(row: OwnRow) -> Iterator[Diagnostic]:
    window = _window(row)
    if window.end < window.start:
        days = {"start": str(window.start), "end": str(window.end)}
        yield _diagnostic("period-ends-before-start", row, name=window.name, **days)


def _seam(before: OwnRow, after: OwnRow) -> Iterator[Diagnostic]:
    """One period must end the day before the next starts."""
    end = _window(before).end
    if end >= after.start:
        yield _overlap(before, after)
    elif end + _DAY < after.start:
        days = {"first": str(end + _DAY), "last": str(after.start - _DAY)}
        yield _diagnostic("calendar-gap", after, every=after.every, **days)


def _overlap(before: OwnRow, after: OwnRow) -> Diagnostic:
    names = {"name": _window(after).name, "other": _window(before).name}
    return _diagnostic("calendar-overlap", after, every=after.every, day=str(after.start), **names)


def _repeated_names(rows: Sequence[OwnRow]) -> Iterator[Diagnostic]:
    seen: dict[str, OwnRow] = {}
    for row in rows:
        name = _window(row).name
        if name in seen:
            yield _diagnostic("period-name-twice", row, name=name, every=row.every, other=seen[name].every)
        seen.setdefault(name, row)


def _diagnostic(rule: str, row: OwnRow, **params: str) -> Diagnostic:
    return Diagnostic(rule, row.place, params)
