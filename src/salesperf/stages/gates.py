"""Gates and multipliers: conditions decided on unrounded figures, and the factors that pay is multiplied by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from salesperf.model.expr_eval import evaluate
from salesperf.model.plan import Gate, Literal, Multiply, Name, OtherRate, TableUse
from salesperf.model.results import Step
from salesperf.model.scalars import literal, looks_numeric
from salesperf.stages.missing import Missing
from salesperf.stages.ratetable import value_at
from salesperf.stages.scene import Scene
from salesperf.stages.scoring import within
from salesperf.stages.stretches import Stretch, looked_at
from salesperf.stages.values import curve, figure

Loc = tuple[str | int, ...]
COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "at_least": lambda value, bound: value >= bound,
    "above": lambda value, bound: value > bound,
    "at_most": lambda value, bound: value <= bound,
    "below": lambda value, bound: value < bound,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the gates of an element do: a factor, or another way of pricing; and each decision as a step."""

    factor: Fraction
    instead: OtherRate | TableUse | None
    steps: tuple[Step, ...]


def decide(scene: Scene, gates: Sequence[Gate], loc: Loc) -> Decision:
    """All gates are checked; ratios multiply, of several replacements the first not met is used."""
    factor, instead, steps = Fraction(1), None, []
    for number, gate in enumerate(gates):
        here = (*loc, number)
        value, met, window = _is_met(scene, gate, here)
        steps.append(Step("gate", f"{gate.check} {window}".rstrip(), value, here, "met" if met else "not-met"))
        if met:
            continue
        if isinstance(gate.else_, Fraction):
            factor *= gate.else_
        else:
            instead = instead or gate.else_
    return Decision(factor, instead, tuple(steps))


def _is_met(scene: Scene, gate: Gate, loc: Loc) -> tuple[Fraction | None, bool, str]:
    """What decided: the first window in which it is not met, else the last, named where the gate asks for each."""
    stretches = looked_at(gate, scene.stretch, scene.facts.calendar)
    for stretch in stretches:
        value, met = _holds(scene, scene.over(stretch), gate, loc)
        if not met or stretch == stretches[-1]:
            return value, met, stretch.window.name if gate.each else ""
    return None, _without(gate, scene), ""


def _holds(scene: Scene, there: Scene, gate: Gate, loc: Loc) -> tuple[Fraction | None, bool]:
    if there.stretch.is_empty:
        return None, _without(gate, scene)
    condition = scene.facts.work.conditions[*loc, "check"]
    value = evaluate(condition, there.value)
    if value is None:
        return None, _without(gate, scene)
    if gate.is_ is not None:
        is_number = isinstance(value, Fraction) and looks_numeric(gate.is_)
        return None, value == (literal(gate.is_).amount if is_number else gate.is_)
    for word, compare in COMPARE.items():
        bound = getattr(gate, word)
        if bound is not None and isinstance(value, Fraction):
            return value, compare(value, figure(bound, scene.number, scene.day))
    return None, value is True


def _without(gate: Gate, scene: Scene) -> bool:
    """What the gate says where its figure is missing."""
    if gate.missing == "pass":
        return True
    if gate.missing == "fail":
        return False
    raise Missing("gate-value-missing", check=str(gate.check), person=scene.person)


def multiply(scene: Scene, factors: Sequence[Multiply], loc: Loc) -> tuple[Fraction, tuple[Step, ...]]:
    """The product of the factors, unrounded, each within its own floor and cap."""
    product, steps = Fraction(1), []
    for number, each in enumerate(factors):
        if each.lookup is not None:
            steps.append(Step("factor", each.lookup, None, (*loc, number), "by-record"))
            continue
        value = _factor(scene, each)
        if value is None:
            if each.missing != "pass":
                raise Missing("factor-missing", name=_named(each), person=scene.person)
            steps.append(Step("factor", _named(each), None, (*loc, number), "passed"))
            continue
        factor = within(value, each.floor, each.cap)
        product *= factor
        steps.append(Step("factor", _named(each), factor, (*loc, number), "" if factor == value else "limited"))
    return product, tuple(steps)


def _named(each: Multiply) -> str:
    return each.by.name if isinstance(each.by, Name) else each.by.text if isinstance(each.by, Literal) else ""


def _factor(scene: Scene, each: Multiply) -> Fraction | None:
    if isinstance(each.by, Literal):
        value: Fraction | None = each.by.amount
    elif isinstance(each.by, Name):
        value = _seen(scene, each, each.by.name).number(each.by.name)
    else:
        return None
    if value is None or each.table is None:
        return value
    return value_at(curve(scene.facts.plan.rate_tables[each.table], scene.number, scene.day), value)


def _seen(scene: Scene, each: Multiply, name: str) -> Scene:
    """With `window: running`, the open window of the factor's own cadence, as far as it is known."""
    plan, owner = scene.facts.plan, name.split(".", maxsplit=1)[0]
    spec = plan.scorecards.get(owner) or plan.measures.get(owner)
    if each.window != "running" or spec is None or spec.every == scene.window.every:
        return scene
    window = scene.facts.calendar.window(spec.every, scene.stretch.end)
    return scene.over(Stretch.of(window, scene.stretch.end))
