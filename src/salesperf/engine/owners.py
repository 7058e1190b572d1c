"""Whose the records are that were set aside: nobody is credited with them, but those they name should hear of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.engine.account import address_columns
from salesperf.engine.duck import literal, quoted
from salesperf.engine.faults import bad_table
from salesperf.engine.session import Session
from salesperf.engine.source import Loaded
from salesperf.model.work import SourceWork

Address = tuple[str, str, int]


def named_people(session: Session, quarantined: Sequence[Diagnostic]) -> list[tuple[str, ...]]:
    """For each finding the people of the roster whom its record names; () where it is not about a record."""
    whose = _owners(session)
    addresses = ((d.place.file, d.place.sheet, d.place.row) if isinstance(d.place, Cell) else None for d in quarantined)
    return [whose.get(address, ()) if address else () for address in addresses]


def by_person(named: Sequence[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """Person -> the positions of the findings that name them.

    >>> by_person([("E1", "E2"), (), ("E1",)])
    {'E1': (0, 2), 'E2': (0,)}
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, people in enumerate(named):
        for person in people:
            found[person].append(number)
    return {person: tuple(numbers) for person, numbers in found.items()}


def _owners(session: Session) -> dict[Address, tuple[str, ...]]:
    """File, sheet and row of every record set aside -> the people that its credit fields name."""
    found: dict[Address, tuple[str, ...]] = {}
    for name, loaded in session.loaded.items():
        if not session.faults.set_aside(name):
            continue
        fields = session.store.shape_of(loaded.table)
        for file, sheet, row, who in session.store.rows(_query(session.desk.sources[name], loaded, fields)):
            if who in session.roster.people:
                found[file, sheet, row] = (*found.get((file, sheet, row), ()), who)
    return found


def _query(work: SourceWork, loaded: Loaded, known: Container[str]) -> str:
    """One row for each record and person that it names, by record; `known` are the fields of the record itself."""
    rows = (*work.crediting.splits, *work.crediting.overlays)
    fields = [field for field in dict.fromkeys(row.to for row in rows) if field in known]
    named = " UNION ALL ".join(_named(work, loaded, field) for field in fields) or "SELECT NULL, NULL, NULL LIMIT 0"
    return (
        f"SELECT DISTINCT ON (_rid, who) {address_columns(loaded, '_rid')}, who FROM ({named}) t(_rid, _row, who) "
        "WHERE who IS NOT NULL ORDER BY _rid, who"
    )


def _named(work: SourceWork, loaded: Loaded, field: str) -> str:
    cell = quoted(field)
    several = f"unnest(string_split({cell}, {literal(work.lists[field])}))" if field in work.lists else cell
    return (
        f"SELECT _rid, _row, nullif(trim(who), '') FROM (SELECT rowid AS _rid, _row, {several} AS who FROM "
        f"{quoted(loaded.table)} WHERE rowid IN (SELECT _rid FROM {quoted(bad_table(loaded.source.name))}))"
    )
