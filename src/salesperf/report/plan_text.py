"""Settings of a plan as the plan would write them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from salesperf.model.plan import Dated
from salesperf.model.plan.base import Part
from salesperf.model.scalar_words import Duration, MonthDay
from salesperf.model.scalars import Literal, Name
from salesperf.model.spelling import number_text, percent_text


def plan_text(value: object) -> str:
    """A value in one line; '' for nothing.

    >>> plan_text(Fraction(3, 200)), plan_text((Name("owner"), Decimal("5000"))), plan_text(Duration(6, "month"))
    ('1.5%', '[owner, 5_000]', '6 months')
    """
    match value:
        case Part():
            return _map({key: setting for key, setting in entries(value).items() if key in written(value)})
        case Mapping():
            return _map(value)
        case Dated(leaves):
            return _map({day.isoformat(): leaf for day, leaf in leaves})
        case tuple() if not isinstance(value, MonthDay):
            return f"[{', '.join(map(plan_text, value))}]" if value else ""
    return _figure(value)


def entries(part: Part) -> dict[str, object]:
    """Every key that a part may have, as a plan writes it, with its setting, written or by default."""
    named = {field.alias or name: getattr(part, name) for name, field in type(part).model_fields.items()}
    return {**named, **(part.__pydantic_extra__ or {})}


def written(part: Part) -> set[str]:
    """The keys that stand in the plan."""
    return {name.rstrip("_") for name in part.model_fields_set}


def _map(found: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {plan_text(value)}" for key, value in found.items()) + "}" if found else ""


def _figure(value: object) -> str:
    match value:
        case Literal():
            return value.text
        case Fraction():
            return percent_text(value)
        case Decimal():
            return number_text(value)
    return _word(value)


def _word(value: object) -> str:
    match value:
        case Name():
            return value.name
        case MonthDay(month, day):
            return f"{month:02}-{day:02}"
        case Duration(count, unit):
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "" if value is None else " ".join(str(value).split())
