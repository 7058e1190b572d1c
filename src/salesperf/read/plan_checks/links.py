"""Whatever a plan refers to by name must be defined, and in the right section."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import (
    Bonus,
    Clawback,
    Commission,
    Differential,
    Goals,
    GoalSum,
    Guarantee,
    Holdback,
    Interim,
    Measure,
    Multiply,
    Pool,
    Priced,
    Scorecard,
    Seek,
    Source,
    TableUse,
    Weighed,
)
from salesperf.model.plan.base import Part
from salesperf.model.plan.beside import Choice
from salesperf.model.plan.settlement import CashRelease
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.source_map import Loc

_RULES = {
    "sources": "unknown-source",
    "measures": "unknown-measure",
    "rate_tables": "unknown-rate-table",
    "lookups": "unknown-lookup",
    "scorecards": "unknown-scorecard",
    "elements": "unknown-element",
}
_LINKS: tuple[tuple[type[Part], str, str], ...] = (
    (Measure, "from", "sources"),
    (Measure, "ramp", "rate_tables"),
    (GoalSum, "sum", "measures"),
    (Goals, "measure", "measures"),
    (TableUse, "table", "rate_tables"),
    (Weighed, "table", "rate_tables"),
    (Commission, "measure", "measures"),
    (Commission, "table", "rate_tables"),
    (Commission, "lookup", "lookups"),
    (Commission, "earnings_of", "elements"),
    (Bonus, "measure", "measures"),
    (Bonus, "table", "rate_tables"),
    (Bonus, "scorecard", "scorecards"),
    (Pool, "measure", "measures"),
    (Pool, "table", "rate_tables"),
    (Interim, "table", "rate_tables"),
    (Differential, "table", "rate_tables"),
    (Multiply, "table", "rate_tables"),
    (Multiply, "lookup", "lookups"),
    (Priced, "table", "rate_tables"),
    (Clawback, "source", "sources"),
    (Clawback, "table", "rate_tables"),
    (Clawback, "of", "elements"),
    (CashRelease, "source", "sources"),
    (Holdback, "of", "elements"),
    (Guarantee, "of", "elements"),
    (Choice, "element", "elements"),
    (Seek, "element", "elements"),
)
Link = tuple[Loc, str, str]


def check_links(subject: Subject) -> Iterator[Diagnostic]:
    """Measures, rate tables, sources and so on that other parts name."""
    for loc, name, section in _links(subject):
        if name not in subject.names_in((section,)):
            yield subject.unknown(_RULES[section], loc, name, (section,))
    for loc, name, section in _keyed(subject):
        if name not in subject.names_in((section,)):
            yield subject.unknown(_RULES[section], loc, name, (section,))


def _links(subject: Subject) -> Iterator[Link]:
    for loc, part in subject.parts:
        for kind, key, section in _LINKS:
            if isinstance(part, kind):
                yield from _named((*loc, key), getattr(part, "from_" if key == "from" else key), section)
        if isinstance(part, Source):
            for field, other in part.joins.items():
                yield (*loc, "joins", field), other, "sources"


def _named(loc: Loc, name: str | tuple[str, ...] | None, section: str) -> Iterator[Link]:
    if isinstance(name, str):
        yield loc, name, section
    for index, each in enumerate(name if isinstance(name, tuple) else ()):
        yield (*loc, index), each, section


def _keyed(subject: Subject) -> Iterator[Link]:
    """Names that stand as keys."""
    for source in subject.plan.crediting:
        yield ("crediting", source), source, "sources"
    for loc, part in subject.parts:
        if isinstance(part, Scorecard):
            for measure in part.measures:
                yield (*loc, "measures", measure), measure, "measures"
