"""Lines priced one by one in Python, to the same figures.

Two kinds come here: rates with very long fractions, such as a product of several scores, whose figures outgrow 128-bit
integers; and lines with columns of their own whose bounds are on the pay itself, where each depends on the one before.
Everything else is SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.engine.duck import DuckStore
from salesperf.engine.line_rows import LineTable
from salesperf.model.curve import Piece, holds
from salesperf.model.rating import LineJob, LineSum, PersonRate

ZERO = Fraction(0)


def paid_table(number: int) -> str:
    """The relation that holds the priced lines of a job, by the job's number."""
    return f"paid_{number}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: credit, what the table is entered with, running sum, share, column and rows."""

    person: str
    number: int
    record: int
    part: int
    day: date
    x: Fraction
    entered: Fraction
    after: Fraction
    share: Fraction
    column: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paid:
    """A line's own pay before rounding, and the tier that it ends in."""

    own: Fraction
    tier: int


def price_slowly(store: DuckStore, number: int, job: LineJob, lines: LineTable, by: str) -> dict[str, LineSum]:
    """The same table and sums as the engine makes of `lines`, worked out in exact fractions."""
    sums: dict[str, LineSum] = {}
    paid: list[tuple[int, ...]] = []
    carried: dict[str, Fraction] = {}
    filled: dict[str, Fraction] = {}
    for line in _read(store, job, lines):
        rate = job.people[line.person]
        if job.manner.filled_since is not None:
            found = _filled(rate, job, line, filled)
        else:
            found = Paid(_own(rate, job, line, _added(rate, job, line)), _tier(rate, line.column, _v1(rate, job, line)))
        if line.day < job.start:
            continue
        start = ZERO if job.each else carried.get(line.person, ZERO if job.manner.is_own else _worth(rate, rate.before))
        steps = _steps(start + found.own, job) - (0 if job.each else _steps(start, job))
        carried[line.person] = start + found.own
        paid.append((line.number, line.record, line.part, steps, found.tier))
        known = sums.get(line.person, LineSum(0, Decimal(0), ZERO))
        sums[line.person] = known.plus(LineSum(1, steps * job.step, ZERO if job.each else found.own))
    columns = [("who", "INTEGER"), ("r", "BIGINT"), ("p", "INTEGER"), ("pay", "BIGINT"), ("tier", "INTEGER")]
    store.fill("slow", columns, paid)
    before = [(person, int(rate.before / lines.unit)) for person, rate in job.people.items()]
    store.fill("slow_before", [("_id", "VARCHAR"), ("before", "HUGEINT")], before)
    _write(store, number, lines, by)
    return sums


def _read(store: DuckStore, job: LineJob, lines: LineTable) -> Iterator[Line]:
    manner = job.manner
    entered = "x" if manner.enter == "credit" else "m"
    share = "num, part_of" if manner.times == "share" else "1, 1"
    column = "c" if manner.words else "0"
    rows = "".join(f", r{n}" for n in range(len(manner.rows)))
    query = (
        f"SELECT p._id, l._pid, l._rid, l._part, l.day, x, {entered}, after, {share}, {column}{rows} "
        f"FROM {lines.name} l JOIN ids p USING (_pid) ORDER BY _pid, day, _key, _part"
    )
    for person, number, record, part, day, x, m, after, num, den, column_number, *found in store.rows(query):
        share_of = Fraction(int(num), int(den))
        credit, entering = int(x) * lines.unit, int(m) * lines.entered_unit
        yield Line(
            person,
            number,
            record,
            part,
            day,
            credit,
            entering,
            int(after) * lines.unit,
            share_of,
            column_number,
            tuple(found),
        )


def _v1(rate: PersonRate, job: LineJob, line: Line) -> Fraction:
    return line.entered if job.each else rate.before + line.after


def _added(rate: PersonRate, job: LineJob, line: Line) -> Fraction:
    """What the line finds, or adds to the running sum, in its own column."""
    v1 = _v1(rate, job, line)
    found = _worth(rate, v1, line.column)
    return found if job.each else found - _worth(rate, v1 - line.x, line.column)


