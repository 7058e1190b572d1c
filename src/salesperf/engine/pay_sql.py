"""The pay of a line as SQL over whole numbers: the last piece that holds the running sum, rounded by magnitude.

A figure that is the same for everybody stands in the SQL as it is; the others are looked up in a list by the person's
number, those of columns by column and person. There is no join, because a join would lose the order of the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salesperf.engine.drawn import Drawn
from salesperf.engine.duck import DuckStore
from salesperf.engine.line_rows import LineTable
from salesperf.engine.row_sql import RowSql
from salesperf.model.rating import LineJob

AT, A, B, C, MOST, LEAST = range(6)


@dataclass(frozen=True, slots=True)
class Rates:
    """The figures of everybody in a job as SQL, those of the lines' rows, and the text that names column and rows."""

    fixed: Mapping[str, str]
    pieces: Sequence[Sequence[str]]
    mirrored: str
    rows: tuple[RowSql, ...] = ()
    by: str = "''"

    @property
    def width(self) -> int:
        """How many pieces the longest function has."""
        return len(self.pieces)


def list_rates(store: DuckStore, number: int, drawn: Sequence[Drawn | None]) -> Rates:
    """Make the figures of a job known to the engine; `drawn` is by the person's number, None for who is not in it."""

    def known(name: str, values: Sequence[int | bool | None]) -> str:
        return _known(store, f"rate_{number}_{name}", values, [each is not None for each in drawn])

    columns = max((len(each.columns) for each in drawn if each), default=1)
    width = max((len(column) for each in drawn if each for column in each.columns), default=1)
    present = [each is not None for _ in range(columns) for each in drawn]

    def piece(n: int, part: int) -> str:
        values = [_part(each, c, n, part) for c in range(columns) for each in drawn]
        at = "_pid + 1" if columns == 1 else f"c * {len(drawn)} + _pid + 1"
        return _known(store, f"rate_{number}_{n}_{part}", values, present, at)

    fixed = {
        name: known(name, [getattr(each, name) if each else None for each in drawn])
        for name in ("before", "less", "den", "cap", "opening")
    }
    pieces = [[piece(n, part) for part in (AT, A, B, C, MOST, LEAST)] for n in range(width)]
    return Rates(fixed, pieces, known("mirrored", [each.mirrored if each else None for each in drawn]))


def _part(each: Drawn | None, column: int, n: int, part: int) -> int | None:
    return each.columns[column][n][part] if each and n < len(each.columns[column]) else None


def _known(
    store: DuckStore, name: str, values: Sequence[int | bool | None], present: Sequence[bool], at: str = "_pid + 1"
) -> str:
    distinct = {value for value, is_there in zip(values, present, strict=True) if is_there}
    if len(distinct) <= 1:
        return _literal(next(iter(distinct), None))
    kind = "BOOLEAN" if any(isinstance(value, bool) for value in distinct) else "HUGEINT"
    store.run(f"SET VARIABLE {name} = [{', '.join(map(_literal, values))}]::{kind}[]")
    return f"getvariable('{name}')[{at}]"


def _literal(value: int | bool | None) -> str:
    return "NULL" if value is None else str(value).lower()


def priced(job: LineJob, lines: LineTable, rates: Rates, kind: str) -> str:
    """The lines with `pay` in steps and the tier they end in; `exact` ÷ `den` is the pay before rounding."""
    start, den = (f"CAST({rates.fixed[name]} AS {kind})" for name in ("before", "den"))
    entered = f"CAST({'x' if job.manner.enter == 'credit' else 'm'} AS {kind})"
    v1 = entered if job.each else f"{start} + CAST(after AS {kind})"
    before = "0" if job.each else _figure("v0", rates, kind)
    values = f"SELECT *, {den} AS den, {v1} AS v1, {v1} - {entered} AS v0 FROM {lines.name}"
    figures = f"SELECT *, {_figure('v1', rates, kind)} AS n1, {before} AS n0 FROM ({values})"
    if job.manner.is_own or rates.fixed["cap"] != "NULL":
        figures = _added_up(_own(figures, job, rates, kind), job, rates, kind)
    pay = f"{rounded('n1', job.mode)} - {'0' if job.each else rounded('n0', job.mode)}"
    return (
        f"SELECT _pid, _by, _rid, _part, _row, share, day, _key, _fields, x, {start} + after AS after, "
        f"{lines.places} AS places, CAST({pay} AS BIGINT) AS pay, {'0' if job.each else 'n1 - n0'} AS exact, "
        f"{_tier(rates)} AS tier, {rates.by} AS priced_by FROM ({figures})"
    )


