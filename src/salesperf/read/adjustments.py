"""Amounts entered by hand: each needs its reason and whoever approved it, or it is set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesperf.diagnostics import Cell, Diagnostic, suggest
from salesperf.model.calendar import Calendar
from salesperf.model.people import Roster
from salesperf.model.period import PeriodError, Window
from salesperf.model.plan import Adjustments
from salesperf.model.settling import Adjustment
from salesperf.model.table import Extract, SourceSpec
from salesperf.read.table_cells import TableRow, table_rows

NEEDED = ("person", "period", "amount", "reason", "approver")


@dataclass(frozen=True, slots=True)
class Ground:
    """What rows are held against: the table's terms, the company's calendar, people and what else they are called."""

    terms: Adjustments
    calendar: Calendar
    roster: Roster
    aliases: Mapping[str, str]

    def person(self, text: str) -> str:
        """The id of whom a cell names."""
        return self.aliases.get(text, text)


def read_adjustments(
    extracts: Sequence[Extract], spec: SourceSpec, ground: Ground
) -> tuple[list[Adjustment], list[Diagnostic]]:
    """All sound rows of the files in their order, of whatever period, and what is wrong with the others."""
    found: list[Diagnostic] = []
    rows = [_adjustment(row, ground) for row in table_rows(extracts, spec, found)]
    return [row for row in rows if row is not None], found


def _adjustment(row: TableRow, ground: Ground) -> Adjustment | None:
    blank = [name for name in NEEDED if not row.text(name)]
    for name in blank:
        row.tell(
            "adjustment-without-approver" if name == "approver" else "adjustment-incomplete", name, {"field": name}
        )
    amount = row.value("amount", "money") if row.text("amount") else None
    window = named_window(row, ground.calendar, "adjustment-of-no-period") if row.text("period") else None
    faults = [*blank, *_faults(row, ground, amount)]
    if faults or window is None or not isinstance(amount, Decimal):
        return None
    return Adjustment(
        ground.person(row.text("person")), window, amount, row.text("reason"), row.text("approver"), row.place
    )


def _faults(row: TableRow, ground: Ground, amount: object) -> Iterator[str]:
    person, most = ground.person(row.text("person")), ground.terms.at_most
    if person and person not in ground.roster.people:
        row.tell(
            "adjustment-without-person", "person", {"person": person, "near": suggest(person, ground.roster.people)}
        )
        yield "person"
    if most is not None and isinstance(amount, Decimal) and abs(amount) > most:
        row.tell("adjustment-above-limit", "amount", {"amount": f"{amount:f}", "most": f"{most:f}", "person": person})
        yield "amount"


def named_window(row: TableRow, calendar: Calendar, rule: str) -> Window | None:
    """The period by its name, or by its first day, which spreadsheets make of `2026-09`; told by `rule` if none."""
    text = row.text("period")
    try:
        day = row.value("period", "date") if _is_date(text) else None
        if isinstance(day, date):
            return calendar.window("month", day)
        return calendar.period(text)
    except PeriodError as error:
        row.tell(rule, "period", {"text": text, **error.params})
        return None


def _is_date(text: str) -> bool:
    from salesperf.model.dates import read_date

    return read_date(text)[0] is not None


def of_period(adjustments: Sequence[Adjustment], period: Window) -> tuple[list[Adjustment], list[Cell]]:
    """Those whose window ends in the period, and the rows of the others."""
    now = [each for each in adjustments if each.window.end in period]
    return now, [each.place for each in adjustments if each.window.end not in period]
