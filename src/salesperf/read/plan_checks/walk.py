"""Every part and figure of a plan with its place."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.model.plan import Dated, Plan
from salesperf.model.plan.base import Part
from salesperf.model.scalar_words import MonthDay
from salesperf.read.source_map import Loc


def walk(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, object]]:
    """The value and all that it holds, each after what holds it; places are made of the plan's keys."""
    yield loc, value
    for step, inner in _inside(value):
        yield from walk(inner, (*loc, step))


def parts(plan: Plan) -> Iterator[tuple[Loc, Part]]:
    """The maps of the plan that the language knows."""
    return ((loc, value) for loc, value in walk(plan) if isinstance(value, Part))


def _inside(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, Part):
        for field in type(value).model_fields:
            yield field.rstrip("_"), getattr(value, field)
    elif isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, Dated):
        for day, leaf in value.leaves:
            yield day.isoformat(), leaf
    elif isinstance(value, tuple) and not isinstance(value, MonthDay):
        yield from enumerate(value)
