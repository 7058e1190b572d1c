"""Laws of every calendar: windows tile time, longer ones are divided without rest, names lead back to their window."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.model.calendar import Calendar
from salesperf.model.days import count_days, share_of_days
from salesperf.model.durations import add_duration, whole_months
from salesperf.model.period import CADENCES
from salesperf.model.period_text import likely_name
from salesperf.model.spread import group_weights, spread

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
YEAR_STARTS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: (day.month, day.day))
CALENDARS = st.builds(
    Calendar,
    year_starts=YEAR_STARTS,
    year_named_by=st.sampled_from(["start", "end"]),
    pattern=st.sampled_from(["months", "4-4-5", "4-5-4", "5-4-4"]),
    two_weeks_from=DAYS,
    week_starts=st.integers(0, 6),
    month_one=st.sampled_from(["hire_month", "first_full_month"]),
)
EVERY = st.sampled_from(CADENCES)
DAY = timedelta(days=1)


@given(CALENDARS, EVERY, DAYS)
def test_windows_tile_time(made: Calendar, every: str, day: date) -> None:
    window = made.window(every, day)
    assert day in window
    assert made.window(every, window.start) == made.window(every, window.end) == window
    assert made.window(every, window.end + DAY).start == window.end + DAY
    assert made.window(every, window.start - DAY).end == window.start - DAY


@given(CALENDARS, EVERY, DAYS)
def test_a_name_leads_back_to_its_window(made: Calendar, every: str, day: date) -> None:
    window = made.window(every, day)
    assert made.period(window.name) == window


@given(CALENDARS, EVERY, DAYS)
def test_the_next_window_has_another_name(made: Calendar, every: str, day: date) -> None:
    window = made.window(every, day)
    assert made.window(every, window.end + DAY).name != window.name


@given(CALENDARS, EVERY, EVERY, DAYS)
def test_each_window_is_within_exactly_one_outer(made: Calendar, every: str, outer: str, day: date) -> None:
    first = made.window(outer, day)
    second = made.window(outer, first.end + DAY)
    found = made.within(every, first) + made.within(every, second)
    assert all(window.end in first for window in made.within(every, first))
    assert all(after.start == before.end + DAY for before, after in pairwise(found))
    if found:
        assert found[-1].end <= second.end < made.window(every, found[-1].end + DAY).end


@given(CALENDARS, DAYS)
def test_quarters_and_months_fill_the_year(made: Calendar, day: date) -> None:
    year = made.window("year", day)
    for every, number in (("month", 12), ("quarter", 4), ("half", 2), ("half_month", 24)):
        parts = made.within(every, year)
        assert len(parts) == number
        assert (parts[0].start, parts[-1].end) == (year.start, year.end)


@given(CALENDARS, EVERY, EVERY, DAYS)
def test_an_open_window_is_not_a_closing_one(made: Calendar, every: str, period: str, day: date) -> None:
    run = made.window(period, day)
    running = made.running(every, run)
    if running is None:
        assert made.closing(every, run)[-1].end == run.end
    else:
        assert run.end in running
        assert running not in made.closing(every, run)


@given(CALENDARS, DAYS, DAYS)
def test_tenure_grows_by_one_a_month(made: Calendar, hired: date, day: date) -> None:
    month = made.window("month", max(hired, day) + timedelta(days=40))
    following = made.window("month", month.end + DAY)
    assert made.tenure_months(hired, following) == made.tenure_months(hired, month) + 1


@given(st.data(), CALENDARS, st.sampled_from(["calendar_days", "working_days", "thirty_days"]))
def test_shares_of_the_parts_add_up(data: st.DataObject, made: Calendar, by: str) -> None:
    window = made.window(data.draw(st.sampled_from(["month", "quarter", "year"])), data.draw(DAYS))
    move = data.draw(st.dates(window.start + DAY, window.end))
    before, after = (date.min, move - DAY), (move, date.max)
    parts = [share_of_days([part], window, made, by=by) for part in (before, after)]
    assert sum(parts) == 1 == share_of_days([after, before], window, made, by=by)


@given(DAYS)
def test_every_calendar_month_counts_thirty_days(day: date) -> None:
    made = Calendar()
    month = made.window("month", day)
    assert count_days(month.start, month.end, "thirty_days", made) == 30


@given(CALENDARS, DAYS, st.data())
def test_a_spread_goal_adds_up(made: Calendar, day: date, data: st.DataObject) -> None:
    outer = made.window(data.draw(st.sampled_from(["quarter", "half", "year"])), day)
    inner = made.within(data.draw(st.sampled_from(["week", "two_weeks", "half_month", "month", "quarter"])), outer)
    goal = data.draw(st.decimals(-(10**12), 10**12, places=4))
    weights = {f"Q{n}": Fraction(data.draw(st.integers(0, 100)), 100) for n in range(1, 5)}
    how = data.draw(st.sampled_from(["even", "by_days", "weights"]))
    parts = spread(goal, inner, group_weights(weights, outer, made) if how == "weights" else how, Decimal("0.01"))
    assert list(parts) == inner
    assert sum(parts.values()) == goal


@given(DAYS, st.integers(0, 600))
def test_months_added_are_months_found(day: date, count: int) -> None:
    later = add_duration(day, count, "months")
    assert whole_months(day, later) == count
    assert later.day == day.day or (later + DAY).day == 1


@pytest.mark.parametrize("every", CADENCES)
def test_a_name_in_other_capitals_is_recognised(every: str) -> None:
    name = Calendar(two_weeks_from=date(2026, 1, 5)).window(every, date(2026, 10, 12)).name
    assert likely_name(name.swapcase()) == name
