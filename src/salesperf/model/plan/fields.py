"""The types of single texts in a plan, and of places that take one of several shapes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any
from typing import Literal as Word

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from salesperf.model import scalar_words, scalars
from salesperf.model.plan.base import Part, any_of
from salesperf.model.scalar_words import Duration, ExprText, MonthDay
from salesperf.model.scalars import ScalarError

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A type read from one text; `pattern` is what an editor may check while it is typed, where YAML keeps it a text.

    `numeric`: the text may look like a number to YAML, which an editor then sees instead of the text.
    """

    parse: Callable[[str], object]
    pattern: str = ""
    numeric: bool = False

    def read(self, raw: object) -> object:
        """The parsed text; maps and lists are refused."""
        if not isinstance(raw, str):
            raise ScalarError("not-a-scalar")
        return self.parse(raw)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Nothing of the Python type itself: building its schema would only cost start-up time."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        """The pattern, for an editor."""
        pattern = {"pattern": f"^(?:{self.pattern})$"} if self.pattern else {}
        return {"type": ["string", "number"] if self.numeric else "string", **pattern}


class Shapes:
    """A place that takes one of several types, told apart by `tag` before anything is read."""

    __slots__ = ("tag", "types")

    def __init__(self, tag: Callable[[object], str], **types: Any) -> None:
        """Name the type for each tag; a raw node whose tag has none is refused."""
        self.tag = tag
        self.types = types

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Tags are written `<map>` so that they differ from every key in an error's place."""
        choices = {f"<{name}>": handler.generate_schema(type_) for name, type_ in self.types.items()}
        return core_schema.tagged_union_schema(choices, lambda raw: f"<{self.tag(raw)}>")


def shape(raw: object) -> str:
    """`text`, `map` or `list`."""
    return "text" if isinstance(raw, str) else "list" if isinstance(raw, list) else "map"


def keyed(*keys: str, words: Iterable[str] = ()) -> Callable[[object], str]:
    """`word` for one of these words, the key for a map that holds one of these keys, else the shape."""
    fixed = frozenset(words)

    def tag(raw: object) -> str:
        if isinstance(raw, dict):
            return next((key for key in keys if key in raw), "map")
        return "word" if isinstance(raw, str) and raw in fixed else shape(raw)

    return tag


Text = Annotated[str, Scalar(scalar_words.text, numeric=True)]
NameText = Annotated[str, Scalar(scalar_words.name, scalar_words.NAME)]
Reference = Annotated[str, Scalar(scalar_words.reference, scalar_words.REFERENCE)]
Expression = Annotated[ExprText, Scalar(scalar_words.expression, numeric=True)]
Ratio = Annotated[Fraction, Scalar(scalars.ratio, scalars.RATIO)]
Money = Annotated[Decimal, Scalar(scalars.decimal, scalars.NUMBER, numeric=True)]
Exact = Annotated[Fraction, Scalar(scalars.exact, rf"{scalars.NUMBER}|[0-9_]+/[0-9_]+", numeric=True)]
Count = Annotated[int, Scalar(scalars.count, "[0-9_]+", numeric=True)]
Day = Annotated[date, Scalar(scalar_words.day, scalar_words.DATE)]
DayOfYear = Annotated[MonthDay, Scalar(scalar_words.month_day, scalar_words.MONTH_DAY)]
Length = Annotated[Duration, Scalar(scalar_words.duration, scalar_words.DURATION)]
PlanId = Annotated[str, Scalar(scalar_words.identifier, numeric=True)]
Currency = Annotated[str, Scalar(scalar_words.currency, scalar_words.CURRENCY)]
TimeZone = Annotated[str, Scalar(scalar_words.timezone)]
DataPath = Annotated[str, Scalar(scalar_words.data_path)]
Every = Word["week", "two_weeks", "half_month", "month", "quarter", "half", "year"]


class Label(Part):
    """A text in both languages; with one alone, it serves for both."""

    key_rules = (any_of("zh", "en"),)
    zh: Text | None = None
    en: Text | None = None


TextOrLabel = Annotated[str | Label, Shapes(shape, text=Text, map=Label)]


class DateRange(Part):
    """From one day to another, both inside."""

    from_: Day
    to: Day
