r"""CSV files for people and payroll: RFC 4180 (rows end in `\r\n`), UTF-8 with a BOM so that Excel shows Chinese.

Text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from salesperf.model.formula_text import no_formula

Value = str | bool | int | Decimal | Fraction | date | None

RATIO_PLACES = 12
"""Decimal places of a figure that has no exact decimal, such as one third."""


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    r"""The table as a file's bytes, rows in the order given.

    >>> csv_bytes(["person", "earned"], [["=A1", Decimal("-12.50")], ["林若溪", None]]).decode("utf-8-sig")
    "person,earned\r\n'=A1,-12.50\r\n林若溪,\r\n"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def cell(value: Value) -> str:
    """One value as text: a missing one is empty, a number is a plain decimal without an exponent.

    >>> cell(Decimal("1E+3")), cell(Fraction(1, 8)), cell(Fraction(2, 3)), cell(date(2026, 9, 30)), cell("-5 °C")
    ('1000', '0.125', '0.666666666667', '2026-09-30', "'-5 °C")
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return no_formula(value)
        case date():
            return value.isoformat()
        case Fraction():
            return _ratio(value)
    return format(Decimal(value), "f")


def _ratio(value: Fraction) -> str:
    """Rounded half even to `RATIO_PLACES`, without trailing zeros; exact for every decimal that is shorter."""
    scaled = round(value * 10**RATIO_PLACES)
    digits = Decimal(scaled).scaleb(-RATIO_PLACES, Context(prec=len(str(scaled)) + 1, rounding=ROUND_HALF_EVEN))
    text = format(digits, "f")
    return text.rstrip("0").rstrip(".")
