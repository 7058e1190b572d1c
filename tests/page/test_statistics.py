"""Quantiles and rank correlation against pandas, which works in floating point and on its own."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesperf.report.statistics import many, places, quantile, rank_correlation

figures = st.lists(st.integers(-50, 50), min_size=2, max_size=40)


@settings(deadline=None)
@given(figures, st.integers(0, 20))
def test_quantile(values: list[int], twentieths: int) -> None:
    found = quantile([Fraction(value) for value in values], Fraction(twentieths, 20))
    assert found is not None
    assert float(found) == pytest.approx(pd.Series(values).quantile(twentieths / 20), abs=1e-9)


@settings(deadline=None)
@given(figures)
def test_places(values: list[int]) -> None:
    assert [float(place) for place in places([Fraction(v) for v in values])] == pd.Series(values).rank().tolist()


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=30))
def test_rank_correlation(pairs: list[tuple[int, int]]) -> None:
    ones, others = zip(*pairs, strict=True)
    found = rank_correlation([Fraction(a) for a in ones], [Fraction(b) for b in others], digits=6)
    expected = pd.DataFrame({"a": ones, "b": others}).corr(method="spearman").iloc[0, 1]
    assert (found is None) == pd.isna(expected)
    if found is not None:
        assert float(found) == pytest.approx(expected, abs=1e-6)


def test_nothing() -> None:
    assert quantile([], Fraction(1, 2)) is None
    assert many([]) is None
    assert rank_correlation([], []) is None
