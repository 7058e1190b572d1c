"""What stands beside pay: rewards, consultation, worked examples."""

from typing import Annotated
from typing import Literal as Word

from pydantic import BeforeValidator, ConfigDict, Field

from salesperf.model import scalar_words
from salesperf.model.plan.base import Keys, Part, needs, needs_column, one_of, only, required
from salesperf.model.plan.elements import Ties
from salesperf.model.plan.fields import (
    Count,
    DataPath,
    Day,
    Every,
    Expression,
    Length,
    Money,
    NameText,
    Ratio,
    Reference,
    Scalar,
    Text,
    TextOrLabel,
)
from salesperf.model.plan.sources import Columns, TableSpec
from salesperf.model.scalars import Literal

Figure = Annotated[Literal | str, Scalar(scalar_words.figure, numeric=True)]


class Reward(Part):
    """Something beside pay."""

    label: TextOrLabel | None = None
    for_: Expression | None = None
    every: Every | None = None


class Honour(Reward):
    """A list of names: the best of a rank, or all who meet a condition."""

    key_rules = (one_of("rank", "when"), needs("rank", "top"), needs("rank", "ties"))
    kind: Word["honour"]
    rank: Reference | None = None
    top: Count | None = None
    ties: Ties | None = None
    when: Expression | None = None


class Preferences(TableSpec):
    """Who wishes which option; without a `period`, in every one."""

    files: DataPath
    columns: Annotated[Columns, Keys(required("person", "option"), only("person", "option", "period"))]


_VOTE_COLUMNS = ("person", "section", "vote", "comment", "date")
_SEEN_COLUMNS = ("person", "plan_sha256", "date")


def _as_table(raw: object) -> object:
    """A file alone has the headers `person` and `option`."""
    return {"files": raw, "columns": {"person": "person", "option": "option"}} if isinstance(raw, str) else raw


class Choice(Reward):
    """An earning taken in another form, at the stated share of its value."""

    kind: Word["choice"]
    element: NameText
    options: dict[Text, Ratio]
    preferences: Annotated[Preferences, BeforeValidator(_as_table, json_schema_input_type=str | Preferences)] | None = (
        None
    )


class Vest(Part):
    """The share of a grant that vests after a time."""

    after: Length
    share: Ratio


class Grant(Reward):
    """Units that vest over time."""

    kind: Word["grant"]
    units: Count
    vest: tuple[Vest, ...]
    if_: Expression | None = None


RewardKind = Annotated[Honour | Choice | Grant, Field(discriminator="kind")]


class Votes(TableSpec):
    """Opinions on sections of the plan, counted; nothing is shown of fewer than `show_from` voters."""

    key_rules = (needs_column("closes", "date"),)
    files: DataPath
    columns: Annotated[Columns, Keys(required("person", "section", "vote"), only(*_VOTE_COLUMNS))]
    scale: tuple[Money, Money]
    closes: Day | None = None
    show_from: Count = 5


class Acknowledgements(TableSpec):
    """Who has seen this very text."""

    key_rules = (needs_column("due", "date"),)
    files: DataPath
    columns: Annotated[Columns, Keys(required("person", "plan_sha256"), only(*_SEEN_COLUMNS))]
    due: Day | None = None


class Consultation(Part):
    """What the people say about the plan; it never changes pay."""

    votes: Votes | None = None
    acknowledgements: Acknowledgements | None = None


class Given(Part):
    """The figures of an example: any reference (in `figures`), or records by source."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Figure]
    records: dict[NameText, tuple[dict[NameText, Text], ...]] = {}

    @property
    def figures(self) -> dict[str, Literal | str]:
        """Reference -> figure."""
        return dict(self.__pydantic_extra__)


class Seek(Part):
    """The least result of `measure` with which `element` pays so much."""

    element: NameText
    pays: Money
    measure: Reference


class ExamplePeriod(Part):
    """One period of an example that runs through several."""

    period: Text | None = None
    given: Given = Given.model_construct()
    expect: dict[Text, Figure]


class Example(Part):
    """A worked example: a person, what is given, what must come out."""

    key_rules = (one_of("expect", "periods"), needs("given", "expect"), needs("seek", "expect"))
    name: Text
    period: Text | None = None
    person: dict[NameText, Figure] = {}
    given: Given = Given.model_construct()
    expect: dict[Text, Figure] = {}
    periods: tuple[ExamplePeriod, ...] = ()
    seek: Seek | None = None
