"""A plan -> the choices it makes, with the defaults it takes: what two companies would settle differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from salesperf.model.choices import Choice
from salesperf.model.plan import Crediting, Plan
from salesperf.model.plan.base import Part
from salesperf.model.scalar_words import MonthDay
from salesperf.model.scalars import Literal, Name

_TOPICS: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {"rate_tables": ("mode", "enter")},
    {"rate_tables": ("accrue", "goal"), "elements": ("accrue",)},
    {"rate_tables": ("tiers",)},
    {"rounding": ("step", "mode", "at")},
    {"rate_tables": ("cap", "beyond"), "elements": ("cap", "floor"), "settlement": ("cap",)},
    {"measures": ("missing", "at_least"), "scorecards": ("missing",)},
    {"measures": ("value", "date", "where")},
    {"crediting": ("splits", "overlays", "unclaimed"), "measures": ("credit", "whose"), "lookups": ("choose",)},
    {"rate_tables": ("across",)},
    {"settlement.draws": ("pays", "keep", "recover_at_most", "compare")},
    {"settlement.clawbacks": ("take", "attainment", "books_in", "instalments")},
    {
        "measures": ("prorate",),
        "elements": ("prorate",),
        "crediting": ("moves", "leavers"),
        "people": ("value_at",),
    },
    {"measures": ("every",), "scorecards": ("every",), "elements": ("every",), "calendar": ("year_starts", "pattern")},
    {"elements": ("ties", "then")},
)
"""Topic by topic: section of the plan -> the keys that decide."""


def choices(plan: Plan) -> list[Choice]:
    """Every choice of the plan by topic, in plan order; keys that a part does not have are left out."""
    return [
        Choice(topic, name, key, _setting(part, key), key not in _written(part))
        for topic, sections in enumerate(_TOPICS, start=1)
        for section, keys in sections.items()
        for name, part in _parts(plan, section)
        for key in keys
        if key in _names(part)
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


def _names(part: Part) -> dict[str, str]:
    """Keys as a plan writes them -> attributes."""
    return {field.alias or name: name for name, field in type(part).model_fields.items()}


def _written(part: Part) -> set[str]:
    return {name.rstrip("_") for name in part.model_fields_set}


def _setting(part: Part, key: str) -> str:
    return _text(getattr(part, _names(part)[key]))


def _text(value: object) -> str:
    """A value as a plan would write it; '' for nothing."""
    match value:
        case Part():
            return _map({key: getattr(value, name) for key, name in _names(value).items() if key in _written(value)})
        case Mapping():
            return _map(value)
        case MonthDay(month, day):
            return f"{month:02}-{day:02}"
        case tuple():
            return f"[{', '.join(map(_text, value))}]" if value else ""
    return _word(value)


def _map(entries: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {_text(value)}" for key, value in entries.items()) + "}" if entries else ""


def _word(value: object) -> str:
    match value:
        case Literal():
            return value.text
        case Name():
            return value.name
        case Fraction():
            return f"{Decimal(value.numerator * 100) / value.denominator:f}%"
    return "" if value is None else str(value)
