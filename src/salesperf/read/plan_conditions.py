"""The conditions of a plan: `for` and `check` of what pays and scores, and those of settlement, lookups and rewards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from salesperf.model.expr import Expr, Ref
from salesperf.model.plan import Commission, Gate, Lookup, Plan
from salesperf.model.plan.beside import Grant, Honour
from salesperf.model.plan.modifiers import COMPARISONS
from salesperf.model.plan.settlement import EMPLOYED, CashRelease, Holdback
from salesperf.read.plan_expressions import ExpressionReader, Names
from salesperf.read.plan_scopes import condition_scope, people_scope
from salesperf.read.plan_sources import Fields
from salesperf.read.source_map import Loc


def read_conditions(plan: Plan, fields: Mapping[str, Fields], reader: ExpressionReader) -> dict[Loc, Expr]:
    """Who is meant and what must hold, each at its place."""
    people, all_names = Names(people_scope(plan)), Names(condition_scope(plan))
    found = {loc: reader.condition(text, loc, people) for loc, text in _whom(plan)}
    found |= {loc: _check(gate, loc, all_names, reader) for loc, gate in gates(plan)}
    for name, reward in plan.rewards.items():
        if isinstance(reward, Honour):
            found["rewards", name, "when"] = reader.condition(reward.when, ("rewards", name, "when"), all_names)
        if isinstance(reward, Grant) and reward.if_ != EMPLOYED:
            found["rewards", name, "if"] = reader.condition(reward.if_, ("rewards", name, "if"), people)
    for loc, text, source in _on_records(plan):
        names = fields[source].names if source in fields else None
        expr = reader.condition(text, loc, names) if names else reader.parsed(text, loc)
        found[loc] = expr
    for loc, text, source in _parts(plan):
        if source not in fields:
            reader.parsed(text, loc)
        elif typed := reader.typed(text, loc, fields[source].names, "figure"):
            found[loc] = typed.expr
    return {loc: expr for loc, expr in found.items() if expr is not None}


def gates(plan: Plan) -> Iterator[tuple[Loc, Gate]]:
    """Every gate with the place of its `check`."""
    for section, items in (("scorecards", plan.scorecards), ("elements", plan.elements)):
        for name, item in items.items():
            for key in ("gate", "member_gate"):
                for index, gate in enumerate(getattr(item, key, ())):
                    yield (section, name, key, index, "check"), gate


def compared(gate: Gate) -> str:
    """The comparison that a gate is written with: `at_least above at_most below is`, or ''."""
    attributes = {key: "is_" if key == "is" else key for key in COMPARISONS}
    return next((key for key, attribute in attributes.items() if getattr(gate, attribute) is not None), "")


def _check(gate: Gate, loc: Loc, names: Names, reader: ExpressionReader) -> Expr | None:
    """A bare reference needs a comparison, which is told elsewhere; without one, anything else is a condition."""
    comparison = compared(gate)
    expr = ExpressionReader(reader.source).parsed(gate.check, loc)
    bare = isinstance(expr, Ref)
    wanted = "field" if comparison == "is" or (bare and not comparison) else "figure" if comparison else "condition"
    typed = reader.typed(gate.check, loc, names, wanted)  # type: ignore[arg-type]
    return typed.expr if typed else None


def _whom(plan: Plan) -> Iterator[tuple[Loc, str | None]]:
    """The conditions on people."""
    sections = {
        ("scorecards",): plan.scorecards,
        ("elements",): plan.elements,
        ("rewards",): plan.rewards,
        ("settlement", "clawbacks"): plan.settlement.clawbacks,
        ("settlement", "holdbacks"): plan.settlement.holdbacks,
        ("settlement", "guarantees"): plan.settlement.guarantees,
        ("settlement", "draws"): plan.settlement.draws,
    }
    for loc, items in sections.items():
        for name, item in items.items():  # type: ignore[attr-defined]
            yield (*loc, name, "for"), item.for_


def _on_records(plan: Plan) -> Iterator[tuple[Loc, str | None, str]]:
    """The conditions on records, each with its source; '' where the plan does not tell it."""
    for name, lookup in plan.lookups.items():
        for index, row in enumerate(lookup.rows):
            yield ("lookups", name, "rows", index, "where"), row.where, _lookup_source(plan, name, lookup)
    for name, holdback in plan.settlement.holdbacks.items():
        for index, release in enumerate(() if isinstance(holdback.release, CashRelease) else holdback.release):
            if release.if_ != EMPLOYED:
                loc = ("settlement", "holdbacks", name, "release", index, "if")
                yield loc, release.if_, _held_source(plan, holdback)


def _parts(plan: Plan) -> Iterator[tuple[Loc, str, str]]:
    """What each row of money coming in sets free."""
    for name, holdback in plan.settlement.holdbacks.items():
        if isinstance(holdback.release, CashRelease):
            loc = ("settlement", "holdbacks", name, "release", "part")
            yield loc, holdback.release.part, holdback.release.source


def _lookup_source(plan: Plan, name: str, lookup: Lookup) -> str:
    used = (
        element.measure
        for element in plan.elements.values()
        if isinstance(element, Commission) and (element.lookup == name or name in {m.lookup for m in element.multiply})
    )
    return _first_source(plan, used)


def _held_source(plan: Plan, holdback: Holdback) -> str:
    held = (plan.elements.get(name) for name in holdback.of)
    measures = (element.measure for element in held if isinstance(element, Commission))
    return _first_source(plan, measures)


def _first_source(plan: Plan, measures: Iterable[str | None]) -> str:
    sources = (plan.measures[name].from_ for name in measures if name in plan.measures)
    return next((source for source in sources if source), "")
