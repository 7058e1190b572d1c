"""Reporting lines: managers whom the roster does not know, and people who end up reporting to themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.model.people import Person


def check_managers(people: Mapping[str, Person]) -> list[Diagnostic]:
    """A warning for each row with an unknown manager, an error for each circle of managers on any one day."""
    return _unknown(people) + _circles(people)


def _unknown(people: Mapping[str, Person]) -> list[Diagnostic]:
    found = []
    for person in people.values():
        for row in person.rows:
            if row.manager and row.manager not in people:
                params = {"manager": row.manager, "near": suggest(row.manager, people)}
                found.append(Diagnostic("unknown-manager", row.place, params, "warning"))
    return found


def _circles(people: Mapping[str, Person]) -> list[Diagnostic]:
    """Each circle once. A circle that exists begins on the day when the last of its rows begins."""
    told: dict[frozenset[str], Diagnostic] = {}
    for person in people.values():
        for row in person.rows:
            circle = _circle(person.id, row.start or date.min, people)
            if circle:
                params = {"circle": " → ".join([*circle, person.id])}
                told.setdefault(frozenset(circle), Diagnostic("manager-circle", row.place, params))
    return list(told.values())


def _circle(start: str, day: date, people: Mapping[str, Person]) -> list[str]:
    """The people from `start` up to `start` again on `day`, or none."""
    line = [start]
    while True:
        person = people.get(line[-1])
        row = person.row_on(day) if person else None
        if row is None or row.manager not in people:
            return []
        if row.manager == start:
            return line
        if row.manager in line:
            return []
        line.append(row.manager)
