"""Cells: every way of writing a figure or a date that exports have, and every one that is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from salesperf.locale.rules import RULES
from salesperf.locale.sentences import sentences_of
from salesperf.model.cells import Notation, convert
from salesperf.model.table import letter
from salesperf.read.tables.cell_text import cell_text

CASES = yaml.safe_load(Path(__file__).with_name("cells.yaml").read_text("utf-8"))
READ = {"money": Decimal, "integer": int, "ratio": Fraction, "date": lambda day: day, "text": str}
FLAT = [(kind, case) for kind, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("kind", "case"), FLAT, ids=[f"{kind}-{case['text']}" for kind, case in FLAT])
def test_a_cell_is_its_value_or_breaks_its_rule(kind: str, case: dict[str, Any]) -> None:
    read = convert(case["text"], kind, Notation(**case.get("with", {})), case.get("unit", 1))
    value = case.get("value")
    wanted = None if value is None else READ[kind](value)
    assert (read.value, read.rule) == (wanted, case.get("rule", ""))
    assert str(read.value) == str(wanted)


@pytest.mark.parametrize("rule", sorted({case["rule"] for _, case in FLAT if "rule" in case}))
def test_each_rule_has_sentences_that_its_figures_fill(rule: str) -> None:
    kind, case = next((kind, case) for kind, case in FLAT if case.get("rule") == rule)
    params = convert(case["text"], kind, Notation(**case.get("with", {})), case.get("unit", 1)).params
    for sentences in (sentences_of(rule, "en"), sentences_of(rule, "zh")):
        for sentence in (sentences.message, sentences.note, sentences.hint):
            sentence.format(**params)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6))
def test_a_grouped_amount_is_read_to_the_last_digit(amount: Decimal) -> None:
    assert convert(f"{amount:,f}", "money").value == amount


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    shapes = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日")
    assert {convert(day.strftime(shape), "date").value for shape in shapes} == {day}


@given(st.text(), st.sampled_from(("money", "integer", "ratio", "date", "text")))
def test_any_text_is_a_value_or_a_known_rule(text: str, kind: str) -> None:
    read = convert(text, kind)
    assert not read.rule or read.rule in RULES
    assert read.value is None or not read.rule or read.warning


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_spreadsheet_keeps_fifteen_digits(amount: Decimal) -> None:
    assert Decimal(cell_text(float(amount))) == amount


def test_letters_over_columns() -> None:
    assert [letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
