"""Fields: what a table, a measure or a rate table says of a field is said of one that is there, and of its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.model.plan import EnterField, Measure, Source
from salesperf.model.plan.sources import Newest, TableSpec
from salesperf.read.expression_scope import NUMBERS
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_checks.uses import Use, uses
from salesperf.read.plan_scopes import CREDIT_SHARE
from salesperf.read.presets import NAMES
from salesperf.read.source_map import Loc

LIMITED = ("money", "number", "integer")


def check_tables(subject: Subject) -> Iterator[Diagnostic]:
    """Types, units, aliases, lists and joins are of fields that `columns` maps."""
    for loc, part in subject.parts:
        columns = getattr(part, "columns", {})
        if isinstance(part, TableSpec) and columns:
            for key in ("types", "units", "aliases", "lists", "people_by", "joins", "limits"):
                for field in getattr(part, key, {}):
                    yield from known_field(subject, (*loc, key, field), field, columns, key=True)
            yield from _units(subject, loc, part)
        if isinstance(part, TableSpec) and part.preset and part.preset not in NAMES:
            params = {"preset": part.preset, "known": ", ".join(NAMES), "near": suggest(part.preset, NAMES)}
            yield subject.fault("unknown-preset", (*loc, "preset"), **params)
        if isinstance(part, Source):
            yield from _source(subject, loc, part)


def _units(subject: Subject, loc: Loc, table: TableSpec) -> Iterator[Diagnostic]:
    for field, unit in table.units.items():
        kind = table.types.get(field, "text")
        if kind not in NUMBERS:
            yield subject.fault("unit-of-no-number", (*loc, "units", field), field=field, unit=unit, type=kind)


def _source(subject: Subject, loc: Loc, source: Source) -> Iterator[Diagnostic]:
    for field in source.limits:
        kind = source.types.get(field, "text")
        if kind not in LIMITED:
            yield subject.fault("limits-of-no-number", (*loc, "limits", field), field=field, type=kind)
    if source.currency:
        yield from known_field(subject, (*loc, "currency"), source.currency, source.columns)
    if isinstance(source.duplicates, Newest):
        yield from known_field(subject, (*loc, "duplicates", "newest"), source.duplicates.newest, source.columns)
    for section, names in (("columns", source.columns), ("derive", source.derive)):
        for field in names:
            if field in CREDIT_SHARE:
                yield subject.fault_at_key("reserved-field", (*loc, section, field), field=field)
    for field in source.derive:
        if field in source.columns:
            first = subject.position((*loc, "columns", field))
            yield subject.fault_at_key("field-twice", (*loc, "derive", field), field=field, first=first)


def check_measure_dates(subject: Subject) -> Iterator[Diagnostic]:
    """The field that puts a record into a period is a date."""
    for name, measure in subject.plan.measures.items():
        types = measured_types(subject, measure)
        if types and measure.date:
            loc = ("measures", name, "date")
            kind = types.get(measure.date)
            if kind is None:
                yield from known_field(subject, loc, measure.date, types)
            elif kind != "date":
                params = {"field": measure.date, "type": kind, "source": str(measure.from_), "measure": name}
                yield subject.fault("measure-date-not-a-date", loc, **params)


def measured_types(subject: Subject, measure: Measure | None) -> dict[str, str]:
    """Field -> type of the records of a measure; those whose own expression is wrong pass for dates, once told."""
    source = subject.work.sources.get((measure and measure.from_) or "")
    if source is None:
        return {}
    broken = set(subject.plan.sources[source.name].derive) - set(source.types)
    return {**source.types, **dict.fromkeys(broken, "date")}


def check_table_fields(subject: Subject) -> Iterator[Diagnostic]:
    """Rate tables that are entered with a field, or have a column for each of its words."""
    for use in uses(subject.plan):
        types = measured_types(subject, subject.plan.measures.get(use.measure)) if use.role == "commission" else {}
        yield from _entered_field(subject, use, types)
        if use.table.by:
            words = {*types, *subject.plan.people.columns}
            yield from known_field(subject, (*use.at_table, "by"), use.table.by, words)


def _entered_field(subject: Subject, use: Use, types: dict[str, str]) -> Iterator[Diagnostic]:
    enter = use.table.enter
    if not isinstance(enter, EnterField) or not types:
        return
    loc = (*use.at_table, "enter", "field")
    kind = types.get(enter.field)
    if kind is None:
        yield from known_field(subject, loc, enter.field, types)
    elif kind not in (*NUMBERS, "date"):
        yield subject.fault("name-not-a-figure", loc, name=enter.field, type=kind)


def known_field(
    subject: Subject, loc: Loc, field: str, known: Iterable[str], key: bool = False
) -> Iterator[Diagnostic]:
    """A finding, at the value or its key, where the field is not one of those known."""
    names = sorted(known)
    if field not in names and field.partition(".")[0] not in subject.lost:
        fault = subject.fault_at_key if key else subject.fault
        yield fault("unknown-field", loc, field=field, known=", ".join(names), near=suggest(field, names))
