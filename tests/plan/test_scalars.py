"""Single texts: what they come to, or which rule they break and how they should be written."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from salesperf.model import scalar_words, scalars
from salesperf.model.scalar_words import Duration, MonthDay
from salesperf.model.scalars import Literal, Name, ScalarError

CASES = [
    pytest.param(parser, case, id=f"{parser}:{case['text']}")
    for parser, cases in yaml.safe_load((Path(__file__).parent / "scalars.yaml").read_text(encoding="utf-8")).items()
    for case in cases
]


def spelled(found: object) -> str:
    match found:
        case Literal(kind, amount):
            return f"{kind} {amount}"
        case Name(name):
            return f"name {name}"
        case Duration(count, unit):
            return f"{count} {unit}"
        case MonthDay(month, day):
            return f"{month}-{day}"
    return str(found)


@pytest.mark.parametrize(("parser", "case"), CASES)
def test_text(parser: str, case: dict[str, str]) -> None:
    parse = getattr(scalars, parser, None) or getattr(scalar_words, parser)
    if "is" in case:
        assert spelled(parse(case["text"])) == case["is"]
        return
    with pytest.raises(ScalarError) as caught:
        parse(case["text"])
    assert (caught.value.rule, caught.value.params.get("near", "")) == (case["rule"], case.get("near", ""))


@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_grouped_and_plain_figures_are_the_same(digits: int, places: int) -> None:
    amount = Decimal(digits).scaleb(-places)
    assert scalars.decimal(f"{amount:,f}".replace(",", "_")) == scalars.decimal(f"{amount:f}") == amount


@given(st.integers(-(10**9), 10**9))
def test_percent_is_a_hundredth(digits: int) -> None:
    assert scalars.ratio(f"{digits}%") * 100 == digits


@given(st.dates())
def test_dates_come_back(day: date) -> None:
    assert scalar_words.day(day.isoformat()) == day


@given(st.text() | st.text("0123456789_.,-+%x/eE万k０", max_size=12))
def test_every_text_is_read_or_named(text: str) -> None:
    for parse in (scalars.decimal, scalars.ratio, scalars.exact, scalar_words.value, scalar_words.duration):
        try:
            assert isinstance(parse(text), Decimal | Fraction | Literal | Name | Duration)
        except ScalarError as fault:
            near = fault.params.get("near", "")
            assert not near or parse(near) is not None
