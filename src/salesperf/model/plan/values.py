"""Figures that may be literal, named, or change from a date on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from typing import Literal as Word

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from salesperf.model import scalar_words
from salesperf.model.plan.base import Part
from salesperf.model.plan.fields import Day, Reference, Scalar, Shapes, keyed, shape
from salesperf.model.scalars import Literal, Name, ScalarError

Leaf = Annotated[Literal | Name, Scalar(scalar_words.value, scalar_words.VALUE, numeric=True)]


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


Value = Annotated[Literal | Name | Dated, Shapes(shape, text=Leaf, map=Dated)]


class TableUse(Part):
    """A figure taken from a rate table."""

    table: Reference


class EnterField(Part):
    """A rate table entered with a field of the measure's records."""

    field: Reference


Enter = Annotated[str | EnterField, Shapes(shape, text=Reference, map=EnterField)]
Prorating = Word["calendar_days", "working_days", "thirty_days", "months"]


def _months_by_months(found: Mapping[str, Any]) -> Iterator[ScalarError]:
    if found.get("by") == "months" and "months" not in found:
        yield ScalarError("key-needs", key="by", other="months")
    if found.get("by", "months") != "months" and "months" in found:
        yield ScalarError("key-needs", key="months", other="by: months")


class Prorate(Part):
    """How part of a window counts; `months` says which part months count whole, and stands with `by: months` alone."""

    key_rules = (_months_by_months,)
    by: Prorating
    start_day: Word["counted", "not_counted"] = "counted"
    months: Word["full", "started", "by_15th"] | None = None


ProrateOrNone = Annotated[Word["none"] | Prorate, Shapes(shape, text=Word["none"], map=Prorate)]
AmountOrTable = Annotated[
    Literal | Name | Dated | TableUse, Shapes(keyed("table"), text=Leaf, table=TableUse, map=Dated)
]
