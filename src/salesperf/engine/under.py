"""Priced lines by who was above, or in which team, on the day of the record."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from salesperf.engine.lines_slow import paid_table
from salesperf.engine.measure import Desk
from salesperf.model.rating import LineJob, Whose

HOLDERS = {"reports": ("stint", "_manager"), "tree": ("above", "_boss"), "team": ("stint", "_team")}


def lines_under(desk: Desk, jobs: Mapping[int, LineJob], whose: Whose) -> dict[tuple[str, str], Decimal]:
    """What the lines of jobs pay each person, by the person and whoever holds them on the day of the record.

    A line counts for every boss in the tree. Where a source follows the end of the period, that is the day of all.
    """
    table, column = HOLDERS[whose]
    found: dict[tuple[str, str], Decimal] = {}
    for number, job in jobs.items():
        by_end = desk.crediting(desk.measures[job.measure]).moves == "period_end"
        day = f"DATE '{job.end}'" if by_end else "l.day"
        query = (
            f"SELECT p._id, s.{column}, sum(pay) FROM {paid_table(number)} l JOIN ids p USING (_pid) JOIN {table} s "
            f"ON s._of = l._pid AND {day} BETWEEN s._start AND s._end WHERE s.{column} IS NOT NULL GROUP BY ALL"
        )
        for person, holder, pay in desk.store.rows(query):
            found[person, holder] = found.get((person, holder), Decimal(0)) + Decimal(int(pay)) * job.step
    return found
