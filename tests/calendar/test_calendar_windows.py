"""Names of periods, their days, and what is said about names that do not exist."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from calendar_cases import calendar, cases

from salesperf.locale.sentences import sentences_of
from salesperf.model.calendar import Calendar
from salesperf.model.period import PeriodError, Window

WINDOWS = [
    pytest.param(calendar(case["calendar"]), name, *days, id=f"{case['calendar']} {name}")
    for case in cases("windows")
    for name, days in case["windows"].items()
]


@pytest.mark.parametrize(("made", "name", "start", "end"), WINDOWS)
def test_a_name_stands_for_its_days(made: Calendar, name: str, start: str, end: str) -> None:
    window = made.period(name)
    assert (window.name, str(window.start), str(window.end)) == (name, start, end)
    assert made.window(window.every, window.start) == made.window(window.every, window.end) == window


@pytest.mark.parametrize("case", cases("faults"), ids=lambda case: case["text"])
def test_a_wrong_name_says_what_is_wrong(case: dict[str, Any]) -> None:
    with pytest.raises(PeriodError) as caught:
        calendar(case.get("calendar", {})).period(case["text"])
    assert caught.value.rule == case["rule"]
    assert caught.value.params.items() >= case.get("params", {}).items()
    assert_sentences(caught.value.rule, caught.value.params)


def assert_sentences(rule: str, params: dict[str, str]) -> None:
    """Every sentence of the rule can be filled."""
    for sentences in (sentences_of(rule, "en"), sentences_of(rule, "zh")):
        assert "{" not in sentences.message.format_map(params)
        for optional in (sentences.note, sentences.hint):
            optional.format_map(params)


def test_an_iso_week_is_that_of_the_standard_library() -> None:
    weeks = Calendar()
    for ordinal in range(date(2019, 12, 20).toordinal(), date(2033, 1, 10).toordinal()):
        day = date.fromordinal(ordinal)
        year, number, _ = day.isocalendar()
        assert weeks.window("week", day).name == f"{year}-W{number:02d}"


def test_a_week_over_a_months_end_is_the_later_months() -> None:
    made = Calendar()
    names = {text: [week.name for week in made.closing("week", made.period(text))] for text in ("2026-09", "2026-10")}
    assert names["2026-09"][-1] == "2026-W39"
    assert names["2026-10"][0] == "2026-W40"


@pytest.mark.parametrize(
    ("every", "period", "closing", "running"),
    [
        ("quarter", "2026-10", [], "2026-Q4"),
        ("quarter", "2026-12", ["2026-Q4"], None),
        ("year", "2026-Q4", ["2026"], None),
        ("half", "2026-Q3", [], "2026-H2"),
        ("month", "2026-Q3", ["2026-07", "2026-08", "2026-09"], None),
        ("month", "2026-W40", ["2026-09"], "2026-10"),
        ("half_month", "2026-02", ["2026-02a", "2026-02b"], None),
    ],
)
def test_what_closes_and_what_runs(every: str, period: str, closing: list[str], running: str | None) -> None:
    made = Calendar()
    window = made.period(period)
    assert [found.name for found in made.closing(every, window)] == closing
    still_open = made.running(every, window)
    assert (still_open.name if still_open else None) == running


@pytest.mark.parametrize("case", cases("tenure"), ids=str)
@pytest.mark.parametrize("month_one", ["hire_month", "first_full_month"])
def test_months_of_employment(case: dict[str, Any], month_one: str) -> None:
    made = calendar({**case.get("calendar", {}), "month_one": month_one})
    months = made.tenure_months(date.fromisoformat(case["hired"]), made.period(case["period"]))
    assert months == int(case[month_one])


def test_windows_are_ordered_by_their_days() -> None:
    year = Window(date(2026, 1, 1), date(2026, 12, 31), "year", "2026")
    month = Window(date(2026, 1, 1), date(2026, 1, 31), "month", "2026-01")
    assert sorted([year, month]) == [month, year]
    assert month.days == 31
