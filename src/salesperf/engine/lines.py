"""Rating of lines: what each credited record earns, in integers from end to end.

With G the pay as a function of the running sum, a line pays round(G(after)) - round(G(before)), so that the lines add
up to round(G(total)) and returns walk back down the tiers. G is a fraction of whole numbers per person and piece; where
those outgrow the engine's 128-bit integers, the lines of that job are worked out in Python, to the same figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm

from salesperf.engine.duck import DuckStore, quoted
from salesperf.engine.measure import Desk
from salesperf.engine.relations import sql_of
from salesperf.model.expr_lines import line_value
from salesperf.model.rating import LineJob, LineSum, PersonRate

SMALL, LARGE = 2**62, 2**126


@dataclass(frozen=True, slots=True)
class Drawn:
    """One person's G in whole numbers: steps = ±(a + b·v + c·v²) ÷ den - less ÷ den, with v in units of the column."""

    before: int
    less: int
    den: int
    pieces: tuple[tuple[int, int, int, int, int | None], ...]
    mirrored: bool
    cap: int | None

    def bound(self, most: int) -> int:
        """No intermediate figure is larger, for |v| up to `most`."""
        tops = [abs(a) + abs(b) * most + abs(c) * most**2 + abs(m or 0) for _, a, b, c, m in self.pieces]
        return 4 * (max(tops) + abs(self.less) + self.den + abs(self.cap or 0))


def rate_lines(desk: Desk, job: LineJob, number: int) -> dict[str, LineSum]:
    """Price the lines of a job into the table `paid_<number>`; the sums by person id."""
    table = f"paid_{number}"
    places = _collect(desk, job, table)
    drawn = {person: draw(rate, places, job.step) for person, rate in job.people.items()}
    most = _largest(desk.store, table) + max((abs(each.before) for each in drawn.values()), default=0)
    bound = max((each.bound(most) for each in drawn.values()), default=0)
    if bound >= LARGE:
        raise OverflowError(f"the figures of element {job.element} need more than 126 bits")
    kind = "BIGINT" if bound < SMALL else "HUGEINT"
    _fill_rates(desk.store, drawn, kind)
    desk.store.run(f"CREATE OR REPLACE TABLE {table} AS {_priced(table, job, drawn, kind, places)}")
    return _sums(desk.store, table, job, drawn)


def draw(rate: PersonRate, places: int, step: Decimal) -> Drawn:
    """G in steps of the currency and whole units of 10^-places.

    The bound of a piece becomes the least whole v that it holds, so that no division decides a tier.
    """
    unit, steps = Fraction(1, 10**places), 1 / Fraction(step)
    exact = [
        (
            ceil(p.start / unit) if p.inclusive else floor(p.start / unit) + 1,
            p.a * steps,
            p.b * unit * steps,
            p.c * unit**2 * steps,
            None if p.most is None else p.most * steps,
        )
        for p in rate.pieces
    ]
    less, cap = rate.less * steps, None if rate.cap_record is None else rate.cap_record * steps
    figures = [f for _, *rest in exact for f in rest if f is not None]
    den = lcm(*(f.denominator for f in [*figures, less, cap or Fraction(0)]))
    pieces = tuple((at, *(None if f is None else int(f * den) for f in rest)) for at, *rest in exact)
    before = rate.before / unit
    if before.denominator != 1:
        raise ValueError("what came before has more decimals than the records")
    return Drawn(int(before), int(less * den), den, pieces, rate.mirrored, None if cap is None else int(cap * den))  # type: ignore[arg-type]


def _collect(desk: Desk, job: LineJob, table: str) -> int:
    """The table of lines with `x` and its running sum `after` in whole units; returns the decimals of a unit."""
    asked = desk.measures[job.measure]
    value = sql_of(desk.store, "line_" + asked.source, line_value(asked.value)).sql(dialect="duckdb")
    source, day = quoted("line_" + asked.source), quoted(asked.date)
    inside = f"{day} BETWEEN DATE '{job.start}' AND DATE '{job.end}' AND {desk.counts(asked).sql(dialect='duckdb')}"
    places = desk.store.scales_of(f"SELECT {value} AS x FROM {source} r").get("x", 0)
    desk.store.fill("job_people", [("id", "VARCHAR")], [(person,) for person in job.people])
    desk.store.run(
        f"CREATE OR REPLACE TABLE {table} AS SELECT *, CAST(sum(x) OVER (PARTITION BY _pid ORDER BY day, _key, _part "
        f"ROWS UNBOUNDED PRECEDING) AS HUGEINT) AS after FROM (SELECT _pid, _rid, _part, share, {day} AS day, _key, "
        f"CAST(CAST({value} AS DECIMAL(28,{places})) * {10**places} AS HUGEINT) AS x FROM {source} r "
        f"WHERE {inside} AND _pid IN (SELECT pid FROM people SEMI JOIN job_people USING (id)))"
    )
    return places


