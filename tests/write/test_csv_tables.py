"""CSV files: exact figures, Chinese for Excel, and no text that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.write.csv_tables import cell, csv_bytes

DANGEROUS = set("=+-@\t\r\n＝＋－＠")


def back(data: bytes) -> list[list[str]]:
    """The cells of a file as a reader of CSV sees them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def without_apostrophe(text: str) -> str:
    """The text that was meant: one apostrophe less where one was put in front."""
    bare = text.lstrip("'")
    return text[1:] if text.startswith("'") and bare[:1] in DANGEROUS and bare else text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (Decimal("-12.50"), "-12.50"),
        (Decimal("1E+6"), "1000000"),
        (Decimal("0E-10"), "0.0000000000"),
        (-7, "-7"),
        (True, "true"),
        (date(2026, 9, 30), "2026-09-30"),
        (Fraction(1229, 1000), "1.229"),
        (Fraction(100), "100"),
        (Fraction(-1, 3), "-0.333333333333"),
        (Fraction(10**30, 3), "333333333333333333333333333333.333333333333"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+86 21 5555", "'+86 21 5555"),
        ("＝1+1", "'＝1+1"),
        ("'=1", "''=1"),
        ("'t Hooft", "'t Hooft"),
        ("林若溪", "林若溪"),
    ],
)
def test_cells(value: Decimal | Fraction | int | str | date | None, text: str) -> None:
    assert cell(value) == text


def test_a_file_starts_with_a_bom_and_ends_each_row_alike() -> None:
    data = csv_bytes(["person_id", "person"], [["E1", "林若溪"], ["E2", 'a "b", c']])
    assert data == '\ufeffperson_id,person\r\nE1,林若溪\r\nE2,"a ""b"", c"\r\n'.encode()


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2)))
def test_text_is_never_a_formula_and_always_comes_back(rows: list[list[str]]) -> None:
    read = back(csv_bytes(["a", "b"], rows))[1:]
    assert [[without_apostrophe(text) for text in row] for row in read] == rows
    assert not [text for row in read for text in row if text[:1] in DANGEROUS and text]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20))
def test_money_comes_back_exactly(amount: Decimal) -> None:
    assert Decimal(cell(amount)) == amount
