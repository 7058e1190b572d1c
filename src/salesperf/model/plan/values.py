"""Figures that may be literal, named, or change from a date on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from typing import Literal as Word

from pydantic import Discriminator, GetCoreSchemaHandler, Tag
from pydantic_core import CoreSchema, core_schema

from salesperf.model import scalar_words
from salesperf.model.plan.base import Day, Part, Reference, scalar, shape
from salesperf.model.scalars import Literal, Name

Leaf = Annotated[Literal | Name, *scalar(scalar_words.value)]


@dataclass(frozen=True, slots=True)
class Dated:
    """A value that changes: each leaf holds from its date until the next; dates rise."""

    leaves: tuple[tuple[date, Literal | Name], ...]

    def on(self, day: date) -> Literal | Name | None:
        """The leaf in force on `day`; None before the first."""
        return next((leaf for start, leaf in reversed(self.leaves) if start <= day), None)

    @classmethod
    def of(cls, leaves: dict[date, Literal | Name]) -> "Dated":
        """From a map in any order."""
        return cls(tuple(sorted(leaves.items(), key=lambda leaf: leaf[0])))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read as a map from date to leaf."""
        return core_schema.no_info_after_validator_function(cls.of, handler.generate_schema(dict[Day, Leaf]))


def keyed(*keys: str, otherwise: str = "<map>", words: Iterable[str] = ()) -> Discriminator:
    """Tell a union apart: `<word>` for these words, `<key>` for a map with this key, else by shape."""
    fixed = frozenset(words)

    def tag(raw: object) -> str:
        if isinstance(raw, dict):
            return next((f"<{key}>" for key in keys if key in raw), otherwise)
        return "<word>" if isinstance(raw, str) and raw in fixed else shape(raw)

    return Discriminator(tag)


Value = Annotated[
    Annotated[Leaf, Tag("<text>")] | Annotated[Dated, Tag("<map>")],
    Discriminator(shape),
]


class TableUse(Part):
    """A figure taken from a rate table."""

    table: Reference


class EnterField(Part):
    """A rate table entered with a field of the measure's records."""

    field: Reference


Enter = Annotated[
    Annotated[Reference, Tag("<text>")] | Annotated[EnterField, Tag("<map>")],
    Discriminator(shape),
]
Prorating = Word["calendar_days", "working_days", "thirty_days", "months"]


class Prorate(Part):
    """How part of a window counts; `months` says which part months count whole, and only `by: months` takes it."""

    by: Prorating
    start_day: Word["counted", "not_counted"] = "counted"
    months: Word["full", "started", "by_15th"] | None = None


ProrateOrNone = Annotated[
    Annotated[Word["none"], Tag("<text>")] | Annotated[Prorate, Tag("<map>")],
    Discriminator(shape),
]
AmountOrTable = Annotated[
    Annotated[Leaf, Tag("<text>")] | Annotated[TableUse, Tag("<table>")] | Annotated[Dated, Tag("<map>")],
    keyed("table"),
]
