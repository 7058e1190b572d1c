"""Rating of lines: what each credited record earns, in integers from end to end.

With G the pay as a function of the running sum, a line pays round(G(after)) - round(G(before)), so that the lines add
up to round(G(total)) and returns walk back down the tiers. G is a fraction of whole numbers per person and piece; where
those outgrow the engine's 128-bit integers, the lines of that job are worked out in Python, to the same figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from salesperf.engine.drawn import Drawn, draw
from salesperf.engine.duck import DuckStore, quoted
from salesperf.engine.lines_slow import price_slowly
from salesperf.engine.measure import Desk
from salesperf.engine.relations import sql_of
from salesperf.model.expr_lines import line_value
from salesperf.model.rating import LineJob, LineSum

SMALL, LARGE = 2**62, 2**126
SHORT = 6  # decimals up to which sums of amounts fit into 64 bits


def rate_lines(desk: Desk, job: LineJob, number: int) -> dict[str, LineSum]:
    """Price the lines of a job into the table `paid_<number>`, in the order of the records; the sums by person id."""
    table = paid_table(number)
    lines, places = _collected(desk, job)
    drawn = {person: draw(rate, places, job.step) for person, rate in job.people.items()}
    most = _largest(desk.store, lines) + max((abs(each.before) for each in drawn.values()), default=0)
    bound = max((each.bound(most) for each in drawn.values()), default=0)
    desk.store.run(f"CREATE OR REPLACE TABLE lines AS {_running(lines)}")
    if bound >= LARGE:
        return price_slowly(desk.store, table, job, drawn, places)
    kind = "BIGINT" if bound < SMALL else "HUGEINT"
    _fill_rates(desk.store, drawn, kind)
    priced = _priced(job, drawn, kind, places)
    desk.store.run(f"CREATE OR REPLACE TABLE {table} AS {priced} ORDER BY _rid, _part")
    desk.store.run("DROP TABLE lines")
    return _sums(desk.store, table, job, drawn)


def paid_table(number: int) -> str:
    """The table of the lines of a job, by the job's number."""
    return f"paid_{number}"


def _collected(desk: Desk, job: LineJob) -> tuple[str, int]:
    """A query for the lines, with `x` in whole units, and the decimals of a unit."""
    asked = desk.measures[job.measure]
    view, day = "line_" + asked.source, quoted(asked.date)
    value = sql_of(desk.store, view, line_value(asked.value)).sql(dialect="duckdb")
    inside = f"{day} BETWEEN DATE '{job.start}' AND DATE '{job.end}' AND {desk.counts(asked).sql(dialect='duckdb')}"
    places = desk.store.scales_of(f"SELECT {value} AS x FROM {quoted(view)} r").get("x", 0)
    desk.store.fill("job_people", [("id", "VARCHAR")], [(person,) for person in job.people])
    lines = (
        f"SELECT _pid, _rid, _part, _row, share, {day} AS day, _key, {_whole(value, places)} AS x "
        f"FROM {quoted(view)} r WHERE {inside} AND _pid IN (SELECT pid FROM ids SEMI JOIN job_people USING (id))"
    )
    return lines, places


def _whole(value: str, places: int) -> str:
    """A decimal as a whole number of 10^-places; 64 bits where the engine's own narrow decimals fit into them."""
    if not places:
        return f"CAST({value} AS BIGINT)"
    if places <= SHORT:
        return f"CAST(CAST({value} AS DECIMAL(18,{places})) * {10**places} AS BIGINT)"
    return f"CAST(CAST({value} AS DECIMAL(38,{places})) * CAST({10**places} AS DECIMAL({places + 1},0)) AS HUGEINT)"


def _running(lines: str) -> str:
    return (
        "SELECT *, sum(x) OVER (PARTITION BY _pid ORDER BY day, _key, _part ROWS UNBOUNDED PRECEDING) AS after "
        f"FROM ({lines})"
    )


def _largest(store: DuckStore, lines: str) -> int:
    """No running sum of anybody is larger."""
    return int(
        store.rows(f"SELECT coalesce(max(s), 0) FROM (SELECT sum(abs(x)) AS s FROM ({lines}) GROUP BY _pid)")[0][0]
    )


def _fill_rates(store: DuckStore, drawn: Mapping[str, Drawn], kind: str) -> None:
    width = _width(drawn)
    columns = [("id", "VARCHAR"), *((name, kind) for name in ("start", "less", "den", "cap"))]
    columns += [(f"{name}{n}", kind) for n in range(width) for name in ("at", "a", "b", "c", "most")]
    columns.append(("mirrored", "BOOLEAN"))
    rows = []
    for person, each in drawn.items():
        pieces = [figure for piece in each.pieces for figure in piece]
        padded = [*pieces, *([None] * (5 * width - len(pieces)))]
        rows.append((person, each.before, each.less, each.den, each.cap, *padded, each.mirrored))
    store.fill("rate_by_id", columns, rows)
    store.run("CREATE OR REPLACE TABLE rate AS SELECT ids.pid, r.* EXCLUDE (id) FROM rate_by_id r JOIN ids USING (id)")


