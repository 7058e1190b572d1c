"""Measuring: exact sums, counts and extremes per person (or team, or company), all of a source in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlglot import exp, select

from salesperf.engine.credit import parted_fields
from salesperf.engine.duck import DuckStore, quoted
from salesperf.engine.newness import new_of, new_tables
from salesperf.engine.people import Staff, employed
from salesperf.engine.records import over_record
from salesperf.engine.relations import column, condition
from salesperf.engine.sql_expr import aggregate_sql
from salesperf.model.expr import Call, Path, Ref, aggregates
from salesperf.model.work import Crediting, EventWork, MeasureWork, Request, SourceWork

NEW = "_new"
Totals = Mapping[str, tuple[int, Mapping[Call, Any]]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that a question to the engine needs: the store, what the plan asks, and who is employed when.

    `taken` holds, by source, a query for what is left of its records where events took some of them back.
    """

    store: DuckStore
    sources: Mapping[str, SourceWork]
    measures: Mapping[str, MeasureWork]
    staff: Staff
    events: Sequence[EventWork] = ()
    naming: Mapping[str, Sequence[str]] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)

    def crediting(self, measure: MeasureWork) -> Crediting:
        """How the records of a measure are credited."""
        return self.sources[measure.source].crediting

    def resolve(self, path: Path) -> exp.Expr:
        """A field's column, or whether a record is marked new (see `newness.build_new`)."""
        if path[0] != NEW:
            return column(path)
        return exp.Not(this=exp.Is(this=exp.column("_rid", table=path[1], quoted=True), expression=exp.Null()))

    def marks(self) -> dict[tuple[str, Call], str]:
        """Measure and `count_new` -> the table of the records that are new."""
        tables = new_tables(self.measures)
        return {(m.name, call): tables[new] for m in self.measures.values() for call, new in new_of(m).items()}

    def where(self, measure: MeasureWork) -> str:
        """The measure's own filter over credited lines; it looks at the record, whoever has a share of it."""
        parted = parted_fields(self.sources[measure.source])
        asked = None if measure.where is None else over_record(measure.where, parted)
        return condition(self.store, "line_" + measure.source, asked)

    def counts(self, measure: MeasureWork) -> exp.Expr:
        """The condition under which a credited line counts for a measure, whatever the window."""
        conditions: list[exp.Expr | str] = [self.where(measure)]
        if measure.credit != "both":
            conditions.append("_split" if measure.credit == "splits" else "NOT _split")
        if self.crediting(measure).is_house:
            conditions.append("true" if measure.whose == "company" else "false")
        elif self.crediting(measure).leavers == "uncredited":
            conditions.append(employed(self.staff, f"CAST({quoted(measure.date)} AS DATE)") or "TRUE")
        return exp.and_(*conditions)


def measure(desk: Desk, requests: Sequence[Request]) -> dict[Request, Totals]:
    """For each request: the totals by person id (`own reports tree`), by team name, or under '' (`company`).

    Totals are the number of records that count and, by aggregate, the exact figure; who has no record is not there.
    """
    groups: defaultdict[tuple[str, ...], list[Request]] = defaultdict(list)
    for request in sorted(set(requests)):
        groups[_group(desk, request)].append(request)
    found: dict[Request, Totals] = {}
    for batch in groups.values():
        found |= _scan(desk, batch)
    return found


def _group(desk: Desk, request: Request) -> tuple[str, ...]:
    """Requests that one pass can answer: the same source and the same way of finding whose credit it is."""
    asked = desk.measures[request.measure]
    if asked.whose in {"own", "company"}:
        return asked.source, asked.whose
    by_end = desk.crediting(asked).moves == "period_end"
    return asked.source, asked.whose, str(request.end) if by_end else asked.date


def _scan(desk: Desk, requests: Sequence[Request]) -> dict[Request, Totals]:
    first = desk.measures[requests[0].measure]
    key, join = holder_of(desk, first, requests[0].end)
    wanted = [(request, call) for request in requests for call in _calls(desk.measures[request.measure])]
    query = select(key).from_(exp.to_table(f"{quoted('line_' + first.source)}", alias="r"))
    query = query.join(join) if join else query
    marks = desk.marks()
    for table in sorted({marks[request.measure, call] for request, call in wanted if call.name == "count_new"}):
        query = query.join(f"{quoted(table)}", on=f"r._rid = {quoted(table)}._rid", join_type="left")
    columns = [_count(desk, request) for request in requests]
    columns += [_total(desk, request, call) for request, call in wanted]
    query = query.select(*[exp.alias_(each, f"a{n}") for n, each in enumerate(columns)]).group_by(key)
    return _sorted_out(desk.store.rows(query), requests, wanted)


def _calls(asked: MeasureWork) -> tuple[Call, ...]:
    return aggregates(asked.value)


def holder_of(desk: Desk, asked: MeasureWork, end: date) -> tuple[str, exp.Expr | None]:
    """Under whose name a credited line `r` counts in a stretch that ends on `end`, and the join that tells it."""
    day = f"DATE '{end}'" if desk.crediting(asked).moves == "period_end" else f"r.{quoted(asked.date)}"
    match asked.whose:
        case "company":
            return "''", None
        case "own":
            return "p._id", exp.maybe_parse("JOIN ids p ON p._pid = r._pid", into=exp.Join)
        case "tree":
            table, key = "above", "s._boss"
        case whose:
            table, key = "stint", "s._team" if whose == "team" else "s._manager"
    on = f"JOIN {table} s ON s._of = r._pid AND {day} BETWEEN s._start AND s._end"
    return key, exp.maybe_parse(on, into=exp.Join)


def _inside(desk: Desk, request: Request) -> exp.Expr:
    asked = desk.measures[request.measure]
    day = exp.column(asked.date, table="r", quoted=True)
    within = exp.Between(this=day, low=_date(request.start), high=_date(request.end))
    return exp.and_(within, desk.counts(asked))


def _date(day: object) -> exp.Expr:
    return exp.cast(exp.Literal.string(str(day)), "date")


def _count(desk: Desk, request: Request) -> exp.Expr:
    return exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=_inside(desk, request)))


def _total(desk: Desk, request: Request, call: Call) -> exp.Expr:
    asked, marks = call, desk.marks()
    if call.name == "count_new":
        asked = Call("count_if", (Ref((NEW, marks[request.measure, call])),), call.where)
    shape = desk.store.shape_of("line_" + desk.measures[request.measure].source)
    shape |= {f"{NEW}.{table}": "BOOLEAN" for table in marks.values()}
    return aggregate_sql(asked, desk.resolve, shape, _inside(desk, request))


def _sorted_out(
    rows: Sequence[tuple[Any, ...]], requests: Sequence[Request], wanted: Sequence[tuple[Request, Call]]
) -> dict[Request, Totals]:
    found: dict[Request, dict[str, tuple[int, dict[Call, Any]]]] = {request: {} for request in requests}
    for key, *values in rows:
        if key is None:
            continue
        for request, count in zip(requests, values, strict=False):
            found[request][key] = (count, {})
        for (request, call), value in zip(wanted, values[len(requests) :], strict=True):
            found[request][key][1][call] = value
    return dict(found)
