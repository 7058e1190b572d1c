"""Crediting needs fields that hold ids, and shares that are figures."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Name, Plan, Split
from salesperf.read.expression_scope import NUMBERS
from salesperf.read.plan_checks.fields import known_field
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc


def check_credit_fields(subject: Subject) -> Iterator[Diagnostic]:
    """Only for sources that a measure looks at: records that count for nobody need no owner."""
    measured = {measure.source for measure in subject.work.measures.values()}
    for name in sorted(measured):
        types = dict(subject.work.sources[name].types)
        if subject.source.node(("crediting", name, "splits")) is None and "owner" not in types:
            loc: Loc = ("sources", name)
            yield subject.unknown("owner-field-missing", loc, "owner", (*loc, "columns"))
        for loc, row in _rows(subject.plan, name):
            yield from _row(subject, loc, row, types, name)


def _rows(plan: Plan, name: str) -> Iterator[tuple[Loc, Split]]:
    """The credit rows that are written, each with its place."""
    crediting = plan.crediting.get(name)
    for key in ("splits", "overlays") if crediting else ():
        rows = getattr(crediting, key)
        if rows != "none" and crediting and key in crediting.model_fields_set:
            yield from ((("crediting", name, key, index), row) for index, row in enumerate(rows))


def _row(subject: Subject, loc: Loc, row: Split, types: dict[str, str], source: str) -> Iterator[Diagnostic]:
    yield from known_field(subject, (*loc, "to"), row.to, types)
    if types.get(row.to, "text") != "text":
        yield subject.fault("id-not-text", (*loc, "to"), field=row.to, type=types[row.to])
    if not isinstance(row.share, Name):
        return
    if row.share.name == "equal":
        if row.to not in subject.plan.sources[source].lists:
            yield subject.fault("equal-without-list", (*loc, "share"), field=row.to, source=source)
        return
    yield from known_field(subject, (*loc, "share"), row.share.name, types)
    kind = types.get(row.share.name, "number")
    if kind not in NUMBERS:
        yield subject.fault("name-not-a-figure", (*loc, "share"), name=row.share.name, type=kind)