def _largest(store: DuckStore, table: str) -> int:
    return int(store.rows(f"SELECT coalesce(max(abs(after)) + max(abs(x)), 0) FROM {table}")[0][0])


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
    store.fill("rate", columns, rows)


def _width(drawn: Mapping[str, Drawn]) -> int:
    return max((len(each.pieces) for each in drawn.values()), default=1)


def _priced(table: str, job: LineJob, drawn: Mapping[str, Drawn], kind: str, places: int) -> str:
    """The lines with `pay` in steps, the tier they end in and their amounts as decimals."""
    capped = any(each.cap is not None for each in drawn.values())
    first = "CAST(x AS {kind})" if job.each else f"CAST(start + after AS {kind})"
    first = first.format(kind=kind)
    before = "NULL" if job.each else f"CAST(start + after - x AS {kind})"
    lines = f"SELECT l.*, rate.*, {first} AS v1, {before} AS v0 FROM {table} l JOIN people p ON l._pid = p.pid JOIN rate ON p.id = rate.id"
    figures = (
        f"SELECT *, {_figure('v1', drawn)} AS n1, {'0' if job.each else _figure('v0', drawn)} AS n0 FROM ({lines})"
    )
    if capped:
        order = "" if job.each else " OVER (PARTITION BY _pid ORDER BY day, _key, _part ROWS UNBOUNDED PRECEDING)"
        figures = f"SELECT * EXCLUDE (n1, n0), least(n1 - n0, coalesce(cap, n1 - n0)) AS own FROM ({figures})"
        total = f"CAST(sum(own){order} AS {kind})" if order else "own"
        figures = f"SELECT *, {total} AS n1, {'0' if job.each else f'{total} - own'} AS n0 FROM ({figures})"
    pay = f"{_rounded('n1', job.mode)} - {'0' if job.each else _rounded('n0', job.mode)}"
    return (
        f"SELECT _pid, _rid, _part, share, day, _key, x, start + after AS after, {places} AS places, "
        f"CAST({pay} AS BIGINT) AS pay, n1 - n0 AS exact, den, {_tier(drawn)} AS tier FROM ({figures})"
    )


def _figure(v: str, drawn: Mapping[str, Drawn]) -> str:
    """The numerator of G(v): the last piece that holds |v|, its cap, the sign, less what was there before."""
    size = f"CASE WHEN mirrored THEN abs({v}) ELSE {v} END"
    quadratic = any(piece[3] for each in drawn.values() for piece in each.pieces)
    limited = any(piece[4] is not None for each in drawn.values() for piece in each.pieces)

    def piece(n: int) -> str:
        straight = f"a{n} + b{n} * {size}" + (f" + c{n} * {size} * {size}" if quadratic else "")
        return f"least({straight}, coalesce(most{n}, {straight}))" if limited else straight

    whens = " ".join(f"WHEN {size} >= at{n} THEN {piece(n)}" for n in reversed(range(1, _width(drawn))))
    value = f"CASE {whens} ELSE {piece(0)} END" if whens else f"({piece(0)})"
    return f"CASE WHEN mirrored AND {v} < 0 THEN -({value}) ELSE {value} END - less"


def _tier(drawn: Mapping[str, Drawn]) -> str:
    size = "CASE WHEN mirrored THEN abs(v1) ELSE v1 END"
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
    query = f"SELECT p.id, count(*), sum(pay), sum(exact) FROM {table} l JOIN people p ON l._pid = p.pid GROUP BY p.id"
    return {
        person: LineSum(
            count, Decimal(int(pay)) * job.step, Fraction(int(exact), drawn[person].den) * Fraction(job.step)
        )
        for person, count, pay, exact in store.rows(query)
    }
