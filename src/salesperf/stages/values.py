"""A plan's values become one person's figures: literals, names, dated values, variables, and whole rate tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from salesperf.model.curve import Bound, Curve, Grid, Tier
from salesperf.model.plan import Dated, Literal, Name, RateTable, Variable
from salesperf.model.plan import Tier as PlanTier
from salesperf.stages.missing import Missing

if TYPE_CHECKING:
    from salesperf.model.people import PersonRow

LookUp = Callable[[str], Fraction | None]


def figure(value: Literal | Name | Dated, look_up: LookUp, day: date) -> Fraction:
    """The exact figure of a value on a day; raises Missing where a name has none or nothing is in force yet."""
    leaf = value.on(day) if isinstance(value, Dated) else value
    if leaf is None:
        raise Missing("value-not-in-force", day=str(day))
    if isinstance(leaf, Literal):
        return leaf.amount
    found = look_up(leaf.name)
    if found is None:
        raise Missing("value-missing", name=leaf.name)
    return found


def exact(value: object) -> Fraction | None:
    """A number of the roster as an exact fraction; None for anything else."""
    return Fraction(value) if isinstance(value, (int, Decimal, Fraction)) and not isinstance(value, bool) else None


def variable(spec: Variable, name: str, person: str, row: PersonRow | None) -> Literal | Name | Dated:
    """The most specific leaf: person, role, team, default. Raises Missing where none matches.

    >>> from salesperf.model.people import PersonRow
    >>> from salesperf.diagnostics import Cell
    >>> spec = Variable.model_validate({"default": "5%", "role": {"senior": "6%"}, "person": {"E017": "7%"}})
    >>> row = PersonRow(None, None, "", "senior", "", {}, Cell("roster.csv"))
    >>> [variable(spec, "base_pct", who, row).text for who in ("E017", "E018")]
    ['7%', '6%']
    """
    if person in spec.person:
        return spec.person[person]
    if row is not None and row.role in spec.role:
        return spec.role[row.role]
    if row is not None and row.team in spec.team:
        return spec.team[row.team]
    if spec.default is None:
        raise Missing("no-value-for-person", name=name)
    return spec.default


def curve(table: RateTable, look_up: LookUp, day: date, column: str = "", goal: Fraction | None = None) -> Curve:
    """A table with every name, variable and date replaced; `column` is the person's own where the table has `by`."""
    base = _base_rate(table, look_up, goal)

    def resolved(value: Literal | Name | Dated) -> Fraction:
        found = figure(value, look_up, day)
        is_multiple = isinstance(value, Literal) and value.kind == "multiple"
        return found * base if is_multiple and base is not None else found

    def drawn(tier: PlanTier) -> Tier:
        start, value = figure(tier.start, look_up, day), resolved(_own(tier, column))
        return Tier(start, tier.inside, tier.mode or table.mode, tier.gives, value)

    cap = table.cap
    return Curve(
        tuple(drawn(tier) for tier in table.tiers),
        table.below,
        table.beyond,
        figure(cap.rate, look_up, day) if cap and cap.rate else None,
        figure(cap.result, look_up, day) if cap and cap.result else None,
    )


def _base_rate(table: RateTable, look_up: LookUp, goal: Fraction | None) -> Fraction | None:
    if table.base_rate is None:
        return None
    if isinstance(table.base_rate, Name) and "/" in table.base_rate.name:
        if not goal:
            raise Missing("goal-missing-for-rate", name=table.base_rate.name)
        target = look_up("target_incentive")
        if target is None:
            raise Missing("value-missing", name="target_incentive")
        return target / goal
    return figure(table.base_rate, look_up, date.max)


def _own(tier: PlanTier, column: str) -> Any:
    value = tier.value
    if not isinstance(value, dict):
        return value
    if column not in value:
        raise Missing("no-column-for-person", column=column or " ", known=", ".join(value))
    return value[column]


def grid(table: RateTable, look_up: LookUp, day: date) -> Grid:
    """A table with a second axis, every name replaced."""
    across = table.across
    if across is None:
        raise ValueError("the table has one axis")
    rows = tuple(Bound(figure(tier.start, look_up, day), tier.inside) for tier in table.tiers)
    columns = tuple(Bound(figure(bound.start, look_up, day), bound.inside) for bound in across.bounds)
    values = tuple(tuple(figure(value, look_up, day) for value in tier.value) for tier in table.tiers)
    mode: Any = table.mode
    gives: Any = table.tiers[0].gives
    return Grid(rows, columns, values, mode, gives, table.below, table.beyond)
