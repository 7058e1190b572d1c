"""Amounts, caps, floors and factors: money where money is meant, ratios only of something."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Bonus, Fixed, Floor, Guarantee, Measure, Multiply, Pool, TotalCap
from salesperf.model.plan.base import Part
from salesperf.read.plan_checks.figures import figures, respelt
from salesperf.read.plan_checks.subject import Subject, owner
from salesperf.read.source_map import Loc

_WINDOWS = ("record", "period", "quarter", "half", "year")


def check_limits(subject: Subject) -> Iterator[Diagnostic]:
    """Every amount, cap, floor and factor of the plan."""
    for loc, part in subject.parts:
        if isinstance(part, TotalCap | Floor):
            yield from _limit(subject, loc, part)
        elif isinstance(part, Bonus | Fixed | Pool | Guarantee):
            for place, literal, variable in figures(subject.plan, part.amount, (*loc, "amount")):
                if literal.kind != "number":
                    yield subject.fault("value-not-money", place, **respelt(literal, variable=variable))
        elif isinstance(part, Multiply):
            for place, literal, variable in figures(subject.plan, part.by, (*loc, "by")):
                if literal.kind == "number":
                    yield subject.fault("factor-not-a-ratio", place, **respelt(literal, variable=variable))
        elif isinstance(part, Measure) and part.from_ is None:
            yield from _derived(subject, loc, part)


def _limit(subject: Subject, loc: Loc, part: TotalCap | Floor) -> Iterator[Diagnostic]:
    """A ratio is of what `of` names; money is of nothing."""
    for key in _WINDOWS:
        for place, literal, _ in figures(subject.plan, getattr(part, key, None), (*loc, key)):
            if literal.kind != "number" and part.of is None:
                yield subject.fault("limit-of-nothing", place, text=literal.text, owner=owner(loc))


def _derived(subject: Subject, loc: Loc, measure: Part) -> Iterator[Diagnostic]:
    """What chooses records has no meaning in a measure over measures."""
    for key in ("where", "credit", "whose", "at_least"):
        if key in {field.rstrip("_") for field in measure.model_fields_set}:
            yield subject.fault_at_key("key-of-records", (*loc, key), word=key, measure=str(loc[1]))
