"""The kinds of values in SQL, and how decimals widen: every figure is a DECIMAL whose decimals are known beforehand.

DuckDB brings decimals of different scales to one type by itself, but gives up decimals where 38 digits are too few. So
whatever meets in a comparison or a choice is cast here, to the larger scale: then a value that is too long is an error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sqlglot import exp

MOST_DIGITS = 38
NARROW, WHOLE_DIGITS = 18, 12
_DECIMAL = re.compile(r"DECIMAL\((\d+),\s*(\d+)\)")
_INTEGERS = {"TINYINT": 3, "SMALLINT": 5, "INTEGER": 10, "INT": 10, "BIGINT": 19, "HUGEINT": 38}
_OTHERS: dict[str, Literal["text", "date", "flag"]] = {
    "VARCHAR": "text",
    "STRING": "text",
    "DATE": "date",
    "BOOLEAN": "flag",
}


class ExpressionOverflow(ValueError):  # noqa: N818 - named after what happened
    """A figure would need more digits than the engine holds exactly."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a piece of SQL comes to; a `decimal` has `width` digits, `scale` of them after the point."""

    name: Literal["decimal", "text", "date", "flag", "null"]
    width: int = 0
    scale: int = 0

    @property
    def sql(self) -> str:
        """The type of a decimal in SQL."""
        return f"DECIMAL({self.width}, {self.scale})"


@dataclass(frozen=True, slots=True)
class Built:
    """A piece of SQL and its kind."""

    sql: exp.Expr
    kind: Kind


QUOTIENT = Kind("decimal", MOST_DIGITS, 12)
FLAG, DAY, TEXT, NULL = Kind("flag"), Kind("date"), Kind("text"), Kind("null")
DAYS = Kind("decimal", 10)


def kind_of(column_type: str) -> Kind:
    """The kind of a column by its type, as DESCRIBE prints it; raises ValueError where expressions have no such kind.

    >>> kind_of("DECIMAL(18,4)")
    Kind(name='decimal', width=18, scale=4)
    """
    shown = column_type.upper()
    if found := _DECIMAL.fullmatch(shown):
        return Kind("decimal", int(found[1]), int(found[2]))
    if shown in _INTEGERS:
        return Kind("decimal", _INTEGERS[shown])
    if shown in _OTHERS:
        return Kind(_OTHERS[shown])
    raise ValueError(f"no expression reads a column of type {column_type}")


def decimal_of(value: Fraction) -> Built:
    """A number as a decimal literal; raises ExpressionOverflow where it has no end or too many digits.

    >>> decimal_of(Fraction(1, 5)).sql.sql(dialect="duckdb")
    "CAST('0.2' AS DECIMAL(1, 1))"
    """
    scale = next((s for s in range(MOST_DIGITS + 1) if 10**s % value.denominator == 0), None)
    digits = "" if scale is None else str(abs(value.numerator) * 10**scale // value.denominator).rjust(scale, "0")
    if scale is None or len(digits) > MOST_DIGITS:
        raise ExpressionOverflow(str(value))
    whole, part = digits[: len(digits) - scale] or "0", digits[len(digits) - scale :]
    sign = "-" if value < 0 else ""
    kind = Kind("decimal", len(digits), scale)
    return cast(exp.Literal.string(f"{sign}{whole}.{part}" if part else sign + whole), kind)


def cast_to(sql: exp.Expr, column_type: str) -> exp.Cast:
    """A cast that stands in the SQL: sqlglot's own `cast` leaves out one from decimal to decimal."""
    return exp.Cast(this=sql, to=exp.DataType.build(column_type, dialect="duckdb"))


def cast(sql: exp.Expr, kind: Kind) -> Built:
    """The SQL cast to a decimal kind."""
    return Built(cast_to(sql, kind.sql), kind)


def sum_kind(left: Kind, right: Kind) -> Kind:
    """The kind of a sum or difference: one digit more than either part."""
    scale = max(left.scale, right.scale)
    whole = max(left.width - left.scale, right.width - right.scale)
    return Kind("decimal", min(whole + scale + 1, MOST_DIGITS), scale)


def product_kind(left: Kind, right: Kind) -> Kind:
    """The kind of a product: the decimals of both; raises ExpressionOverflow past 38 of them."""
    scale = left.scale + right.scale
    if scale > MOST_DIGITS:
        raise ExpressionOverflow(f"{left.scale} + {right.scale} decimals")
    return Kind("decimal", min(left.width + right.width, MOST_DIGITS), scale)


def roomy(left: Built, right: Built) -> Built:
    """The left factor, wider where DuckDB would keep the product in 18 digits and leave few before the point."""
    narrow = max(left.kind.width, right.kind.width) <= NARROW < left.kind.width + right.kind.width
    if not narrow or left.kind.scale + right.kind.scale <= NARROW - WHOLE_DIGITS:
        return left
    return cast(left.sql, Kind("decimal", NARROW + 1, left.kind.scale))


def unify(parts: Sequence[Built]) -> tuple[list[exp.Expr], Kind]:
    """The parts in one kind, which loses no decimals; parts that are null stay as they are."""
    kinds = {part.kind for part in parts if part.kind != NULL}
    if len(kinds) <= 1:
        return [part.sql for part in parts], next(iter(kinds), NULL)
    scale = max(kind.scale for kind in kinds)
    whole = max(kind.width - kind.scale for kind in kinds)
    kind = Kind("decimal", min(whole + scale, MOST_DIGITS), scale)
    return [part.sql if part.kind in (kind, NULL) else cast(part.sql, kind).sql for part in parts], kind
