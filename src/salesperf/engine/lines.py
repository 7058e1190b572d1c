"""Rating of lines: what each credited record earns, in integers from end to end.

With G the pay as a function of the running sum, a line pays round(G(after)) - round(G(before)), so that the lines add
up to round(G(total)) and returns walk back down the tiers. G is a fraction of whole numbers per person and piece; where
those outgrow the engine's 128-bit integers, the lines of that job are worked out in Python, to the same figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import duckdb

from salesperf.engine.drawn import Drawn, draw
from salesperf.engine.duck import DuckStore, quoted, whole
from salesperf.engine.lines_slow import paid_table, price_slowly
from salesperf.engine.measure import Desk, holder_of
from salesperf.engine.pay_sql import list_rates, priced
from salesperf.engine.relations import sql_of
from salesperf.model.expr_lines import line_value
from salesperf.model.rating import LineJob, LineSum
from salesperf.model.work import MeasureWork

SMALL, LARGE = 2**62, 2**126


def rate_lines(desk: Desk, job: LineJob, number: int) -> dict[str, LineSum]:
    """Price the lines of a job as `paid_<number>`, by person, date and key; the sums by person id."""
    totals, places = _collect(desk, job, f"lines_{number}")
    by_number = [row[0] for row in desk.store.rows("SELECT _id FROM ids ORDER BY _pid")]
    drawn = {person: draw(rate, places, job.step) for person, rate in job.people.items()}
    most = max(totals, default=0) + max((abs(each.before) for each in drawn.values()), default=0)
    bound = max((each.bound(most) for each in drawn.values()), default=0)
    if bound >= LARGE:
        return price_slowly(desk.store, number, job, drawn, places)
    rates = list_rates(desk.store, number, [drawn.get(person) for person in by_number])
    kind = "BIGINT" if bound < SMALL else "HUGEINT"
    # A view, because every line is priced twice at most: here for the sums, and when the credits are written. Only
    # capped lines, which are added up again, are sorted again.
    summed = not job.each and any(each.cap is not None for each in drawn.values())
    made, order = ("TABLE", " ORDER BY _pid, day, _key, _part") if summed else ("VIEW", "")
    query = priced(job, f"lines_{number}", rates, kind, places)
    desk.store.run(f"CREATE OR REPLACE {made} {paid_table(number)} AS {query}{order}")
    return _sums(desk.store, paid_table(number), job, drawn)


def _collect(desk: Desk, job: LineJob, table: str) -> tuple[list[int], int]:
    """The lines with their running sums; the sum of everybody's absolute amounts, and the decimals of a whole unit.

    What the narrow integers cannot hold is found out by trying: it is rare.
    """
    try:
        query, places = _collected(desk, job, wide=False)
        return _running(desk.store, query, table), places
    except (duckdb.OutOfRangeException, duckdb.ConversionException):
        query, places = _collected(desk, job, wide=True)
        return _running(desk.store, query, table), places


def _collected(desk: Desk, job: LineJob, *, wide: bool) -> tuple[str, int]:
    """A query for the lines, with `x` in whole units, and the decimals of a unit."""
    asked = desk.measures[job.measure]
    view, day = "line_" + asked.source, quoted(asked.date)
    value = sql_of(desk.store, view, line_value(asked.value)).sql(dialect="duckdb")
    inside = f"{day} BETWEEN DATE '{job.start}' AND DATE '{job.end}' AND {desk.counts(asked).sql(dialect='duckdb')}"
    places = desk.store.scales_of(f"SELECT {value} AS x FROM {quoted(view)} r").get("x", 0)
    payee, payees = _payees(desk, job, asked)
    lines = (
        f"SELECT {payee} AS _pid, r._pid AS _by, _rid, _part, _row, share, {day} AS day, _key, "
        f"{whole(value, places, wide=wide)} AS x FROM {quoted(view)} r {payees} AND {inside}"
    )
    return lines, places


def _payees(desk: Desk, job: LineJob, asked: MeasureWork) -> tuple[str, str]:
    """The person paid on a credited line `r`, and the joins that find them: one of the job's people, or several."""
    people = [(person, rate.holder) for person, rate in job.people.items()]
    desk.store.fill("job_people", [("_id", "VARCHAR"), ("_holder", "VARCHAR")], people)
    if asked.whose == "own":
        return "r._pid", "WHERE r._pid IN (SELECT _pid FROM ids SEMI JOIN job_people USING (_id))"
    desk.store.run(
        "CREATE OR REPLACE VIEW payees AS SELECT _pid AS _payee, _holder FROM job_people JOIN ids USING (_id)"
    )
    key, join = holder_of(desk, asked, job.end)
    joined = "" if join is None else join.sql(dialect="duckdb")
    return "_payee", f"{joined} JOIN payees ON _holder = {key} WHERE true"


def _running(store: DuckStore, query: str, table: str) -> list[int]:
    """The lines in their order with the running sum of each person, and the sum of everybody's absolute amounts.

    The sorted table is read as it stands: one running sum over all of it, less what the people before came to.
    """
    store.run(f"CREATE OR REPLACE TABLE sorted AS {query} ORDER BY _pid, day, _key, _part")
    found = store.rows("SELECT _pid, sum(x), sum(abs(x)) FROM sorted GROUP BY _pid ORDER BY _pid")
    before, base = 0, dict[int, int]()
    for person, total, _ in found:
        base[person] = before
        before += int(total)
    bases = ", ".join(str(base.get(person, 0)) for person in range(max(base, default=0) + 1))
    store.run(f"SET VARIABLE bases = [{bases}]::HUGEINT[]")
    store.run(
        f"CREATE OR REPLACE TABLE {table} AS SELECT *, CAST(sum(x) OVER (ROWS UNBOUNDED PRECEDING) AS HUGEINT) "
        "- getvariable('bases')[_pid + 1] AS after FROM sorted"
    )
    store.run("DROP TABLE sorted")
    return [int(total) for *_, total in found]


def _sums(store: DuckStore, table: str, job: LineJob, drawn: Mapping[str, Drawn]) -> dict[str, LineSum]:
    query = f"SELECT p._id, count(*), sum(pay), sum(exact) FROM {table} l JOIN ids p USING (_pid) GROUP BY p._id"
    return {
        person: LineSum(
            count, Decimal(int(pay)) * job.step, Fraction(int(exact), drawn[person].den) * Fraction(job.step)
        )
        for person, count, pay, exact in store.rows(query)
    }