def _own(rate: PersonRate, job: LineJob, line: Line, value: Fraction) -> Fraction:
    """That × credit or share × its row, limited, × its factors."""
    manner = job.manner
    if manner.times == "credit":
        value *= line.x
    elif manner.times == "share":
        value *= line.share * (-1 if manner.enter == "field" and line.x < 0 else 1)
    figures = [
        rate.named[rows.column, row] if rows.figures[row] is None else rows.figures[row] or ZERO
        for rows, row in zip(manner.rows, line.rows, strict=True)
    ]
    first = 1 if manner.row is not None else 0
    for figure in figures[:first]:
        value *= figure
    if rate.cap_record is not None:
        value = max(min(value, rate.cap_record), -rate.cap_record)
    for figure in figures[first:]:
        value *= figure
    return value


def _worth(rate: PersonRate, v: Fraction, column: int = 0) -> Fraction:
    """G(v), not rounded."""
    turned = rate.mirrored and v < 0
    size = -v if turned else v
    found = rate.columns[column]
    piece = next((p for p in reversed(found) if holds(p.start, p.inclusive, size)), found[0])
    value = piece.at(size)
    return (-value if turned else value) - rate.less


def _tier(rate: PersonRate, column: int, v: Fraction) -> int:
    size = abs(v) if rate.mirrored else v
    found = enumerate(rate.columns[column], 1)
    return max((n for n, p in found if holds(p.start, p.inclusive, size)), default=1)


def _filled(rate: PersonRate, job: LineJob, line: Line, filled: dict[str, Fraction]) -> Paid:
    """What the line is paid once the lines before it have filled the tiers so far, whatever their columns."""
    before = filled.get(line.person, ZERO)
    column = rate.columns[line.column]
    after = fill(column, before, line.x)
    filled[line.person] = after
    tier = max((n for n, p in enumerate(column, 1) if p.start < abs(after)), default=1)
    return Paid(_own(rate, job, line, rate.factor * (after - before)), tier)


def fill(column: Sequence[Piece], paid: Fraction, base: Fraction) -> Fraction:
    """All that has been paid after `base`, of what has been paid before: each piece starts at a pay, `b` is its rate.

    A base is split where the pay so far fills a tier; a return walks back down. Where the rate is 0, nothing is added.

    >>> column = [Piece(Fraction(at), True, ZERO, Fraction(p, 100)) for at, p in ((0, 30), (90, 20))]
    >>> before = ((0, 200), (74, 85), (90, -10), (30, -200))
    >>> [str(fill(column, Fraction(paid), Fraction(base))) for paid, base in before]
    ['60', '289/3', '87', '-30']
    """
    if paid < 0 or (paid == 0 and base < 0):
        return -fill(column, -paid, -base)
    ends: list[Fraction | None] = [*(piece.start for piece in column[1:]), None]
    while base and (paid or base > 0):
        up = base > 0
        n = max(i for i, piece in enumerate(column) if piece.start < paid or (up and piece.start == paid))
        end = ends[n] if up else column[n].start
        if column[n].b <= 0:
            return paid
        if end is None or abs(base) * column[n].b <= abs(end - paid):
            return paid + base * column[n].b
        base -= (end - paid) / column[n].b
        paid = end
    return fill(column, paid, base) if base else paid


def _steps(value: Fraction, job: LineJob) -> int:
    """A figure as whole steps, by magnitude."""
    exact = abs(value) / Fraction(job.step)
    whole, rest = divmod(exact.numerator, exact.denominator)
    up = {
        "half_up": 2 * rest >= exact.denominator,
        "down": False,
        "up": rest > 0,
        "half_even": 2 * rest > exact.denominator or (2 * rest == exact.denominator and whole % 2 == 1),
    }
    steps = whole + up[job.mode]
    return steps if value >= 0 else -steps


def _write(store: DuckStore, number: int, lines: LineTable, by: str) -> None:
    """The paid table; the running sum starts at what each person had before."""
    store.run(
        f"CREATE OR REPLACE TABLE {paid_table(number)} AS SELECT l.* EXCLUDE (after), l.after + b.before AS after, "
        f"{lines.places} AS places, slow.pay, 0 AS exact, slow.tier, {by} AS priced_by FROM {lines.name} l "
        "JOIN slow ON l._pid = slow.who AND l._rid = slow.r AND l._part = slow.p "
        "JOIN ids USING (_pid) JOIN slow_before b USING (_id) "
        "ORDER BY _pid, day, _key, _part"
    )
