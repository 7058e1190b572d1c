"""The lines of a job as a sorted table of whole numbers: the credit, its running sum, and what else prices a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import duckdb

from salesperf.engine.duck import DuckStore, literal, quoted, whole
from salesperf.engine.measure import Desk, holder_of
from salesperf.engine.records import figure_of_record
from salesperf.engine.relations import sql_of
from salesperf.model.expr_lines import line_value
from salesperf.model.rating import LEVEL, LineJob, Manner
from salesperf.model.work import MeasureWork


@dataclass(frozen=True, slots=True)
class LineTable:
    """Lines with `x` in units of 10^-places and what they are entered with in its own; the largest figures in it.

    Beside `x` and `after` there are, where the job's manner needs them: `m` (what is entered), `c` (the column), `num`
    and `part_of` (the share), `r0`, `r1` … (rows of lookups).
    """

    name: str
    places: int
    entered_places: int
    most: int
    most_entered: int = 0
    most_num: int = 1
    most_den: int = 1

    @property
    def unit(self) -> Fraction:
        """What 1 of `x` stands for."""
        return Fraction(1, 10**self.places)

    @property
    def entered_unit(self) -> Fraction:
        """What 1 of what is entered stands for."""
        return Fraction(1, 10**self.entered_places)


def collect(desk: Desk, job: LineJob, name: str) -> LineTable:
    """The lines with their running sums, by person, date and key.

    What the narrow integers cannot hold is found out by trying: it is rare.
    """
    try:
        return _collect(desk, job, name, wide=False)
    except (duckdb.OutOfRangeException, duckdb.ConversionException):
        return _collect(desk, job, name, wide=True)


def _collect(desk: Desk, job: LineJob, name: str, *, wide: bool) -> LineTable:
    asked, manner, store = desk.measures[job.measure], job.manner, desk.store
    view, day = "line_" + asked.source, quoted(asked.date)
    value = sql_of(store, view, line_value(asked.value)).sql(dialect="duckdb")
    start = manner.filled_since or job.start
    inside = f"{day} BETWEEN DATE '{start}' AND DATE '{job.end}' AND {desk.counts(asked).sql(dialect='duckdb')}"
    places = store.scales_of(f"SELECT {value} AS x FROM {quoted(view)} r").get("x", 0)
    source, entered = _entered(desk, asked, manner)
    entered_places = store.scales_of(f"SELECT {entered} AS m FROM {source}").get("m", 0) if entered else places
    figures = [f"{whole(value, places, wide=wide)} AS x", *_of_manner(manner)]
    figures += [f"{whole(entered, entered_places, wide=True)} AS m"] if entered else []
    source = _with_levels(desk, job, source)
    payee, payees = _payees(desk, job, asked)
    query = (
        f"SELECT {payee} AS _pid, r._pid AS _by, r._rid, _part, _row, share, {day} AS day, _key, {', '.join(figures)}, "
        f"{_fields(desk, asked.source)} AS _fields FROM {source} {payees} AND {inside}"
    )
    most = max(_running(store, query, name), default=0)
    return LineTable(name, places, entered_places, most, *_largest(store, name, manner))


def _fields(desk: Desk, source: str) -> str:
    """The fields by which events name a record, as JSON; none where they name its key."""
    pairs = [f"{literal(name)}, CAST(r.{quoted(name)} AS VARCHAR)" for name in desk.naming.get(source, ())]
    return f"CAST(json_object({', '.join(pairs)}) AS VARCHAR)" if pairs else "NULL::VARCHAR"


def _entered(desk: Desk, asked: MeasureWork, manner: Manner) -> tuple[str, str]:
    """Where lines come from, and what a table is entered with, as SQL; '' where that is the credit."""
    lines = f"{quoted('line_' + asked.source)} r"
    if manner.enter == "credit":
        return lines, ""
    full, record = "full_" + asked.source, quoted(manner.field)
    if manner.enter == "record":
        figure = figure_of_record(line_value(asked.value))
        assert figure is not None, "what a record adds is a figure"
        record = sql_of(desk.store, full, figure).sql(dialect="duckdb")
    elif desk.crediting(asked).is_whole:
        return lines, f"r.{record}"
    return f"{lines} LEFT JOIN (SELECT _rid, {record} AS _whole FROM {quoted(full)}) w ON w._rid = r._rid", "w._whole"


def _with_levels(desk: Desk, job: LineJob, source: str) -> str:
    """The lines as they are, or each with all who are paid on it by a level, and that level's row."""
    if not job.manner.levels:
        return source
    levels = [(each.of, each.payee, each.start, each.end, each.row) for each in job.manner.levels]
    columns = [("_id", "VARCHAR"), ("_holder", "VARCHAR"), ("_start", "DATE"), ("_end", "DATE"), (LEVEL, "INTEGER")]
    desk.store.fill("levels", columns, levels)
    day = quoted(desk.measures[job.measure].date)
    return (
        f"(SELECT r.*, s._holder, s.{LEVEL} FROM {source} JOIN ids o ON o._pid = r._pid JOIN levels s "
        f"ON s._id = o._id AND r.{day} BETWEEN s._start AND s._end) r"
    )


def _payees(desk: Desk, job: LineJob, asked: MeasureWork) -> tuple[str, str]:
    """The person paid on a credited line `r`, and the joins that find them: one of the job's people, or several."""
    people = [(person, rate.holder) for person, rate in job.people.items()]
    desk.store.fill("job_people", [("_id", "VARCHAR"), ("_holder", "VARCHAR")], people)
    if asked.whose == "own":
        return "r._pid", "WHERE r._pid IN (SELECT _pid FROM ids SEMI JOIN job_people USING (_id))"
    desk.store.run(
        "CREATE OR REPLACE VIEW payees AS SELECT _pid AS _payee, _holder FROM job_people JOIN ids USING (_id)"
    )
    if job.manner.levels:
        return "_payee", "JOIN payees ON payees._holder = r._holder WHERE true"
    key, join = holder_of(desk, asked, job.end)
    joined = "" if join is None else join.sql(dialect="duckdb")
    return "_payee", f"{joined} JOIN payees ON _holder = {key} WHERE true"


def _of_manner(manner: Manner) -> Iterator[str]:
    """The further columns of a line."""
    if manner.words:
        whens = " ".join(f"WHEN {literal(word)} THEN {n}" for n, word in enumerate(manner.words))
        yield f"CASE r.{quoted(manner.column)} {whens} END AS c"
    if manner.times == "share":
        yield "_num AS num, _den AS part_of"
    yield from (f"r.{quoted(rows.column)} AS r{n}" for n, rows in enumerate(manner.rows))


def _running(store: DuckStore, query: str, table: str) -> list[int]:
    """The lines in their order with the running sum of each person, and the sums of everybody's absolute amounts.

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


def _largest(store: DuckStore, table: str, manner: Manner) -> tuple[int, int, int]:
    """The largest of what is entered, and of the two numbers of a share; 0, 1, 1 where no line has them."""
    entered = "max(abs(m))" if manner.enter != "credit" else "max(0)"
    share = "max(abs(num)), max(part_of)" if manner.times == "share" else "max(1), max(1)"
    m, num, den = store.rows(f"SELECT {entered}, {share} FROM {table}")[0]
    return int(m or 0), int(num or 1), int(den or 1)
