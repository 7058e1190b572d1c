"""Lines whose figures outgrow 128-bit integers: priced one by one in Python, to the same steps.

Only rates with very long fractions, such as a product of several scores, come here; everything else is SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from salesperf.engine.drawn import Drawn
from salesperf.engine.duck import DuckStore
from salesperf.model.rating import LineJob, LineSum


def paid_table(number: int) -> str:
    """The relation that holds the priced lines of a job, by the job's number."""
    return f"paid_{number}"


def price_slowly(
    store: DuckStore, number: int, job: LineJob, drawn: Mapping[str, Drawn], places: int
) -> dict[str, LineSum]:
    """The same table and sums as the engine makes of `lines`, worked out with Python's integers."""
    rows = store.rows(
        f"SELECT p._id, l._pid, l._rid, l._part, CAST(l.x AS HUGEINT), CAST(l.after AS HUGEINT) FROM lines_{number} l "
        "JOIN ids p USING (_pid) ORDER BY _pid, day, _key, _part"
    )
    sums: dict[str, LineSum] = {}
    paid: list[tuple[int, ...]] = []
    carried: dict[str, int] = {}
    for person, number_of, record, part, x, after in rows:
        each = drawn[person]
        before_sum = carried.get(person, each.opening)
        v1 = x if job.each else each.before + after
        own = each.numerator(v1) - (0 if job.each else each.numerator(v1 - x))
        own = own if each.cap is None else max(min(own, each.cap), -each.cap)
        start = 0 if job.each else before_sum if each.cap is not None else each.numerator(v1 - x)
        pay = _steps(start + own, each.den, job.mode) - (0 if job.each else _steps(start, each.den, job.mode))
        carried[person] = before_sum + own
        paid.append((number_of, record, part, each.before + after, pay, _tier(each, v1)))
        known = sums.get(person, LineSum(0, Decimal(0), Fraction(0)))
        sums[person] = LineSum(
            known.count + 1, known.pay + pay * job.step, known.exact + Fraction(own, each.den) * Fraction(job.step)
        )
    _fill(store, number, paid, places)
    return sums


def _steps(numerator: int, den: int, mode: str) -> int:
    """numerator ÷ den as whole steps, by magnitude."""
    whole, rest = divmod(abs(numerator), den)
    up = {
        "half_up": 2 * rest >= den,
        "down": False,
        "up": rest > 0,
        "half_even": 2 * rest > den or (2 * rest == den and whole % 2 == 1),
    }
    steps = whole + up[mode]
    return steps if numerator >= 0 else -steps


def _tier(each: Drawn, v: int) -> int:
    size = abs(v) if each.mirrored else v
    return max((n for n, piece in enumerate(each.pieces, 1) if size >= piece[0]), default=1)


def _fill(store: DuckStore, number: int, paid: list[tuple[int, ...]], places: int) -> None:
    columns = [("who", "INTEGER"), ("r", "BIGINT"), ("p", "INTEGER")]
    columns += [("total", "HUGEINT"), ("pay", "BIGINT"), ("tier", "INTEGER")]
    store.fill("slow", columns, paid)
    store.run(
        f"CREATE OR REPLACE TABLE {paid_table(number)} AS SELECT l.* EXCLUDE (after), slow.total AS after, "
        f"{places} AS places, slow.pay, 0 AS exact, slow.tier FROM lines_{number} l "
        "JOIN slow ON l._pid = slow.who AND l._rid = slow.r AND l._part = slow.p ORDER BY _pid, day, _key, _part"
    )
