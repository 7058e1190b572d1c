"""A plan -> the choices it makes, with the defaults it takes: what two companies would settle differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesperf.model.choices import Choice
from salesperf.model.plan import Crediting, Plan
from salesperf.model.plan.base import Part
from salesperf.report.plan_text import entries, plan_text, written

_TOPICS: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {"rate_tables": ("mode", "enter")},
    {"rate_tables": ("accrue", "goal"), "elements": ("accrue", "interim")},
    {"rate_tables": ("tiers",)},
    {"rounding": ("step", "mode", "at")},
    {"rate_tables": ("cap", "beyond"), "elements": ("cap", "floor"), "settlement": ("cap",)},
    {"measures": ("missing", "at_least"), "scorecards": ("missing",)},
    {"measures": ("value", "date", "where")},
    {
        "crediting": ("splits", "overlays", "unclaimed"),
        "measures": ("credit", "whose"),
        "elements": ("earnings_of", "whose", "differential"),
        "lookups": ("choose",),
    },
    {"rate_tables": ("across",)},
    {
        "settlement.draws": ("pays", "keep", "recover_at_most", "recover_from", "compare"),
        "settlement.guarantees": ("pays", "compare"),
    },
    {"settlement.clawbacks": ("take", "attainment", "books_in", "instalments"), "settlement": ("late",)},
    {
        "measures": ("prorate",),
        "elements": ("prorate",),
        "crediting": ("moves", "leavers"),
        "people": ("value_at",),
    },
    {"measures": ("every",), "scorecards": ("every",), "elements": ("every",), "calendar": ("year_starts", "pattern")},
    {"elements": ("ties", "then", "unshared")},
)
"""Topic by topic: section of the plan -> the keys that decide."""

_WHERE_WRITTEN = ("earnings_of", "whose", "interim", "differential")
"""Keys without which an element pays in another way altogether: nothing is decided where they are not."""


def choices(plan: Plan) -> list[Choice]:
    """Every choice of the plan by topic, in plan order; keys that a part does not have are left out."""
    return [
        Choice(topic, name, key, plan_text(entries(part)[key]), key not in written(part))
        for topic, sections in enumerate(_TOPICS, start=1)
        for section, keys in sections.items()
        for name, part in _parts(plan, section)
        for key in keys
        if key in entries(part) and (key in written(part) or section != "elements" or key not in _WHERE_WRITTEN)
    ]


def _parts(plan: Plan, section: str) -> Iterator[tuple[str, Part]]:
    """The section itself, or each of its named parts."""
    found: object = plan
    for step in section.split("."):
        found = getattr(found, step)
    if section == "crediting":
        found = {source: plan.crediting.get(source, Crediting()) for source in _credited(plan)}
    if isinstance(found, Part):
        yield section, found
    elif isinstance(found, Mapping):
        yield from ((f"{section}.{name}", part) for name, part in found.items())


def _credited(plan: Plan) -> dict[str, None]:
    """The sources that have credits: those that a measure looks at, crediting written or not."""
    measured = (measure.from_ for measure in plan.measures.values())
    return dict.fromkeys([*plan.crediting, *(source for source in measured if source)])
