"""Where the figures come from: sources of records, people, goals, and amounts entered by hand."""

from fractions import Fraction
from typing import Annotated
from typing import Literal as Word

from pydantic import BeforeValidator

from salesperf.model import scalar_words
from salesperf.model.plan.base import Keys, Part, any_of, only, required
from salesperf.model.plan.fields import Count, DataPath, Expression, Money, NameText, Ratio, Scalar, Shapes, Text, shape

FieldType = Word["text", "money", "number", "integer", "ratio", "date"]
Unit = Word["万", "千", "k", "m"]
Season = Annotated[str, Scalar(scalar_words.season, scalar_words.SEASON)]
SpreadWord = Word["none", "even", "by_days"]
DuplicatesWord = Word["error", "first", "last"]
PeopleBy = Word["id", "name", "email"]
_GOAL_COLUMNS = ("person", "measure", "period", "goal")
Columns = dict[NameText, Text]


def _as_list(raw: object) -> object:
    return [raw] if isinstance(raw, str) else raw


Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]


class TableSpec(Part):
    """How a table is read; what is not said is detected. `aliases`: field -> text as written -> text meant."""

    preset: Text | None = None
    sheet: Text | None = None
    header_row: Count | None = None
    encoding: Text | None = None
    decimal: Word[".", ","] | None = None
    date_format: Text | None = None
    types: dict[NameText, FieldType] = {}
    units: dict[NameText, Unit] = {}
    aliases: dict[NameText, dict[Text, Text]] = {}


class Limits(Part):
    """The least and the greatest figure that a record may have, both inside."""

    key_rules = (any_of("at_least", "at_most"),)
    at_least: Money | None = None
    at_most: Money | None = None


class Newest(Part):
    """Of the records with one key the one with the greatest value of this field counts."""

    newest: NameText


class Source(TableSpec):
    """Records: `columns` maps fields to headers, `key` holds the headers that make a record unique.

    `duplicates` says which record of a key counts; `error`: the first, and the others are quarantined. `people_by` says
    what a field names people by, where that is not their id.
    """

    files: DataPath
    key: Texts
    columns: Columns
    duplicates: Annotated[DuplicatesWord | Newest, Shapes(shape, text=DuplicatesWord, map=Newest)] = "error"
    currency: NameText | None = None
    limits: dict[NameText, Limits] = {}
    lists: dict[NameText, Text] = {}
    people_by: dict[NameText, PeopleBy] = {}
    joins: dict[NameText, NameText] = {}
    derive: dict[NameText, Expression] = {}
    where: Expression | None = None


class KnownAs(TableSpec):
    """What people are called elsewhere: each text with the id of the person that it means."""

    files: DataPath
    columns: Annotated[Columns, Keys(required("alias", "id"), only("alias", "id"))]


class People(TableSpec):
    """The roster: dated rows, several for a person who moved; columns beyond the known ones become names."""

    files: DataPath
    columns: Annotated[Columns, Keys(required("id"))]
    value_at: Word["end", "start"] = "end"
    known_as: KnownAs | None = None


class Goals(TableSpec):
    """Goals per person, measure and period, and how a longer goal is divided; `measure` is that of every row."""

    files: DataPath
    columns: Annotated[Columns, Keys(required("person", "period", "goal"), only(*_GOAL_COLUMNS))]
    measure: NameText | None = None
    spread: Annotated[SpreadWord | dict[str, Fraction], Shapes(shape, text=SpreadWord, map=dict[Season, Ratio])] = (
        "none"
    )


class Adjustments(TableSpec):
    """Amounts entered by hand, each with its reason and who approved it."""

    files: DataPath
    columns: Annotated[Columns, Keys(required("person", "period", "amount", "reason", "approver"))]
    as_: Word["earning", "payment"] = "earning"
    at_most: Money | None = None
