"""Caps and floors as money: an amount, or a ratio of another figure."""

from __future__ import annotations

from fractions import Fraction

from salesperf.model.plan import Dated, Literal, Name
from salesperf.stages.missing import Missing
from salesperf.stages.scene import Scene
from salesperf.stages.values import figure


def limit_of(scene: Scene, value: Literal | Name, of: str | None) -> Fraction:
    """A limit as money; a ratio is multiplied by the figure that `of` names, an amount stands by itself."""
    found = figure(value, scene.number, scene.day)
    if of is None or not is_ratio(scene, value):
        return found
    whole = scene.number(of)
    if whole is None:
        raise Missing("value-missing", name=of)
    return found * whole


def is_ratio(scene: Scene, value: Literal | Name | Dated) -> bool:
    """Whether a value is a ratio and no amount, for this person."""
    if isinstance(value, Dated):
        return any(is_ratio(scene, leaf) for _, leaf in value.leaves)
    if isinstance(value, Literal):
        return value.kind != "number"
    plan = scene.facts.plan
    if value.name in plan.variables:
        return is_ratio(scene, scene.leaf(value.name))
    return plan.people.types.get(value.name) == "ratio"
