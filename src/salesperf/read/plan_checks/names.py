"""One namespace: each name is given once, and every figure that is named exists and is a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from salesperf.diagnostics import Diagnostic, suggest
from salesperf.model.plan import Contest, Floor, Name, Pool, RateTable, TotalCap
from salesperf.model.plan.base import Part
from salesperf.model.plan.beside import Honour
from salesperf.model.plan.tables import Across
from salesperf.read.expression_scope import NUMBERS
from salesperf.read.plan_checks.subject import Subject
from salesperf.read.plan_scopes import PEOPLE_TYPES, people_types, reference_types
from salesperf.read.source_map import Loc

TARGET_OVER_GOAL = "target_incentive / goal"
TARGET = "target_incentive"
ENTER_WORDS = ("amount", "attainment", "score", "pay", "record")
EVENT_MONTHS = "months_since"
_SECTIONS: tuple[Loc, ...] = (("measures",), ("scorecards",), ("elements",), ("variables",), ("people", "columns"))
_FIGURES: tuple[Loc, ...] = (("variables",), ("people", "columns"))
_GATED = frozenset({"at_least", "above", "at_most", "below", "by"})


def check_unique(subject: Subject) -> Iterator[Diagnostic]:
    """Measures, scorecards, elements, variables and columns of people share one set of names."""
    places: defaultdict[str, list[Loc]] = defaultdict(list)
    for section in _SECTIONS:
        for name in subject.names_in(section):
            places[name].append((*section, name))
    for name, locs in places.items():
        first, *others = sorted(locs, key=lambda loc: subject.source.span(loc, key=True))
        for loc in others:
            yield subject.fault_at_key("name-twice", loc, name=name, first=subject.position(first))


def check_named_figures(subject: Subject) -> Iterator[Diagnostic]:
    """Names that stand for a figure: variables and columns of people, in some places any reference."""
    people, all_types = people_types(subject.plan), reference_types(subject.plan)
    for loc, name, reference in _named_figures(subject):
        types = all_types if reference else people
        kind = types.get(name)
        if name.split(".")[0] in subject.lost:
            continue
        if kind is None:
            yield _unknown(subject, loc, name, reference, types)
        elif kind not in NUMBERS:
            yield subject.fault("name-not-a-figure", loc, name=name, type=kind, column=_column(subject, name))


def _unknown(subject: Subject, loc: Loc, name: str, reference: bool, types: Mapping[str, str]) -> Diagnostic:
    if not reference:
        return subject.unknown("unknown-name", loc, name, *_FIGURES, but=PEOPLE_TYPES)
    found = subject.unknown("unknown-reference", loc, name, *_SECTIONS, but=PEOPLE_TYPES)
    return replace(found, params={**found.params, "near": suggest(name, types)})


def _column(subject: Subject, name: str) -> str:
    return name if name in subject.plan.people.columns else ""


def _named_figures(subject: Subject) -> Iterator[tuple[Loc, str, bool]]:
    """Place, name, and whether any reference will do there."""
    for loc, value in subject.nodes:
        if isinstance(value, Name) and loc[0] != "crediting":  # there a name is a field of the records
            yield loc, TARGET if value.name == TARGET_OVER_GOAL else value.name, bool(_GATED & {*loc[-2:]})
        elif isinstance(value, Part):
            yield from _references(value, loc)


def _references(part: Part, loc: Loc) -> Iterator[tuple[Loc, str, bool]]:
    match part:
        case RateTable(enter=str(name)) | Across(enter=str(name)):
            if name not in (*ENTER_WORDS, EVENT_MONTHS):
                yield (*loc, "enter"), name, True
        case Contest(rank=str(name)) | Honour(rank=str(name)):
            yield (*loc, "rank"), name, True
            for index, other in enumerate(getattr(part, "then", ())):
                yield (*loc, "then", index), other, True
        case Pool(share_by=name):
            if name != "equal":
                yield (*loc, "share_by"), name, True
        case TotalCap(of=str(name)) | Floor(of=str(name)):
            yield (*loc, "of"), name, False
