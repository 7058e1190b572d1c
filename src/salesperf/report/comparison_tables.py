"""A comparison -> `diff.csv`, `records.csv` and `diff.json`: the same in every language."""

from __future__ import annotations

from decimal import Decimal

from salesperf.model.comparison import Comparison, PeriodChange, PersonChange, Side
from salesperf.model.record_changes import KINDS, RecordSide
from salesperf.report.run_tables import PERSON, Row, Table

SCHEMA = "salesperf.diff/1"


def comparison_tables(found: Comparison) -> tuple[Table, ...]:
    """Everybody in every period; with two runs also every record that differs."""
    return (_people(found), *([_records(found)] if found.records else []))


def comparison_record(found: Comparison) -> dict[str, object]:
    """The whole comparison as JSON, money as text."""
    return {
        "schema": SCHEMA,
        "old": _side(found.old),
        "new": _side(found.new),
        "currency": found.currency,
        "changes": [{"at": list(c.loc), "words": c.words, "old": c.before, "new": c.after} for c in found.changes],
        "totals": {
            "people": len(found.people),
            "gain": found.gainers,
            "lose": found.losers,
            "earned": _amounts(found.earned.before, found.earned.after),
            "by_element": {name: _amounts(a.before, a.after) for name, a in found.by_element().items()},
        },
        "periods": [
            {"period": each.period, "people": [_person(person) for person in each.people]} for each in found.periods
        ],
        "records": _counts(found),
        "differs": found.differs,
    }


def _people(found: Comparison) -> Table:
    """A row for each person and period; the changes of the elements add up to `change`."""
    header = (*PERSON, "team", "period", "earned_before", "earned_after", "change", "currency", "rank_before",
              "rank_after", *(f"change_{name}" for name in found.elements))  # fmt: skip
    rows = (_row(found, period, person) for period in found.periods for person in period.people)
    return Table("diff", header, tuple(rows))


def _row(found: Comparison, period: PeriodChange, p: PersonChange) -> Row:
    before, after = (place.number if place else None for place in p.places)
    parts = (p.elements[name].change if name in p.elements else None for name in found.elements)
    earned = p.earned
    return (p.person, p.name, p.team, period.period, earned.before, earned.after, earned.change, found.currency,
            before, after, *parts)  # fmt: skip


def _records(found: Comparison) -> Table:
    """A row for each record that differs, as it was and as it is."""
    fields = ("file", "sheet", "row", "date", "people", "credit", "pay")
    header = ("source", "key", "change", *(f"{name}_{side}" for side in ("before", "after") for name in fields))
    rows = []
    for record in found.records.records if found.records else ():
        sides = (
            (side.file, side.sheet, side.row, _day(side), side.people, side.credit, side.pay) if side else (None,) * 7
            for side in (record.before, record.after)
        )
        rows.append((record.source, record.key, record.kind, *next(sides), *next(sides)))
    return Table("records", header, tuple(rows))


def _day(side: RecordSide) -> str | None:
    return side.day.isoformat() if side.day else None


def _side(side: Side) -> dict[str, object]:
    plan = {"id": side.plan, "version": side.version, "sha256": side.sha256}
    return {"plan": plan, "periods": list(side.periods), "as_if_in_force": list(side.as_if)}


def _person(person: PersonChange) -> dict[str, object]:
    before, after = (place.number if place else None for place in person.places)
    return {
        "person_id": person.person,
        "person": person.name,
        "earned": _amounts(person.earned.before, person.earned.after),
        "rank": [before, after],
        "by_element": {name: _amounts(a.before, a.after) for name, a in person.elements.items() if a.change},
    }


def _amounts(before: Decimal, after: Decimal) -> dict[str, str]:
    return {"before": f"{before:f}", "after": f"{after:f}", "change": f"{after - before:f}"}


def _counts(found: Comparison) -> dict[str, int] | None:
    """How many records of each kind; None where two plans were compared."""
    return {kind: found.records.count(kind) for kind in KINDS} if found.records else None
