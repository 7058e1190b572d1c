"""Scorecards, and the seven kinds of elements that pay."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar
from typing import Literal as Word

from pydantic import Field

from salesperf.model.plan.base import KeyRule, Part, at_most_one, needs, one_of
from salesperf.model.plan.fields import (
    Count,
    DateRange,
    Every,
    Expression,
    Money,
    NameText,
    Ratio,
    Reference,
    Shapes,
    TextOrLabel,
    shape,
)
from salesperf.model.plan.modifiers import Gate, Modified
from salesperf.model.plan.notices import Band
from salesperf.model.plan.tables import Accrue
from salesperf.model.plan.values import Dated, Leaf, Value
from salesperf.model.scalars import Literal, Name

WHOLE = Fraction(1)
Ties = Word["share", "each", "each_dense", "stop"]
_PRICED_BY = one_of("rate", "table", "lookup")
_BASE_RULES = (needs("earnings_of", "whose"), needs("whose", "earnings_of"), needs("accrue", "rate"))


class Weighed(Part):
    """One measure of a scorecard; without a table its score is its attainment. `floor`, `cap`: before weighting."""

    weight: Ratio
    table: NameText | None = None
    floor: Ratio | None = None
    cap: Ratio | None = None


class Scorecard(Part):
    """Score = sum of weight × score, then gate, then floor and cap; of everybody, or of the people of `for`."""

    label: TextOrLabel | None = None
    for_: Expression | None = None
    every: Every
    measures: dict[NameText, Weighed]
    missing: Word["zero", "redistribute", "leave_out", "stop"] | None = None
    gate: tuple[Gate, ...] = ()
    floor: Ratio | None = None
    cap: Ratio | None = None
    bands: tuple[Band, ...] = ()


class Commission(Modified):
    """A rate, table or lookup on a measure, or on what elements earned; `accrue` is that of a bare `rate`."""

    key_rules: ClassVar[tuple[KeyRule, ...]] = (
        one_of("measure", "earnings_of"),
        _PRICED_BY,
        *_BASE_RULES,
    )
    kind: Word["commission"]
    measure: NameText | None = None
    earnings_of: tuple[NameText, ...] = ()
    whose: Word["own", "reports", "tree", "team", "company"] | None = None
    rate: Value | None = None
    table: NameText | None = None
    lookup: NameText | None = None
    accrue: Accrue = "period"


class Spif(Commission):
    """A commission for a time."""

    kind: Word["spif"]  # type: ignore[assignment]
    during: DateRange


class Differential(Part):
    """Each level is paid what its rate is above the highest below it; `equal` is for the nearest level as high."""

    key_rules = (one_of("rate", "table"),)
    rate: Value | None = None
    table: NameText | None = None
    equal: Annotated[
        Word["none"] | Literal | Name | Dated,
        Shapes(lambda raw: "none" if raw == "none" else shape(raw), none=Word["none"], text=Leaf, map=Dated),
    ] = "none"


class Override(Commission):
    """A commission on other people's credit or earnings, or on what a level is above those below it."""

    key_rules: ClassVar[tuple[KeyRule, ...]] = (
        one_of("measure", "earnings_of"),
        one_of("rate", "table", "lookup", "differential"),
        *_BASE_RULES,
        needs("differential", "measure"),
    )
    kind: Word["override"]  # type: ignore[assignment]
    differential: Differential | None = None


class Bonus(Modified):
    """An amount × the payout of a scorecard, a measure, or a table alone."""

    key_rules = (at_most_one("scorecard", "measure"), needs("share", "amount"))
    kind: Word["bonus"]
    amount: Value | None = None
    share: Ratio = WHOLE
    scorecard: NameText | None = None
    measure: NameText | None = None
    table: NameText | None = None


class Fixed(Modified):
    """An amount, in full."""

    kind: Word["fixed"]
    amount: Value
    share: Ratio = WHOLE


class TopPrize(Part):
    """The same amount for each of the best."""

    amount: Money
    top: Count


class Contest(Modified):
    """Prizes by rank; `then` holds tie-breaks in turn, `ties` says what happens after them.

    `at_least` (`at_most` where less is better) is the least result to take part.
    """

    kind: Word["contest"]
    rank: Reference
    then: tuple[Reference, ...] = ()
    prizes: Annotated[tuple[Decimal, ...] | TopPrize, Shapes(shape, list=tuple[Money, ...], map=TopPrize)]
    at_least: Leaf | None = None
    at_most: Leaf | None = None
    ties: Ties
    per: NameText | None = None


class Pool(Modified):
    """A fund shared among people; `share_by` is `equal` or the name of their weights."""

    key_rules = (one_of("measure", "amount"), one_of("rate", "table", "amount"))
    kind: Word["pool"]
    measure: NameText | None = None
    rate: Value | None = None
    table: NameText | None = None
    amount: Value | None = None
    share_by: Reference
    per: NameText | None = None
    unshared: Word["lost", "carry"] = "lost"
    member_gate: tuple[Gate, ...] = ()

    @property
    def accrue(self) -> Accrue:
        """A fund with a bare rate is of its period."""
        return "period"


Element = Annotated[
    Commission | Spif | Override | Bonus | Fixed | Contest | Pool,
    Field(discriminator="kind"),
]
