"""The roster: who there is, in which team and role, from when to when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from salesperf.diagnostics import Diagnostic
from salesperf.model.people import Person, PersonRow, Roster
from salesperf.model.table import Extract, SourceSpec
from salesperf.read.reporting_lines import check_managers
from salesperf.read.table_cells import TableRow, spot, table_rows
from salesperf.read.tables.files import listed

Dated = tuple[TableRow, PersonRow]
KNOWN = ("id", "name", "team", "role", "manager", "from", "to", "email")


def read_roster(extracts: Sequence[Extract], spec: SourceSpec) -> tuple[Roster, list[Diagnostic]]:
    """All people of the roster's files, and what is wrong with their rows.

    Ids are text as written, without blanks at the ends. Columns beyond the known ones are converted by `spec.types`.
    """
    found: list[Diagnostic] = []
    further = tuple(name for name in spec.columns if name not in KNOWN)
    rows: dict[str, list[Dated]] = {}
    for row in table_rows(extracts, spec, found):
        if row.text("id"):
            rows.setdefault(row.text("id"), []).append((row, _person_row(row, further)))
        else:
            row.tell("empty-id", "id", {})
    in_time = {person: sorted(dated, key=_start) for person, dated in rows.items()}
    people = {person: _person(person, dated) for person, dated in in_time.items()}
    for dated in in_time.values():
        found += _overlaps(dated)
    found += _without_start([dated[0][0] for dated in in_time.values()], people)
    return Roster(people, further), found + check_managers(people)


def _person_row(row: TableRow, further: Iterable[str]) -> PersonRow:
    start, end = _day(row, "from"), _day(row, "to")
    if start and end and end < start:
        row.tell("dates-reversed", "to", {"from": str(start), "to": str(end)})
    values = {name: row.value(name, row.spec.types.get(name, "text")) for name in further}
    return PersonRow(start, end, row.text("team"), row.text("role"), row.text("manager"), values, row.place)


def _day(row: TableRow, name: str) -> date | None:
    day = row.value(name, "date")
    return day if isinstance(day, date) else None


def _start(dated: Dated) -> tuple[date, date]:
    return dated[1].start or date.min, dated[1].end or date.max


def _person(person: str, dated: Sequence[Dated]) -> Person:
    """A person with rows in order of time; name and email are those of the latest row that has them."""
    latest = {name: text for row, _ in dated for name in ("name", "email") if (text := row.text(name))}
    return Person(person, latest.get("name", person), latest.get("email", ""), tuple(it[1] for it in dated))


def _overlaps(dated: Sequence[Dated]) -> list[Diagnostic]:
    """Two rows that hold on the same day would count a person twice."""
    found = []
    for (_, earlier), (row, later) in pairwise(dated):
        if later.overlaps(earlier.start or date.min, earlier.end or date.max):
            same = (earlier.start, earlier.end) == (later.start, later.end)
            params = {"id": row.text("id"), "other": spot(earlier.place)}
            found.append(Diagnostic("duplicate-id" if same else "rows-overlap", row.cell("id"), params))
    return found


def _without_start(firsts: Sequence[TableRow], people: Mapping[str, Person]) -> list[Diagnostic]:
    """A warning for all whose first day is left blank where most have one: they count as employed all along."""
    blank = [row for row in firsts if not row.text("from")]
    if not blank or 2 * len(blank) >= len(firsts):
        return []
    first, *others = blank
    also = listed(f"{people[row.text('id')].name} ({spot(row.place)})" for row in others)
    params = {"person": people[first.text("id")].name, "others": also}
    return [Diagnostic("first-day-missing", first.cell("from"), params, "warning")]