def _width(drawn: Mapping[str, Drawn]) -> int:
    return max((len(each.pieces) for each in drawn.values()), default=1)


def _priced(job: LineJob, drawn: Mapping[str, Drawn], kind: str, places: int) -> str:
    """The lines with `pay` in steps and the tier they end in; `exact` ÷ `den` is the pay before rounding."""
    after = f"CAST({'x' if job.each else 'start + after'} AS {kind})"
    lines = (
        f"SELECT l.*, rate.* EXCLUDE (pid), {after} AS v1, CAST(start + after - x AS {kind}) AS v0 "
        "FROM lines l JOIN rate ON l._pid = rate.pid"
    )
    before = "0" if job.each else _figure("v0", drawn)
    figures = f"SELECT *, {_figure('v1', drawn)} AS n1, {before} AS n0 FROM ({lines})"
    if any(each.cap is not None for each in drawn.values()):
        figures = _record_capped(figures, job, kind)
    pay = f"{_rounded('n1', job.mode)} - {'0' if job.each else _rounded('n0', job.mode)}"
    return (
        f"SELECT _pid, _rid, _part, _row, share, day, _key, x, start + after AS after, {places} AS places, "
        f"CAST({pay} AS BIGINT) AS pay, n1 - n0 AS exact, {_tier(drawn)} AS tier FROM ({figures})"
    )


def _record_capped(figures: str, job: LineJob, kind: str) -> str:
    """Each line's own pay limited, then added up again, so that lines still are differences of a rounded sum."""
    own = f"SELECT * EXCLUDE (n1, n0), least(n1 - n0, coalesce(cap, n1 - n0)) AS own FROM ({figures})"
    if job.each:
        return f"SELECT *, own AS n1, 0 AS n0 FROM ({own})"
    order = "PARTITION BY _pid ORDER BY day, _key, _part ROWS UNBOUNDED PRECEDING"
    added = f"SELECT *, CAST(sum(own) OVER ({order}) AS {kind}) AS n1 FROM ({own})"
    return f"SELECT *, n1 - own AS n0 FROM ({added})"


def _figure(v: str, drawn: Mapping[str, Drawn]) -> str:
    """The numerator of G(v): the last piece that holds |v|, its cap, the sign, less what was there before."""
    size = _size(v, drawn)
    quadratic = any(piece[3] for each in drawn.values() for piece in each.pieces)
    limited = any(piece[4] is not None for each in drawn.values() for piece in each.pieces)

    def piece(n: int) -> str:
        straight = f"a{n} + b{n} * {size}" + (f" + c{n} * {size} * {size}" if quadratic else "")
        return f"least({straight}, coalesce(most{n}, {straight}))" if limited else straight

    whens = " ".join(f"WHEN {size} >= at{n} THEN {piece(n)}" for n in reversed(range(1, _width(drawn))))
    value = f"CASE {whens} ELSE {piece(0)} END" if whens else f"({piece(0)})"
    return f"CASE WHEN mirrored AND {v} < 0 THEN -({value}) ELSE {value} END - less"


def _size(v: str, drawn: Mapping[str, Drawn]) -> str:
    turned = {each.mirrored for each in drawn.values()}
    return f"abs({v})" if turned == {True} else f"CASE WHEN mirrored THEN abs({v}) ELSE {v} END"


def _tier(drawn: Mapping[str, Drawn]) -> str:
    size = _size("v1", drawn)
    whens = " ".join(f"WHEN {size} >= at{n} THEN {n + 1}" for n in reversed(range(1, _width(drawn))))
    return f"CASE {whens} ELSE 1 END" if whens else "1"


def _rounded(n: str, mode: str) -> str:
    """n ÷ den as whole steps, by magnitude."""
    size = f"abs({n})"
    steps = {
        "half_up": f"(2 * {size} + den) // (2 * den)",
        "down": f"{size} // den",
        "up": f"({size} + den - 1) // den",
        "half_even": f"{size} // den + CASE WHEN 2 * ({size} % den) > den OR (2 * ({size} % den) = den "
        f"AND ({size} // den) % 2 = 1) THEN 1 ELSE 0 END",
    }
    return f"sign({n}) * ({steps[mode]})"


def _sums(store: DuckStore, table: str, job: LineJob, drawn: Mapping[str, Drawn]) -> dict[str, LineSum]:
    query = f"SELECT p.id, count(*), sum(pay), sum(exact) FROM {table} l JOIN ids p ON l._pid = p.pid GROUP BY p.id"
    return {
        person: LineSum(
            count, Decimal(int(pay)) * job.step, Fraction(int(exact), drawn[person].den) * Fraction(job.step)
        )
        for person, count, pay, exact in store.rows(query)
    }
