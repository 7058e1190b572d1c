"""From what was earned to what is paid: caps, clawbacks, holdbacks, guarantees, draws, payment."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated
from typing import Literal as Word

from salesperf.model.plan.base import Part, at_most_one, one_of
from salesperf.model.plan.fields import Count, Every, Expression, Length, Money, NameText, Ratio, Shapes, keyed, shape
from salesperf.model.plan.modifiers import TotalCap
from salesperf.model.plan.values import AmountOrTable, ProrateOrNone

WHOLE = Fraction(1)
EMPLOYED = "employed"
Elements = tuple[NameText, ...]


class Clawback(Part):
    """Takes back what was paid on a record that an event names; `within` is counted from the line's date."""

    key_rules = (at_most_one("share", "table"),)
    for_: Expression | None = None
    source: NameText
    record: NameText
    date: NameText
    of: Elements
    within: Length | None = None
    share: Ratio = WHOLE
    table: NameText | None = None
    take: Word["paid_part", "all"] = "paid_part"
    attainment: Word["keep", "reduce"] = "keep"
    books_in: Word["clawback_period", "next_open"] = "clawback_period"
    instalments: Count = 1
    at_most: Ratio = WHOLE


class Release(Part):
    """Part of what is held, set free after a time or at a window's end; `if` is `employed` or an expression."""

    key_rules = (one_of("after", "at"),)
    after: Length | None = None
    at: Word["quarter_end", "half_end", "year_end"] | None = None
    share: Ratio
    if_: Expression | None = None
    else_: Word["lost", "wait"] = "lost"


class CashRelease(Part):
    """What is held is set free as money comes in: each row of `source` frees `part`."""

    source: NameText
    record: NameText
    date: NameText
    part: Expression
    lost_after: Length | None = None


class Holdback(Part):
    """A share of each earning that is kept for later; deferred pay stands on an account of its own, and vests."""

    for_: Expression | None = None
    as_: Word["holdback", "deferral"] = "holdback"
    of: Elements
    share: Ratio
    release: Annotated[tuple[Release, ...] | CashRelease, Shapes(shape, list=tuple[Release, ...], map=CashRelease)]


class Guarantee(Part):
    """A least pay; `of` empty: all elements; `first`: of employment."""

    for_: Expression | None = None
    amount: AmountOrTable
    of: Elements = ()
    pays: Word["top_up", "added"] = "top_up"
    first: Length | None = None
    every: Every | None = None
    compare: Word["payable", "earned"] = "payable"
    prorate: ProrateOrNone = "none"


class Draw(Guarantee):
    """Pay in advance, owed until it is repaid; `amount` may be a column that holds what was asked for."""

    pays: Word["top_up", "added", "advance"]  # type: ignore[assignment]
    keep: (
        Annotated[
            Word["draw"] | Decimal,
            Shapes(keyed(words=("draw",)), word=Word["draw"], text=Money),
        ]
        | None
    ) = None
    recover_at_most: Ratio = WHOLE
    recover_from: Word["next", "same"] | None = None
    forgive_after: Length | None = None


class Payment(Part):
    """What is due; without `every` it is paid with each run. `after`: so long after the period's end."""

    every: Every | None = None
    after: Length | None = None
    minimum: Money = Decimal(0)
    below_minimum: Word["carry", "pay"] = "carry"
    negative: Word["carry", "pay", "write_off"] = "carry"


class Late(Part):
    """How far back closed periods are worked out anew; the differences are paid in the open one."""

    within: Length


class Settlement(Part):
    """The rules in the order in which they are applied; the names are the author's."""

    late: Annotated[Word["none"] | Late, Shapes(shape, text=Word["none"], map=Late)] | None = None
    cap: TotalCap | None = None
    clawbacks: dict[NameText, Clawback] = {}
    holdbacks: dict[NameText, Holdback] = {}
    guarantees: dict[NameText, Guarantee] = {}
    draws: dict[NameText, Draw] = {}
    payment: Payment = Payment.model_construct()
