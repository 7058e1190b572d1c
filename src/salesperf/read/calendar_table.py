"""The plan's calendar, with the company's own periods read from its table where it has one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from salesperf.diagnostics import Diagnostic
from salesperf.model.calendar import Calendar
from salesperf.model.own_periods import OwnRow, own_windows
from salesperf.model.period import WEEKDAYS
from salesperf.model.plan import OwnPeriods, Plan
from salesperf.model.table import Extract
from salesperf.read.specs import table_spec
from salesperf.read.table_cells import TableRow, table_rows
from salesperf.read.tables import open_table


def read_calendar(
    plan: Plan, data_dir: Path | None, scratch: Path
) -> tuple[Calendar | None, list[Extract], list[Diagnostic]]:
    """The calendar and the files it was read from; None where it needs a table that cannot be read."""
    spec = plan.calendar
    if isinstance(spec.pattern, str):
        return _calendar(plan, spec.pattern), [], []
    rows = [
        OwnRow(row.from_, row.every or spec.pattern.every or "", row.to, row.name or "") for row in spec.pattern.rows
    ]
    extracts, found = list[Extract](), list[Diagnostic]()
    if spec.pattern.files is not None:
        if data_dir is None:
            return None, [], []
        extracts, more, found = _from_table(plan, spec.pattern, data_dir, scratch)
        rows += more
    until = spec.pattern.until or max((row.end for row in rows if row.end), default=date.max - timedelta(days=1))
    windows, problems = own_windows(rows, until)
    return (_calendar(plan, windows) if windows else None), extracts, found + problems


def _from_table(
    plan: Plan, pattern: OwnPeriods, data_dir: Path, scratch: Path
) -> tuple[list[Extract], list[OwnRow], list[Diagnostic]]:
    spec = table_spec("calendar", pattern, plan, {"from": "date", "to": "date"})
    extracts, _, found = open_table(spec, data_dir, scratch)
    rows = [own for row in table_rows(extracts, spec, found) if (own := _row(row, pattern))]
    return extracts, rows, found


def _row(row: TableRow, pattern: OwnPeriods) -> OwnRow | None:
    start, end = row.value("from", "date"), row.value("to", "date")
    if not isinstance(start, date):
        row.tell("cell-empty", "from", {"field": "from"})
        return None
    every = row.text("every") or pattern.every or ""
    return OwnRow(start, every, end if isinstance(end, date) else None, row.text("name"), row.place)


def _calendar(plan: Plan, pattern: object) -> Calendar:
    spec = plan.calendar
    return Calendar(
        year_starts=spec.year_starts,
        year_named_by=spec.year_named_by,
        pattern=pattern,  # type: ignore[arg-type]
        two_weeks_from=spec.two_weeks_from,
        week_starts=WEEKDAYS.index(spec.week_starts),
        workdays=frozenset(WEEKDAYS.index(day) for day in spec.workdays),
        holidays=frozenset() if spec.holidays == "none" else frozenset(spec.holidays),
        month_one=spec.month_one,
    )
