"""People in the engine: a small number for each, the days they are employed, teams and managers by date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from salesperf.engine.duck import DuckStore
from salesperf.model.days import joined
from salesperf.model.people import FIRST, LAST, Person, PersonRow, Roster

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Staff:
    """What the queries need to know: whether anybody's employment has limits, and how many gaps the longest has."""

    limited: bool
    gaps: int


def fill_people(store: DuckStore, roster: Roster) -> Staff:
    """The tables `people` (a number, the id, employment), `stint` (team, manager by date) and `above` (the tree).

    The view `ids` is `people` without employment. All columns begin with `_`, as no field of a record does.
    """
    spans = {person.id: joined(_days(row) for row in person.rows) for person in roster.people.values()}
    gaps = max((len(found) - 1 for found in spans.values()), default=0)
    columns = [("_pid", "INTEGER"), ("_id", "VARCHAR"), ("_from", "DATE"), ("_to", "DATE")]
    columns += [(f"_gap{n}_{end}", "DATE") for n in range(gaps) for end in ("from", "to")]
    rows = [(number, person, *_limits(found, gaps)) for number, (person, found) in enumerate(spans.items())]
    store.fill("people", columns, rows)
    store.run("CREATE OR REPLACE VIEW ids AS SELECT _pid, _id FROM people")
    _fill_stints(store, roster)
    return Staff(any(found != [(FIRST, LAST)] for found in spans.values()), gaps)


def _days(row: PersonRow) -> Interval:
    return row.start or FIRST, row.end or LAST


def _limits(spans: list[Interval], gaps: int) -> tuple[date | None, ...]:
    between = [
        day for (_, end), (start, _) in pairwise(spans) for day in (end + timedelta(days=1), start - timedelta(days=1))
    ]
    return spans[0][0], spans[-1][1], *between, *([None] * (2 * gaps - len(between)))


def _fill_stints(store: DuckStore, roster: Roster) -> None:
    number = {person: n for n, person in enumerate(roster.people)}
    stints = [(person, *stint) for person in roster.people.values() for stint in person.stints()]
    shape = [("_of", "INTEGER"), ("_start", "DATE"), ("_end", "DATE"), ("_team", "VARCHAR"), ("_manager", "VARCHAR")]
    rows = [(number[person.id], start, end, row.team, row.manager) for person, row, start, end in stints]
    store.fill("stint", shape, rows)
    above = [
        (number[person.id], first, last, boss)
        for person, row, start, end in stints
        for boss, first, last in _bosses(roster, row, start, end, {person.id})
    ]
    store.fill("above", [*shape[:3], ("_boss", "VARCHAR")], above)


def _bosses(roster: Roster, row: PersonRow, start: date, end: date, seen: set[str]) -> Iterator[tuple[str, date, date]]:
    """Everybody above a row while it holds, each for the days on which they are."""
    boss: Person | None = roster.people.get(row.manager)
    if boss is None or boss.id in seen:
        return
    yield boss.id, start, end
    for upper, since, until in boss.stints():
        first, last = max(start, since), min(end, until)
        if first <= last:
            yield from _bosses(roster, upper, first, last, seen | {boss.id})


def employed(staff: Staff, day: str) -> str:
    """SQL: whether the person of a line is employed on `day` (an SQL expression); '' where everybody always is."""
    if not staff.limited:
        return ""
    gaps = "".join(f" AND NOT coalesce({day} BETWEEN _gap{n}_from AND _gap{n}_to, false)" for n in range(staff.gaps))
    return f"({day} BETWEEN _from AND _to{gaps})"
