"""Who is credited with a record, and what is measured from the credits."""

from typing import Annotated
from typing import Literal as Word

from salesperf.model import scalar_words
from salesperf.model.plan.base import Part, needs
from salesperf.model.plan.fields import (
    Count,
    Every,
    Expression,
    NameText,
    Reference,
    Scalar,
    Shapes,
    Text,
    TextOrLabel,
    keyed,
    shape,
)
from salesperf.model.plan.values import Dated, Leaf, ProrateOrNone, TableUse
from salesperf.model.scalars import Literal, Name

ShareOf = Annotated[Literal | Name, Scalar(scalar_words.share, scalar_words.SHARE)]


class Split(Part):
    """One share of a record: `to` is the field that holds an id; `share` a ratio, a field, or `equal` (as a Name)."""

    to: Reference
    share: ShareOf
    where: Expression | None = None


Splits = Annotated[
    Word["none"] | tuple[Split, ...],
    Shapes(shape, text=Word["none"], list=tuple[Split, ...]),
]
WHOLE = Split.model_construct(to="owner", share=scalar_words.share("100%"))


class Crediting(Part):
    """Splits share one credit; overlays are credit beyond it."""

    splits: Splits = (WHOLE,)
    overlays: Splits = "none"
    unclaimed: Word["stop", "first", "house", "spread"] = "stop"
    moves: Word["record_date", "period_end"] = "record_date"
    leavers: Word["uncredited", "credited"] = "uncredited"


class GoalSum(Part):
    """The goals of this measure, of everybody in `whose`, added up."""

    sum: NameText


GoalWord = Word["none", "required"]
Goal = Annotated[
    GoalWord | Literal | Name | Dated | TableUse | GoalSum,
    Shapes(
        keyed("table", "sum", words=("none", "required")),
        word=GoalWord,
        text=Leaf,
        table=TableUse,
        sum=GoalSum,
        map=Dated,
    ),
]


class Measure(Part):
    """What is counted or summed per person and window; without `from` it is derived from other measures."""

    key_rules = (needs("from", "date"), needs("date", "from"))
    label: TextOrLabel | None = None
    from_: NameText | None = None
    value: Expression
    date: NameText | None = None
    where: Expression | None = None
    every: Every
    unit: Text
    credit: Word["splits", "overlays", "both"] = "both"
    whose: Word["own", "reports", "tree", "team", "company"] = "own"
    goal: Goal = "none"
    goal_per: Every | None = None
    ramp: NameText | None = None
    prorate: ProrateOrNone = "none"
    attainment: Word["ratio", "inverse", "difference"] = "ratio"
    at_least: Count | None = None
    better: Word["higher", "lower"] = "higher"
