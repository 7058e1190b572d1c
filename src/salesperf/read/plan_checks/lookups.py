"""Lookups: rows name fields that records have, give what their use takes, and win over one another without a doubt."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.model.expr_lines import has_exact_lines
from salesperf.model.plan import Commission, Lookup, LookupRow, Plan, Priced
from salesperf.read.lookup_rows import equal_rows
from salesperf.read.plan_checks.fields import known_field, measured_types
from salesperf.read.plan_checks.figures import figures, respelt
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_checks.uses import lookup_rows_of
from salesperf.read.source_map import Loc

GIVES = ("rate", "pay", "score")
DATES = ("from", "to")
_Use = tuple[Loc, str, str, bool]  # place, lookup, measure, whether it prices


def check_lookups(subject: Subject) -> Iterator[Diagnostic]:
    """Every lookup by itself, then each of its uses."""
    for name, lookup in subject.plan.lookups.items():
        yield from _rows(subject, name, lookup)
        yield from _sheet(subject, name, lookup)
        for first, second in equal_rows(lookup):
            place = subject.position(("lookups", name, "rows", first))
            yield subject.fault("lookup-rows-equal", ("lookups", name, "rows", second), lookup=name, first=place)
    for use in _uses(subject.plan):
        yield from _used(subject, use)
    yield from _off_lines(subject)


def _rows(subject: Subject, name: str, lookup: Lookup) -> Iterator[Diagnostic]:
    known = [*lookup.match, *lookup.only_for]
    for loc, row in lookup_rows_of(subject.plan, name):
        for key, kind in (("pay", "number"), ("score", "ratio")):
            for place, literal, variable in figures(subject.plan, getattr(row, key), (*loc, key)):
                if literal.kind not in (kind, "multiple" if key == "score" else kind):
                    rule = "value-not-money" if key == "pay" else "value-not-a-ratio"
                    yield subject.fault(rule, place, **respelt(literal, variable=variable))
        for place, literal, _ in figures(subject.plan, row.rate, (*loc, "rate")):
            if literal.kind == "multiple":
                yield subject.fault("multiple-of-nothing", place, text=literal.text, table=name)
        if isinstance(row, LookupRow):
            yield from _row(subject, loc, row, known)
            if row.where is not None and lookup.choose != "first":
                yield subject.fault("where-needs-first", (*loc, "where"), lookup=name)


def _row(subject: Subject, loc: Loc, row: LookupRow, known: list[str]) -> Iterator[Diagnostic]:
    for field in row.fields:
        if field not in known:
            params = {"field": field, "known": ", ".join(known), "near": suggest(field, known)}
            yield subject.fault_at_key("lookup-field-unmatched", (*loc, field), **params)
    if row.from_ and row.to and row.to < row.from_:
        yield subject.fault("ends-before-start", (*loc, "to"), start=str(row.from_), end=str(row.to))


def _sheet(subject: Subject, name: str, lookup: Lookup) -> Iterator[Diagnostic]:
    """Columns are fields, days and one thing that they give, at least."""
    if lookup.files is None:
        return
    known = [*lookup.match, *lookup.only_for, *GIVES, *DATES]
    for field in lookup.columns:
        if field not in known:
            params = {"field": field, "known": ", ".join(known), "near": suggest(field, known)}
            yield subject.fault_at_key("lookup-field-unmatched", ("lookups", name, "columns", field), **params)
    if not any(key in lookup.columns for key in GIVES):
        loc = ("lookups", name, "columns") if lookup.columns else ("lookups", name, "files")
        yield subject.fault_at_key("lookup-gives-nothing", loc, lookup=name)


def _uses(plan: Plan) -> Iterator[_Use]:
    for name, element in plan.elements.items():
        if isinstance(element, Commission) and element.measure:
            loc: Loc = ("elements", name)
            if element.lookup:
                yield (*loc, "lookup"), element.lookup, element.measure, True
            for index, factor in enumerate(element.multiply):
                if factor.lookup:
                    yield (*loc, "multiply", index, "lookup"), factor.lookup, element.measure, False


def _used(subject: Subject, use: _Use) -> Iterator[Diagnostic]:
    loc, name, measure, _ = use
    lookup = subject.plan.lookups.get(name)
    if lookup is None:
        return
    types = measured_types(subject, subject.plan.measures.get(measure))
    for key in ("match", "only_for"):
        for index, field in enumerate(getattr(lookup, key) if types else ()):
            at: Loc = ("lookups", name, key, index)
            yield from known_field(subject, at, field, types)
            if types.get(field, "text") != "text":
                yield subject.fault("lookup-field-not-text", at, field=field, type=types[field])
    yield from _gives(subject, use, lookup)
    work = subject.work.measures.get(measure)
    if measure in subject.work.derived or (work is not None and not has_exact_lines(work.value)):
        place = subject.position(("lookups", name))
        yield subject.fault("not-priced-by-record", loc, owner=str(loc[1]), table=name, measure=measure, place=place)


def _gives(subject: Subject, use: _Use, lookup: Lookup) -> Iterator[Diagnostic]:
    """Rows price a record, or give it a factor."""
    loc, name, _, prices = use
    wanted = ("rate", "pay", "table") if prices else ("score",)
    rows = [(at, _given(row)) for at, row in lookup_rows_of(subject.plan, name)]
    rows += [(("lookups", name, "columns"), key) for key in GIVES if lookup.files is not None and key in lookup.columns]
    for at, given in rows:
        if given and given not in wanted:
            params = {"lookup": name, "word": given, "wanted": " / ".join(wanted), "place": subject.position(loc)}
            yield subject.fault_at_key("lookup-gives-other", (*at, given), **params)
            return


def _given(row: Priced) -> str:
    return next((key for key in (*GIVES, "table") if getattr(row, key) is not None), "")


def _off_lines(subject: Subject) -> Iterator[Diagnostic]:
    """Factors of single records need records that are paid on."""
    for name, element in subject.plan.elements.items():
        if isinstance(element, Commission) and element.measure:
            continue
        for index, factor in enumerate(element.multiply):
            if factor.lookup and not getattr(element, "earnings_of", ()):
                loc = ("elements", name, "multiply", index, "lookup")
                yield subject.fault("lookup-factor-off-lines", loc, element=name, kind=element.kind)
