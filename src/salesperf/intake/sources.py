"""The sources of records that a run needs, ready to be loaded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from salesperf.engine.source import Source
from salesperf.intake.folder import Opened
from salesperf.model.cells import convert
from salesperf.model.plan import Plan
from salesperf.model.plan.sources import Newest
from salesperf.model.work import Work
from salesperf.read.specs import multipliers
from salesperf.read.tables import rewrite, with_headers


def needed_sources(work: Work) -> list[str]:
    """The sources that a measure counts or settlement asks, and those joined to them, in the plan's order."""
    wanted = {measure.source for measure in work.measures.values()} | {event.source for event in work.events}
    wanted |= {joined for name in wanted for joined in work.sources[name].joins.values()}
    return [name for name in work.sources if name in wanted]


def source(
    plan: Plan, opened: Opened, scratch: Path, people: Mapping[str, Mapping[str, str]], namesakes: Mapping[str, str]
) -> Source:
    """A source with all that loading it takes; `people` are what its fields call them."""
    spec = opened.spec
    units = multipliers(plan.sources[spec.name])
    return Source(
        spec.name,
        tuple(opened.extracts),
        spec.types,
        lambda field, text: convert(text, spec.types[field], spec.notation, units.get(field, 1)),
        partial(rewrite, scratch_dir=scratch),
        spec.aliases,
        units,
        tuple(opened.broken),
        spec.furniture,
        *_kept(plan.sources[spec.name].duplicates),
        plan.currency,
        people,
        plan.sources[spec.name].lists,
        namesakes,
        lambda extract, headers: with_headers(extract, headers, spec),
        currency_field=spec.currency_field,
        limits={field: (each.at_least, each.at_most) for field, each in plan.sources[spec.name].limits.items()},
    )


def _kept(duplicates: str | Newest) -> tuple[str, str]:
    """Which record of a key counts, and the field of which the greatest does."""
    return (duplicates, "") if isinstance(duplicates, str) else ("newest", duplicates.newest)
