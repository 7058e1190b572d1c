"""People and their goals, as the roster and the goals table state them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from salesperf.diagnostics import Cell

if TYPE_CHECKING:
    from salesperf.model.period import Window

FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)
ColumnValue = Decimal | Fraction | int | date | str | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What holds of a person from `start` to `end`, both included; None is open. `manager` is an id or ''."""

    start: date | None
    end: date | None
    team: str
    role: str
    manager: str
    columns: Mapping[str, ColumnValue]
    place: Cell

    def covers(self, day: date) -> bool:
        """Whether the row holds on `day`."""
        return self.overlaps(day, day)

    def overlaps(self, start: date, end: date) -> bool:
        """Whether the row holds on any day from `start` to `end`."""
        return (self.start is None or self.start <= end) and (self.end is None or start <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """A person with their rows in order of time; no two rows hold on the same day."""

    id: str
    name: str
    email: str
    rows: tuple[PersonRow, ...]

    @property
    def hired(self) -> date | None:
        """The first day of the first row; None where the roster does not say."""
        return self.rows[0].start

    def rows_in(self, window: Window) -> tuple[PersonRow, ...]:
        """The rows that hold on at least one day of the window."""
        return tuple(row for row in self.rows if row.overlaps(window.start, window.end))

    def row_on(self, day: date) -> PersonRow | None:
        """The row that holds on `day`."""
        return next((row for row in self.rows if row.covers(day)), None)

    def stints(self) -> Iterator[tuple[PersonRow, date, date]]:
        """Each row until the next one starts: who is not employed belongs where they last were, or first will be."""
        starts = [FIRST, *(row.start or FIRST for row in self.rows[1:])]
        ends = [*(start - timedelta(days=1) for start in starts[1:]), LAST]
        return zip(self.rows, starts, ends, strict=True)

    def belongs(self, day: date) -> PersonRow:
        """The row that gives team and manager on `day`, employed or not."""
        return next(row for row, start, end in self.stints() if start <= day <= end)

    def row_at(self, window: Window, at: Literal["start", "end"] = "end") -> PersonRow | None:
        """The row at one end of the window; of who came later or left before, the nearest row inside."""
        rows = self.rows_in(window)
        return (rows[-1] if at == "end" else rows[0]) if rows else None


@dataclass(frozen=True, slots=True)
class Roster:
    """All people by id, in the roster's order. `columns` are the further columns that every row has."""

    people: Mapping[str, Person]
    columns: tuple[str, ...] = ()

    def above(self, person: str, day: date) -> tuple[str, ...]:
        """Everybody above a person on `day`, from the manager up; managers who are strangers end the line."""
        line = [person]
        while (boss := self.people[line[-1]].belongs(day).manager) in self.people and boss not in line:
            line.append(boss)
        return tuple(line[1:])

    def lines_above(
        self, person: str, start: date, end: date, below: tuple[str, ...] = ()
    ) -> Iterator[tuple[tuple[str, ...], date, date]]:
        """Everybody above a person, from the manager up, with the days of a stretch on which that is so."""
        for row, since, until in self.people[person].stints():
            first, last = max(start, since), min(end, until)
            if first > last:
                continue
            if row.manager not in self.people or row.manager in (person, *below):
                yield (), first, last
                continue
            for line, *days in self.lines_above(row.manager, first, last, (person, *below)):
                yield (row.manager, *line), days[0], days[1]

    def row_on(self, person: str, day: date) -> PersonRow | None:
        """The row of a person that holds on `day`; None for a stranger."""
        found = self.people.get(person)
        return found.row_on(day) if found else None

    def row_at(self, person: str, window: Window, at: Literal["start", "end"] = "end") -> PersonRow | None:
        """The row of a person that counts for the window (see `Person.row_at`); None for a stranger."""
        found = self.people.get(person)
        return found.row_at(window, at) if found else None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal as the table states it: `person` is an id, a team's name or `company`; `period` is its own text."""

    person: str
    measure: str
    period: str
    goal: Decimal
    place: Cell
