"""Rating of lines: what each credited record earns, in integers from end to end.

With G the pay as a function of the running sum, a line pays round(G(after)) - round(G(before)), so that the lines add
up to round(G(total)) and returns walk back down the tiers. G is a fraction of whole numbers per person and piece; where
those outgrow the engine's 128-bit integers, the lines of that job are worked out in Python, to the same figures. Lines
with a column, a row or a factor of their own pay what they come to by themselves; where they are not earnings of their
own, those exact figures are added up, and lines are differences of the rounded running sum of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import prod

from salesperf.engine.drawn import Drawn, Units, draw
from salesperf.engine.duck import DuckStore
from salesperf.engine.line_rows import LineTable, collect
from salesperf.engine.lines_slow import paid_table, price_slowly
from salesperf.engine.measure import Desk
from salesperf.engine.pay_sql import list_rates, priced
from salesperf.engine.row_sql import RowSql, list_rows, named_by
from salesperf.model.rating import LineJob, LineSum

SMALL, LARGE = 2**62, 2**126


def rate_lines(desk: Desk, job: LineJob, number: int) -> dict[str, LineSum]:
    """Price the lines of a job as `paid_<number>`, by person, date and key; the sums by person id."""
    lines = collect(desk, job, f"lines_{number}")
    by_number = [row[0] for row in desk.store.rows("SELECT _id FROM ids ORDER BY _pid")]
    rows, by = list_rows(desk.store, number, job, by_number), named_by(desk.store, number, job.manner)
    drawn = {person: draw(rate, _units(job, lines)) for person, rate in job.people.items()}
    bound = _bound(job, lines, drawn, rows)
    if bound >= LARGE or job.manner.filled_since is not None:
        return price_slowly(desk.store, number, job, lines, by)
    rates = replace(list_rates(desk.store, number, [drawn.get(person) for person in by_number]), rows=rows, by=by)
    kind = "BIGINT" if bound < SMALL else "HUGEINT"
    # A view, because every line is priced twice at most: here for the sums, and when the credits are written. Only
    # lines whose own figures are added up again are sorted again.
    summed = not job.each and (job.manner.is_own or any(each.cap is not None for each in drawn.values()))
    made, order = ("TABLE", " ORDER BY _pid, day, _key, _part") if summed else ("VIEW", "")
    query = priced(job, lines, rates, kind)
    desk.store.run(f"CREATE OR REPLACE {made} {paid_table(number)} AS {query}{order}")
    return _sums(desk.store, paid_table(number), job, drawn, prod(each.den for each in rows))


def _units(job: LineJob, lines: LineTable) -> Units:
    per = lines.unit if job.manner.times == "credit" else Fraction(1)
    return Units(lines.entered_unit, lines.unit, Fraction(job.step), per)


def _bound(job: LineJob, lines: LineTable, drawn: Mapping[str, Drawn], rows: tuple[RowSql, ...]) -> int:
    """No whole number in the pricing of any line is larger."""
    entered = lines.most + max((abs(each.before) for each in drawn.values()), default=0)
    if job.manner.enter != "credit":
        entered = lines.most_entered
    times = max(lines.most, 1) if job.manner.times == "credit" else 1
    shared = max(lines.most_num, lines.most_den) if job.manner.times == "share" else 1
    by_rows = prod(max(each.most, each.den) for each in rows)
    return max((each.bound(entered) for each in drawn.values()), default=0) * times * shared * by_rows


def _sums(store: DuckStore, table: str, job: LineJob, drawn: Mapping[str, Drawn], den: int) -> dict[str, LineSum]:
    query = f"SELECT p._id, count(*), sum(pay), sum(exact) FROM {table} l JOIN ids p USING (_pid) GROUP BY p._id"
    return {
        person: LineSum(
            count, Decimal(int(pay)) * job.step, Fraction(int(exact), drawn[person].den * den) * Fraction(job.step)
        )
        for person, count, pay, exact in store.rows(query)
    }
