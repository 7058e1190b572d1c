"""What the expressions of a plan may name: the fields of a source, other measures, people and their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salesperf.model.plan import Dated, Literal, Measure, Name, Plan, Source, Variable
from salesperf.read.expression_scope import Scope

PEOPLE_TYPES = {
    "id": "text",
    "name": "text",
    "team": "text",
    "role": "text",
    "manager": "text",
    "email": "text",
    "from": "date",
    "to": "date",
}
CREDIT_SHARE = {"share": "number"}
RANKED = {"place": "integer", "top": "ratio", "top_strict": "ratio"}


def source_scope(plan: Plan, name: str, derived: Mapping[str, str] = {}) -> Scope:
    """The fields of a record: its own, those of joined sources as `deals.stage`, and the derived ones given."""
    source = plan.sources[name]
    joined = {
        f"{other}.{field}": kind
        for other in source.joins.values()
        if other in plan.sources
        for field, kind in declared_types(plan.sources[other]).items()
    }
    headers = {header: field for field, header in source.columns.items()}
    return Scope({**declared_types(source), **joined, **derived}, headers)


def declared_types(source: Source) -> dict[str, str]:
    """Field -> type of a source's own columns."""
    return {field: source.types.get(field, "text") for field in source.columns}


def measures_scope(plan: Plan) -> Scope:
    """The measures that a derived one may be made of."""
    return Scope({name: measure_type(measure) for name, measure in plan.measures.items()})


def people_scope(plan: Plan) -> Scope:
    """What is known of a person before anything is measured."""
    return Scope(people_types(plan))


def people_types(plan: Plan) -> dict[str, str]:
    """Columns of people, variables and `tenure_months`."""
    columns = {field: PEOPLE_TYPES.get(field, plan.people.types.get(field, "text")) for field in plan.people.columns}
    variables = {name: variable_type(variable) for name, variable in plan.variables.items()}
    return {**columns, **variables, "tenure_months": "integer"}


def reference_types(plan: Plan) -> dict[str, str]:
    """Every reference that may stand for a figure of a person, with its type."""
    return {
        **people_types(plan),
        **dict.fromkeys(plan.elements, "money"),
        **dict(_measured(plan)),
        **dict(_scored(plan)),
    }


def condition_scope(plan: Plan) -> Scope:
    """What a gate may look at: all references."""
    return Scope(reference_types(plan))


def _measured(plan: Plan) -> Iterator[tuple[str, str]]:
    for name, measure in plan.measures.items():
        kind = measure_type(measure)
        yield from {name: kind, f"{name}.goal": kind, f"{name}.attainment": "ratio"}.items()
        yield from ((f"{name}.{part}", type_) for part, type_ in RANKED.items())


def _scored(plan: Plan) -> Iterator[tuple[str, str]]:
    for name, card in plan.scorecards.items():
        yield name, "ratio"
        yield from ((f"{name}.{measure}", "ratio") for measure in card.measures)
        yield from ((f"{name}.{part}", type_) for part, type_ in RANKED.items())


def measure_type(measure: Measure) -> str:
    """The type of a measure's figure, which its unit tells."""
    return measure.unit if measure.unit in ("money", "ratio") else "number"


def variable_type(variable: Variable) -> str:
    """`ratio` where its first figure is one, else `number`."""
    values = [variable.default, *variable.person.values(), *variable.role.values(), *variable.team.values()]
    leaves = (leaf for value in values for leaf in _leaves(value))
    first = next(leaves, None)
    return "ratio" if isinstance(first, Literal) and first.kind == "ratio" else "number"


def _leaves(value: Literal | Name | Dated | None) -> tuple[Literal | Name, ...]:
    if isinstance(value, Dated):
        return tuple(leaf for _, leaf in value.leaves)
    return () if value is None else (value,)
