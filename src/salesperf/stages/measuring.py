"""From exact totals to actuals: every division happens here, and a measure with too few records is missing, not low."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from salesperf.model.expr import Call, Value, aggregates
from salesperf.model.expr_eval import evaluate_with
from salesperf.model.results import Actual
from salesperf.model.work import MeasureWork

Totals = Mapping[str, tuple[int, Mapping[Call, Any]]]
COUNTED = frozenset({"sum", "count", "count_if", "count_distinct", "count_new", "count_values"})


def actual(work: MeasureWork, found: tuple[int, Mapping[Call, Any]] | None) -> Actual:
    """The value of a measure from its totals; None where it has fewer records than `at_least`, or no divisor."""
    count, totals = found or (0, {})
    if count < work.at_least:
        return Actual(None, count)
    value = evaluate_with(work.value, {call: _figure(call, totals.get(call)) for call in aggregates(work.value)})
    return Actual(value if isinstance(value, Fraction) else None, count)


def _figure(call: Call, value: Any) -> Value:
    """A total as an exact value: nothing added up is 0, the least of nothing is missing."""
    if value is None:
        return Fraction(0) if call.name in COUNTED else None
    return Fraction(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else value
