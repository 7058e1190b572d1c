"""What changes an element's pay, in the order in which it is applied: gate, multiply, cap, floor, prorate."""

from fractions import Fraction
from typing import Annotated
from typing import Literal as Word

from salesperf.model.plan.base import Part, any_of, at_most_one, needs, one_of
from salesperf.model.plan.fields import (
    DateRange,
    Every,
    Expression,
    Money,
    NameText,
    Ratio,
    Shapes,
    Text,
    TextOrLabel,
    keyed,
)
from salesperf.model.plan.values import Leaf, ProrateOrNone, TableUse, Value

Window = Word["month", "quarter", "half", "year"]
COMPARISONS = ("at_least", "above", "at_most", "below", "is")


class OtherRate(Part):
    """A rate that prices the base where a gate is not met."""

    rate: Value


Else = Annotated[
    Fraction | OtherRate | TableUse,
    Shapes(keyed("rate"), text=Ratio, rate=OtherRate, map=TableUse),
]


class Gate(Part):
    """A condition; not met, pay is multiplied by `else`, or the base priced with it instead."""

    key_rules = (at_most_one(*COMPARISONS),)
    check: Expression
    at_least: Value | None = None
    above: Value | None = None
    at_most: Value | None = None
    below: Value | None = None
    is_: Text | None = None
    else_: Else = Fraction(0)
    over: Window | None = None
    each: Window | None = None
    until: Word["now", "before"] = "now"
    goal: Word["whole", "to_date"] | None = None
    missing: Word["pass", "fail", "stop"] | None = None


class Multiply(Part):
    """A factor: a figure, perhaps through a table, or the score that a lookup gives to each line."""

    key_rules = (one_of("by", "lookup"), *(needs(key, "by") for key in ("table", "floor", "cap", "window", "missing")))
    by: Leaf | None = None
    lookup: NameText | None = None
    table: NameText | None = None
    floor: Ratio | None = None
    cap: Ratio | None = None
    window: Word["last_closed", "running"] | None = None
    missing: Word["pass", "stop"] | None = None


class TotalCap(Part):
    """A most, per window; ratios are of `of`."""

    key_rules = (any_of("period", "quarter", "half", "year"),)
    period: Leaf | None = None
    quarter: Leaf | None = None
    half: Leaf | None = None
    year: Leaf | None = None
    of: NameText | None = None
    excess: Word["lost", "carry"] = "lost"
    prorated: Word["with_pay", "never"] = "with_pay"


class Cap(TotalCap):
    """A most, per record or window."""

    key_rules = (any_of("record", "period", "quarter", "half", "year"),)
    record: Leaf | None = None


class Floor(Part):
    """A least, applied after the cap."""

    period: Leaf
    of: NameText | None = None


class Interim(Part):
    """Pay on account while a longer window is open."""

    key_rules = (one_of("rate", "table", "share"), needs("share", "every"))
    rate: Value | None = None
    table: NameText | None = None
    share: Ratio | None = None
    every: Every | None = None


class Modified(Part):
    """What every element may carry."""

    label: TextOrLabel | None = None
    for_: Expression | None = None
    every: Every | None = None
    during: DateRange | None = None
    gate: tuple[Gate, ...] = ()
    multiply: tuple[Multiply, ...] = ()
    cap: Cap | None = None
    floor: Floor | None = None
    prorate: ProrateOrNone = "none"
    interim: Interim | None = None
    budget: Money | None = None
    code: Text | None = None
