"""The literal figures of a value, through variables, each with the place where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from salesperf.model.plan import Literal, Name, Plan
from salesperf.model.spelling import percent_text
from salesperf.read.plan_checks.tiers import leaves
from salesperf.read.source_map import Loc

_DEEPEST = 8  # variables that name variables; longer chains are cycles


def figures(plan: Plan, value: object, loc: Loc, depth: int = 0) -> Iterator[tuple[Loc, Literal, str]]:
    """Place, figure, and the variable that it comes from or ''."""
    for place, leaf in leaves(value, loc):
        if isinstance(leaf, Literal):
            yield place, leaf, ""
        elif isinstance(leaf, Name) and leaf.name in plan.variables and depth < _DEEPEST:
            variable = plan.variables[leaf.name]
            tables = (variable.default, variable.team, variable.role, variable.person)
            for table in tables:
                for _, literal, _ in figures(plan, table, place, depth + 1):
                    yield place, literal, leaf.name


def respelt(literal: Literal, **params: str) -> dict[str, str]:
    """A figure as it is written, and the ratio that was meant, where it is a plain number."""
    near = as_ratio(literal, most=5) if literal.kind == "number" else ""
    return {"text": literal.text, "near": near, **params}


def as_ratio(literal: Literal, most: int = 1) -> str:
    """The ratio that was meant by a bare number: up to `most` it is taken for a fraction of one.

    >>> from salesperf.model.scalars import literal
    >>> as_ratio(literal("0.015")), as_ratio(literal("80"))
    ('1.5%', '80%')
    """
    return percent_text(literal.amount) if abs(literal.amount) <= most else f"{literal.text}%"
