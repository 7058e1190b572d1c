"""Proration by days and months, and goals divided over shorter periods: worked figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from calendar_cases import calendar, cases, fraction, interval

from salesperf.model.calendar import Calendar
from salesperf.model.days import EVER, share_of_days, share_of_months
from salesperf.model.durations import add_duration
from salesperf.model.period import PeriodError
from salesperf.model.spread import group_weights, spread


@pytest.mark.parametrize("case", cases("shares"), ids=str)
def test_the_part_of_a_period(case: dict[str, Any]) -> None:
    made = calendar({"holidays": case.get("holidays", [])})
    window, present = made.period(case["period"]), [interval(pair) for pair in case["present"]]
    effective = interval(case["effective"]) if "effective" in case else EVER
    if "months" in case:
        share = share_of_months(present, window, made, months=case["months"], effective=effective)
    else:
        start_day = case.get("start_day", "counted")
        share = share_of_days(present, window, made, by=case["by"], start_day=start_day, effective=effective)
    assert share == fraction(case["share"])


def test_a_week_has_no_months() -> None:
    made = Calendar()
    with pytest.raises(PeriodError, match="months-of-shorter-period: week"):
        share_of_months([EVER], made.period("2026-W40"), made)


@pytest.mark.parametrize("case", cases("spreads"), ids=str)
def test_a_goal_divided(case: dict[str, Any]) -> None:
    made = calendar(case.get("calendar", {}))
    outer = made.period(case["over"])
    how = case["how"]
    if not isinstance(how, str):
        how = group_weights({place: fraction(weight) for place, weight in how.items()}, outer, made)
    parts = spread(Decimal(case["goal"]), made.within(case["every"], outer), how, Decimal(case["step"]))
    by_name = {window.name: part for window, part in parts.items()}
    assert {name: by_name[name] for name in case["parts"]} == {n: Decimal(p) for n, p in case["parts"].items()}
    assert sum(parts.values()) == Decimal(case["goal"])


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        ("2026-08-31", 6, "months", "2027-02-28"),
        ("2027-08-31", 6, "month", "2028-02-29"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-02-29", 4, "years", "2028-02-29"),
        ("2026-07-01", 180, "days", "2026-12-28"),
        ("2026-12-31", 2, "months", "2027-02-28"),
    ],
)
def test_a_duration_added(start: str, count: int, unit: str, end: str) -> None:
    assert add_duration(date.fromisoformat(start), count, unit) == date.fromisoformat(end)
