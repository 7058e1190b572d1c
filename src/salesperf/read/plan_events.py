"""The rules of settlement whose events are rows of a source, and the fields by which those rows name records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesperf.model.expr import Expr, refs
from salesperf.model.plan import Plan
from salesperf.model.plan.settlement import CashRelease
from salesperf.model.work import EventWork
from salesperf.read.source_map import Loc


def event_work(plan: Plan, conditions: Mapping[Loc, Expr]) -> tuple[EventWork, ...]:
    """Clawbacks, and releases of what is held as money comes in, in the plan's order."""
    return tuple(each for each in _events(plan, conditions) if each.source in plan.sources)


def _events(plan: Plan, conditions: Mapping[Loc, Expr]) -> Iterator[EventWork]:
    for name, rule in plan.settlement.clawbacks.items():
        yield EventWork(("settlement", "clawbacks", name), rule.source, rule.record, rule.date, rule.of)
    for name, holdback in plan.settlement.holdbacks.items():
        release, loc = holdback.release, ("settlement", "holdbacks", name, "release")
        if isinstance(release, CashRelease):
            part = conditions.get((*loc, "part"))
            figures = tuple(sorted(refs(part))) if part is not None else ()
            yield EventWork(loc, release.source, release.record, release.date, holdback.of, figures)


def naming(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Source -> the fields of its own by which events name its records; where it has none, they name the key."""
    found: dict[str, dict[str, None]] = {}
    for event in _events(plan, {}):
        for name in event.elements:
            source = source_of(plan, name)
            if source and event.record in {**plan.sources[source].columns, **plan.sources[source].derive}:
                found.setdefault(source, {})[event.record] = None
    return {source: tuple(fields) for source, fields in found.items()}


def source_of(plan: Plan, element: str) -> str:
    """The source whose records an element pays on; '' where it pays on none."""
    measure = plan.measures.get(getattr(plan.elements.get(element), "measure", None) or "")
    source = measure.from_ if measure else None
    return source if source in plan.sources else ""
