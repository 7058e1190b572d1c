"""Rate tables and lookups: what turns a quantity, or a record, into a rate, an amount or a score."""

from typing import Annotated, Any, ClassVar
from typing import Literal as Word

from pydantic import ConfigDict

from salesperf.model import scalar_words
from salesperf.model.plan.base import KeyRule, Part, any_of, at_most_one, one_of
from salesperf.model.plan.fields import DataPath, Day, Expression, NameText, Scalar, Shapes, Text, TextOrLabel, shape
from salesperf.model.plan.sources import Columns, TableSpec
from salesperf.model.plan.values import Dated, Enter, Leaf, Value
from salesperf.model.scalars import Literal, Name

Mode = Word["marginal", "retroactive", "step", "interpolated"]
Gives = Word["rate", "pay", "score", "goal"]
Accrue = Word["each", "period", "month", "quarter", "half", "year", "ever"]
GIVES: tuple[Gives, ...] = ("rate", "pay", "score", "goal")


def _tier_shape(raw: object) -> str:
    """A map of dates is a dated value, any other map has one value for each word of `by`."""
    if isinstance(raw, dict) and not all(scalar_words.is_date(key) for key in raw):
        return "by"
    return shape(raw)


TierValue = Annotated[
    Literal | Name | Dated | tuple[Literal | Name, ...] | dict[str, Literal | Name | Dated],
    Shapes(_tier_shape, text=Leaf, map=Dated, list=tuple[Leaf, ...], by=dict[Text, Value]),
]


class Bound(Part):
    """Where a tier starts: `from` holds the bound itself, `above` does not."""

    key_rules: ClassVar[tuple[KeyRule, ...]] = (one_of("from", "above"),)
    from_: Leaf | None = None
    above: Leaf | None = None

    @property
    def start(self) -> Literal | Name:
        """The bound, on whichever side."""
        return self.from_ if self.from_ is not None else self.above  # type: ignore[return-value]

    @property
    def inside(self) -> bool:
        """Whether the bound itself belongs to the tier."""
        return self.from_ is not None


class Tier(Bound):
    """A bound and what holds from there: one of rate, pay, score, goal; a list with `across`, a map with `by`."""

    key_rules = (one_of("from", "above"), one_of(*GIVES))
    rate: TierValue | None = None
    pay: TierValue | None = None
    score: TierValue | None = None
    goal: TierValue | None = None
    mode: Mode | None = None

    @property
    def gives(self) -> Gives:
        """`rate`, `pay`, `score` or `goal`."""
        return next(key for key in GIVES if getattr(self, key) is not None)

    @property
    def value(self) -> Any:
        """The value under the key that `gives` names."""
        return getattr(self, self.gives)


class Across(Part):
    """The second axis of a matrix."""

    enter: Enter
    bounds: tuple[Bound, ...]


class TableCap(Part):
    """On the rate of a tier, or on the table's result; both before multipliers."""

    key_rules = (any_of("rate", "result"),)
    rate: Leaf | None = None
    result: Leaf | None = None


class RateTable(Part):
    """One function of one entered quantity, drawn tier by tier."""

    label: TextOrLabel | None = None
    mode: Mode
    tiers: tuple[Tier, ...]
    enter: Enter = "amount"
    accrue: Accrue = "period"
    goal: Word["whole", "to_date"] | None = None
    below: Word["none", "first", "stop"] = "none"
    beyond: Word["flat", "continue"] = "flat"
    base_rate: Annotated[Literal | Name, Scalar(scalar_words.base_rate, numeric=True)] | None = None
    cap: TableCap | None = None
    by: NameText | None = None
    across: Across | None = None


class Priced(Part):
    """What a record is worth where no row matches."""

    key_rules = (one_of("rate", "pay", "table", "score"),)
    rate: Value | None = None
    pay: Value | None = None
    table: NameText | None = None
    score: Value | None = None


class LookupRow(Priced):
    """One row: fields to match (in `fields`), conditions, and one value."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Text]
    where: Expression | None = None
    from_: Day | None = None
    to: Day | None = None

    @property
    def fields(self) -> dict[str, str]:
        """Field -> the text that a record must have there."""
        return dict(self.__pydantic_extra__)


Otherwise = Annotated[
    Word["stop", "none"] | Priced,
    Shapes(shape, text=Word["stop", "none"], map=Priced),
]


class Lookup(TableSpec):
    """One record, one row; `match` holds fields in order of precedence, `only_for` fields of eligibility."""

    key_rules = (one_of("rows", "files"), at_most_one("rows", "columns"))
    match: tuple[NameText, ...]
    only_for: tuple[NameText, ...] = ()
    choose: Word["most_specific", "first"] = "most_specific"
    rows: tuple[LookupRow, ...] = ()
    files: DataPath | None = None
    columns: Columns = {}
    otherwise: Otherwise = "stop"
