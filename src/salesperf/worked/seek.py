"""How much it takes to be paid so much: the least result of a measure with which an element pays a sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.model.currency import unit_of
from salesperf.model.plan import Seek
from salesperf.pipeline.preparing import prepare
from salesperf.pipeline.run import Premises, Run
from salesperf.scratch import Scratch

if TYPE_CHECKING:
    from salesperf.worked.trial import Stage

MOST_STEPS = 2**60
UNROUNDED = Decimal("1E-18")
"""So fine a step that rounding does not decide what is enough."""


def least(stage: Stage, seek: Seek) -> Fraction | None:
    """The least result, in whole steps of its unit, from which the element pays at least the sum; None if none does.

    Found by doubling and halving: where more results pay less again, what lies below the first that is found enough.
    """
    with Scratch() as folder:
        run = prepare(stage.alone(Path(folder)), Path(folder), stage.window, Premises(given=stage.given()))
        is_money = run.facts.plan.measures[seek.measure].unit == "money"
        step = Fraction(unit_of(run.facts.plan.currency)) if is_money else Fraction(1)
        steps = _least(lambda count: _paid(stage, run, seek, count * step) >= Fraction(seek.pays))
        return None if steps is None else steps * step


def _least(enough: Callable[[int], bool]) -> int | None:
    high = 1
    while not enough(high):
        high *= 2
        if high > MOST_STEPS:
            return None
    low = high // 2
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low


def _paid(stage: Stage, run: Run, seek: Seek, result: Fraction) -> Fraction:
    """What the element pays for a result, unrounded; nothing where it cannot say."""
    from salesperf.stages.elements import pay
    from salesperf.worked.scene import PERSON

    given = stage.given({seek.measure: result})
    facts = replace(run.facts, given=given, step=UNROUNDED, _actuals={}, cards={}, failures={})
    earnings, _ = pay(facts, run.agenda, run.session)
    paid = [each.earned for each in earnings if (each.person, each.element) == (PERSON, seek.element)]
    return sum((Fraction(each) for each in paid if each is not None), Fraction(0))
