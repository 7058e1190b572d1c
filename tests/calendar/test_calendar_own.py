"""A company's own periods: read from rows, checked, looked up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from calendar_cases import cases
from test_calendar_windows import assert_sentences

from salesperf.diagnostics import Cell
from salesperf.model.calendar import Calendar
from salesperf.model.own_periods import OwnRow, own_windows
from salesperf.model.period import PeriodError, Window


def table(case: dict[str, Any]) -> list[OwnRow]:
    """The rows of a case, numbered as in a sheet with one header."""
    return [
        OwnRow(date.fromisoformat(start), every, date.fromisoformat(end) if end else None, name, Cell("c.csv", row=row))
        for row, (name, start, end, every) in enumerate(case["rows"], start=2)
    ]


@pytest.mark.parametrize("case", cases("own"), ids=lambda case: case["note"])
def test_a_table_of_periods(case: dict[str, Any]) -> None:
    windows, found = own_windows(table(case), date.fromisoformat(case["until"]))
    assert [problem.rule for problem in found] == [expected["rule"] for expected in case.get("problems", [])]
    for problem, expected in zip(found, case.get("problems", []), strict=True):
        assert {**problem.params, "rule": problem.rule}.items() >= expected.items()
        assert isinstance(problem.place, Cell)
        assert_sentences(problem.rule, dict(problem.params))
    if "windows" in case:
        assert {w.name: [str(w.start), str(w.end)] for w in windows} == case["windows"]


def own_calendar(**options: str) -> Calendar:
    rows = [
        OwnRow(date(2025, 12, 29), "month", name="FY26 P1"),
        OwnRow(date(2026, 2, 2), "month", name="FY26 P2"),
        OwnRow(date(2026, 3, 2), "month", date(2026, 3, 29), "FY26 P3"),
        OwnRow(date(2025, 12, 29), "quarter", date(2026, 3, 29), "FY26 Q1"),
    ]
    windows, found = own_windows(rows, date(2026, 3, 29))
    assert not found
    return Calendar(pattern=windows, **options)  # type: ignore[arg-type]


def test_own_periods_are_found_by_name_and_by_day() -> None:
    made = own_calendar()
    quarter = made.period("FY26 Q1")
    assert [month.name for month in made.within("month", quarter)] == ["FY26 P1", "FY26 P2", "FY26 P3"]
    assert made.window("month", date(2026, 2, 1)).name == "FY26 P1"
    running = made.running("quarter", made.period("FY26 P2"))
    assert running == quarter


@pytest.mark.parametrize(
    ("hired", "period", "month_one", "months"),
    [
        (date(2025, 12, 29), "FY26 P1", "first_full_month", 1),
        (date(2026, 1, 5), "FY26 P2", "hire_month", 2),
        (date(2026, 1, 5), "FY26 P2", "first_full_month", 1),
        (date(2025, 6, 10), "FY26 P2", "hire_month", 9),
        (date(2025, 6, 1), "FY26 P1", "first_full_month", 8),
    ],
)
def test_employment_before_the_table_counts_in_calendar_months(
    hired: date, period: str, month_one: str, months: int
) -> None:
    made = own_calendar(month_one=month_one)
    assert made.tenure_months(hired, made.period(period)) == months


def test_what_the_table_does_not_have() -> None:
    made = own_calendar()
    with pytest.raises(PeriodError) as year:
        made.window("year", date(2026, 1, 1))
    assert (year.value.rule, year.value.params["known"]) == ("cadence-not-in-calendar", "`month`, `quarter`")
    with pytest.raises(PeriodError) as later:
        made.window("month", date(2026, 3, 30))
    assert later.value.params == {"day": "2026-03-30", "every": "month", "first": "2025-12-29", "last": "2026-03-29"}
    with pytest.raises(PeriodError) as name:
        made.period("FY26 P4")
    assert name.value.rule == "unknown-period"
    for caught in (year, later, name):
        assert_sentences(caught.value.rule, caught.value.params)


def test_nothing_is_open_outside_of_the_table() -> None:
    made = Calendar(
        pattern=(
            Window(date(2026, 1, 1), date(2026, 3, 30), "quarter", "first"),
            Window(date(2026, 3, 31), date(2026, 6, 29), "quarter", "second"),
            Window(date(2026, 3, 31), date(2027, 3, 30), "year", "the year"),
        )
    )
    assert made.running("year", made.period("first")) is None
    assert made.running("year", made.period("second")) == made.period("the year")
    with pytest.raises(PeriodError):
        made.running("half", made.period("second"))