def _own(figures: str, job: LineJob, rates: Rates, kind: str) -> str:
    """Each line's own pay: what it finds or adds × credit or share × its row, limited, × its factors."""
    manner = job.manner
    row, factors = (rates.rows[:1], rates.rows[1:]) if manner.row is not None else ((), rates.rows)
    shared = "* part_of" if manner.times == "share" else ""
    value = f"(n1 - n0){_times(job)}{''.join(f' * ({each.num})' for each in row)}"
    before = "".join(f" * {each.den}" for each in row)
    if rates.fixed["cap"] != "NULL":
        cap = f"CAST({rates.fixed['cap']} AS {kind}){shared}{before}"
        value = f"greatest(least({value}, {cap}), -({cap}))"
    value += "".join(f" * ({each.num})" for each in factors)
    after = "".join(f" * {each.den}" for each in factors)
    return (
        f"SELECT * EXCLUDE (n1, n0, den), CAST({value} AS {kind}) AS own, "
        f"CAST(den{shared}{before}{after} AS {kind}) AS den FROM ({figures})"
    )


def _times(job: LineJob) -> str:
    """What a figure that a line found is multiplied with; an amount takes the sign of the record that it is for."""
    if job.manner.times == "credit":
        return " * x"
    turned = " * (CASE WHEN x < 0 THEN -1 ELSE 1 END)" if job.manner.enter == "field" else ""
    return f" * num{turned}" if job.manner.times == "share" else ""


def _added_up(own: str, job: LineJob, rates: Rates, kind: str) -> str:
    """Lines that are no earnings of their own: differences of a sum, which begins with what earlier ones are worth."""
    if job.each:
        return f"SELECT *, own AS n1, 0 AS n0 FROM ({own})"
    opening = "0" if job.manner.is_own else f"CAST({rates.fixed['opening']} AS {kind})"
    order = "PARTITION BY _pid ORDER BY day, _key, _part ROWS UNBOUNDED PRECEDING"
    added = f"SELECT *, {opening} + CAST(sum(own) OVER ({order}) AS {kind}) AS n1 FROM ({own})"
    return f"SELECT *, n1 - own AS n0 FROM ({added})"


def _figure(v: str, rates: Rates, kind: str) -> str:
    """The numerator of G(v): the last piece that holds |v|, its cap, the sign, less what was there before."""
    size = _size(v, rates)
    whens = " ".join(
        f"WHEN {size} >= {rates.pieces[n][AT]} THEN {_piece(rates.pieces[n], size, kind)}"
        for n in reversed(range(1, rates.width))
    )
    first = _piece(rates.pieces[0], size, kind)
    value = f"CASE {whens} ELSE {first} END" if whens else f"({first})"
    less = "" if rates.fixed["less"] == "0" else f" - CAST({rates.fixed['less']} AS {kind})"
    turned = "" if rates.mirrored == "false" else f"WHEN {rates.mirrored} AND {v} < 0 THEN -({value}) "
    return f"(CASE {turned}ELSE {value} END{less})" if turned else f"({value}{less})"


def _piece(piece: Sequence[str], size: str, kind: str) -> str:
    """a + b·v + c·v², within the cap; parts that are 0 for everybody are left out."""
    terms = [(piece[A], ""), (piece[B], f" * {size}"), (piece[C], f" * {size} * {size}")]
    added = " + ".join(f"CAST({part} AS {kind}){power}" for part, power in terms if part not in {"0", "NULL"})
    value = added or f"CAST(0 AS {kind})"
    for limit, bounded in ((piece[MOST], "least"), (piece[LEAST], "greatest")):
        if limit != "NULL":
            value = f"{bounded}({value}, coalesce(CAST({limit} AS {kind}), {value}))"
    return value


def _size(v: str, rates: Rates) -> str:
    if rates.mirrored in {"true", "false"}:
        return f"abs({v})" if rates.mirrored == "true" else v
    return f"CASE WHEN {rates.mirrored} THEN abs({v}) ELSE {v} END"


def _tier(rates: Rates) -> str:
    size = _size("v1", rates)
    whens = " ".join(f"WHEN {size} >= {rates.pieces[n][AT]} THEN {n + 1}" for n in reversed(range(1, rates.width)))
    return f"CASE {whens} ELSE 1 END" if whens else "1"


def rounded(n: str, mode: str, den: str = "den") -> str:
    """SQL: n ÷ den as a whole number, by magnitude."""
    size = f"abs({n})"
    steps = {
        "half_up": f"(2 * {size} + {den}) // (2 * {den})",
        "down": f"{size} // {den}",
        "up": f"({size} + {den} - 1) // {den}",
        "half_even": f"{size} // {den} + CASE WHEN 2 * ({size} % {den}) > {den} OR (2 * ({size} % {den}) = {den} "
        f"AND ({size} // {den}) % 2 = 1) THEN 1 ELSE 0 END",
    }
    return f"sign({n}) * ({steps[mode]})"
