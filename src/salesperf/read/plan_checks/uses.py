"""Every use of a rate table: where it is named, what for, and on which measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as Word

from salesperf.model.plan import (
    Bonus,
    EnterField,
    Name,
    Override,
    Plan,
    Priced,
    RateTable,
    TableUse,
)
from salesperf.model.plan.elements import Element
from salesperf.read.expression_scope import NUMBERS
from salesperf.read.plan_checks.subject import Subject, owner
from salesperf.read.plan_scopes import measure_type, reference_types
from salesperf.read.source_map import Loc

Role = Word["commission", "bonus", "score", "factor", "ramp", "goal", "guarantee", "clawback", "level"]


@dataclass(frozen=True, slots=True)
class Use:
    """A table named at `loc`; `measure` is what `amount` and `attainment` are of, `card` what `score` is of."""

    loc: Loc
    name: str
    table: RateTable
    role: Role
    measure: str = ""
    card: str = ""
    element: str = ""

    @property
    def payer(self) -> str:
        """The element that pays by the table: it names it, or a lookup of it does."""
        return self.element or owner(self.loc)

    @property
    def at_table(self) -> Loc:
        """The place of the table itself."""
        return "rate_tables", self.name


def uses(plan: Plan) -> Iterator[Use]:
    """All uses of tables that exist, in the order of the plan."""
    for loc, name, role, measure, card in _named(plan):
        if name in plan.rate_tables:
            yield Use(loc, name, plan.rate_tables[name], role, measure, card)
    yield from _of_lookups(plan)


def _of_lookups(plan: Plan) -> Iterator[Use]:
    """The tables to which the rows of a lookup send records."""
    for element, spec in plan.elements.items():
        lookup = getattr(spec, "lookup", None)
        for loc, row in lookup_rows_of(plan, lookup) if lookup else ():
            if row.table in plan.rate_tables:
                measure = getattr(spec, "measure", None) or ""
                table = plan.rate_tables[row.table]
                yield Use((*loc, "table"), row.table, table, "commission", measure, element=element)


def lookup_rows_of(plan: Plan, name: str) -> Iterator[tuple[Loc, Priced]]:
    """What a lookup says in the plan: its rows, and what holds otherwise, each with its place."""
    lookup = plan.lookups.get(name)
    for index, row in enumerate(lookup.rows if lookup else ()):
        yield ("lookups", name, "rows", index), row
    if lookup and isinstance(lookup.otherwise, Priced):
        yield ("lookups", name, "otherwise"), lookup.otherwise


_Named = tuple[Loc, str, Role, str, str]


def _named(plan: Plan) -> Iterator[_Named]:
    for name, measure in plan.measures.items():
        if measure.ramp:
            yield ("measures", name, "ramp"), measure.ramp, "ramp", "", ""
        if isinstance(measure.goal, TableUse):
            yield ("measures", name, "goal", "table"), measure.goal.table, "goal", "", ""
    for name, card in plan.scorecards.items():
        for measured, weighed in card.measures.items():
            if weighed.table:
                yield ("scorecards", name, "measures", measured, "table"), weighed.table, "score", measured, ""
    for name, element in plan.elements.items():
        yield from _of_element(("elements", name), element)
    yield from _of_settlement(plan)


def _of_element(loc: Loc, element: Element) -> Iterator[_Named]:
    role: Role = "bonus" if isinstance(element, Bonus) else "commission"
    measure, card = getattr(element, "measure", None) or "", getattr(element, "scorecard", None) or ""
    table = getattr(element, "table", None)
    if table:
        yield (*loc, "table"), table, role, measure, card
    levels = element.differential if isinstance(element, Override) else None
    if levels is not None and levels.table:
        yield (*loc, "differential", "table"), levels.table, "level", measure, card
    for index, gate in enumerate(element.gate):
        if isinstance(gate.else_, TableUse):
            yield (*loc, "gate", index, "else", "table"), gate.else_.table, role, measure, card
    for index, factor in enumerate(element.multiply):
        if factor.table:
            by = factor.by.name if isinstance(factor.by, Name) else ""
            yield (*loc, "multiply", index, "table"), factor.table, "factor", by, ""
    if element.interim and element.interim.table:
        yield (*loc, "interim", "table"), element.interim.table, role, measure, card


def _of_settlement(plan: Plan) -> Iterator[_Named]:
    for section, rules in (("guarantees", plan.settlement.guarantees), ("draws", plan.settlement.draws)):
        for name, rule in rules.items():
            if isinstance(rule.amount, TableUse):
                yield ("settlement", section, name, "amount", "table"), rule.amount.table, "guarantee", "", ""
    for name, clawback in plan.settlement.clawbacks.items():
        if clawback.table:
            yield ("settlement", "clawbacks", name, "table"), clawback.table, "clawback", "", ""


def written(enter: str | EnterField) -> str:
    """What an axis is entered with, as the plan writes it."""
    return f"field: {enter.field}" if isinstance(enter, EnterField) else enter


def bounds_in(subject: Subject, use: Use, enter: str | EnterField) -> str:
    """`ratio` or `number`: in what the bounds of an axis are written; '' where that cannot be told."""
    kind = _entered(subject, use, enter)
    return kind if kind == "ratio" else "number" if kind in NUMBERS else ""


def _entered(subject: Subject, use: Use, enter: str | EnterField) -> str:
    """The type of what the axis is entered with, '' where it cannot be told."""
    measure = subject.plan.measures.get(use.measure)
    if use.role == "factor":
        return reference_types(subject.plan).get(use.measure, "")
    if isinstance(enter, EnterField):
        source = subject.work.sources.get((measure and measure.from_) or "")
        kind = source.types.get(enter.field, "") if source else ""
        return "" if kind == "number" else kind  # a derived quotient may be meant as a ratio
    if enter in ("attainment", "score"):
        return "ratio"
    if enter in ("amount", "record"):
        return measure_type(measure) if measure else "money" if use.role == "commission" else ""
    return "money" if enter == "pay" else reference_types(subject.plan).get(enter, "")
