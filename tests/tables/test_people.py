"""The roster and the goals: dated rows, managers, further columns, and rows that contradict each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from table_cases import read

from salesperf.diagnostics import Diagnostic
from salesperf.locale.sentences import sentences_of
from salesperf.model.people import GoalRow, Roster
from salesperf.model.table import SourceSpec
from salesperf.read.goals import read_goals
from salesperf.read.roster import read_roster

FIELDS = ("id", "name", "team", "role", "manager", "from", "to", "salary", "share", "city")
PEOPLE = SourceSpec(
    name="people",
    files=("people.csv",),
    columns={name: name for name in FIELDS},
    types={"salary": "money", "share": "ratio"},
    units={"salary": "k"},
    aliases={"team": {"East": "华东"}},
)
GOALS = SourceSpec(
    name="goals",
    files=("goals.csv",),
    columns={name: name for name in ("person", "measure", "period", "goal")},
    units={"goal": "万"},
)


@dataclass(frozen=True)
class Window:
    start: date
    end: date


MAY = Window(date(2026, 5, 1), date(2026, 5, 31))


def roster(data: Path, *lines: str) -> tuple[Roster, list[Diagnostic]]:
    (data / "people.csv").write_text("\n".join([",".join(FIELDS), *lines]), "utf-8")
    people, found = read_roster(read(data, **vars_of(PEOPLE)).extracts, PEOPLE)
    return people, filled(found)


def goals(data: Path, *lines: str) -> tuple[list[GoalRow], list[Diagnostic]]:
    (data / "goals.csv").write_text("\n".join(["person,measure,period,goal", *lines]), "utf-8")
    rows, found = read_goals(read(data, **vars_of(GOALS)).extracts, GOALS)
    return rows, filled(found)


def vars_of(spec: SourceSpec) -> dict[str, object]:
    return {name: getattr(spec, name) for name in spec.__slots__}


def filled(found: list[Diagnostic]) -> list[Diagnostic]:
    for it in found:
        for sentences in (sentences_of(it.rule, "en"), sentences_of(it.rule, "zh")):
            (sentences.message + sentences.note + sentences.hint).format(**{"near": "", **it.params})
    return found


def told(found: list[Diagnostic]) -> list[tuple[str, int, str]]:
    return [(it.rule, getattr(it.place, "row", 0), getattr(it.place, "letter", "")) for it in found]


def test_a_person_has_everything_the_roster_says(data: Path) -> None:
    people, found = roster(data, "E001,张三,East,junior,E002,2026-01-15,,12.5,85%,上海", "E002,李四,华北,lead,,,,,,")
    assert found == []
    one = people.people["E001"]
    row = one.rows[0]
    assert (one.name, one.hired, row.team, row.manager) == ("张三", date(2026, 1, 15), "华东", "E002")
    assert row.columns == {"salary": Decimal("12500.0"), "share": Fraction(17, 20), "city": "上海"}
    assert people.people["E002"].rows[0].columns == {"salary": None, "share": None, "city": None}
    assert people.columns == ("salary", "share", "city")


def test_ids_are_text_as_written(data: Path) -> None:
    people, _ = roster(data, "00123,a,,,,,,,,", " 123\u00a0,b,,,,,,,,")
    assert list(people.people) == ["00123", "123"]


def test_moves_are_rows_in_order_of_time(data: Path) -> None:
    people, found = roster(
        data, "E1,a,华北,,,2026-05-11,2026-05-20,,,", "E1,a,华东,,,2026-01-01,2026-05-10,,,", "E2,b,华东,,,,,,,"
    )
    assert found == []
    days = [date(2025, 12, 31), date(2026, 5, 10), date(2026, 5, 11), date(2026, 5, 21)]
    rows = [people.row_on("E1", day) for day in days]
    assert [row and row.team for row in rows] == [None, "华东", "华北", None]
    counted = [people.row_at("E1", MAY, at) for at in ("start", "end")]  # type: ignore[arg-type]
    assert [row and row.team for row in counted] == ["华东", "华北"]
    june = Window(date(2026, 6, 1), date(2026, 6, 30))
    assert people.row_at("E1", june) is None  # type: ignore[arg-type]
    assert people.row_on("E9", date(2026, 5, 1)) is None


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([",a,,,,,,,,"], [("empty-id", 2, "A")]),
        (["E1,a,,,,,,,,", "E1,a,,,,,,,,"], [("duplicate-id", 3, "A")]),
        (["E1,a,,,,2026-01-01,,,,", "E1,a,,,,2026-05-01,,,,"], [("rows-overlap", 3, "A")]),
        (["E1,a,,,,2026-05-01,2026-04-01,,,"], [("dates-reversed", 2, "G")]),
        (["E1,a,,,E9,,,,,"], [("unknown-manager", 2, "")]),
        (["E1,a,,,E1,,,,,"], [("manager-circle", 2, "")]),
        (["E1,a,,,E2,,,,,", "E2,b,,,E3,,,,,", "E3,c,,,E1,,,,,"], [("manager-circle", 2, "")]),
        (["E1,a,,,,,,12万,,"], [("amount-unit-twice", 2, "H")]),
        (["E1,a,,,,,,,85,"], [("ratio-without-percent", 2, "I")]),
        (["E1,a,,,,03/04/2026,,,,"], [("date-ambiguous", 2, "F")]),
    ],
)
def test_a_roster_that_contradicts_itself(data: Path, lines: list[str], wanted: list[tuple[str, int, str]]) -> None:
    assert told(roster(data, *lines)[1]) == wanted


def test_both_rows_of_a_double_are_named(data: Path) -> None:
    _, found = roster(data, "E1,a,,,,,,,,", "E2,b,,,,,,,,", "E1,a,,,,,,,,")
    assert (told(found), found[0].params["other"]) == ([("duplicate-id", 4, "A")], "people.csv:2")


def test_a_change_of_managers_is_no_circle(data: Path) -> None:
    lines = ("E1,a,,,E2,,2026-03-31,,,", "E1,a,,,,2026-04-01,,,,", "E2,b,,,,,2026-03-31,,,", "E2,b,,,E1,2026-04-01,,,,")
    assert roster(data, *lines)[1] == []


def test_goals_are_exact_and_in_their_unit(data: Path) -> None:
    rows, found = goals(data, "E1,revenue,2026-09,12.5", "E1,win_rate,2026-Q3,30%", "华东,revenue,2026,900")
    assert found == []
    assert [(it.person, it.measure, it.period, it.goal) for it in rows] == [
        ("E1", "revenue", "2026-09", Decimal(125000)),
        ("E1", "win_rate", "2026-Q3", Decimal("0.3")),
        ("华东", "revenue", "2026", Decimal(9000000)),
    ]
    assert rows[0].place.letter == "" and rows[0].place.row == 2


def test_bad_goals_are_told_and_left_out(data: Path) -> None:
    rows, found = goals(
        data,
        "E1,revenue,2026-09,-",
        "E1,revenue,2026-09,1",
        "E1,revenue,2026-09,2",
        ",revenue,2026,3",
        "E2,revenue,2026,",
    )
    assert [it.goal for it in rows] == [Decimal(10000)]
    assert told(found) == [
        ("amount-is-dash", 2, "D"),
        ("duplicate-goal", 4, "D"),
        ("goal-incomplete", 5, "A"),
        ("goal-incomplete", 6, "D"),
    ]
    assert found[1].params["other"] == "goals.csv:3"


def test_a_goal_without_a_unit_may_have_its_own(data: Path) -> None:
    plain = replace(GOALS, units={})
    (data / "goals.csv").write_text("person,measure,period,goal\nE1,revenue,2026,90万\n", "utf-8")
    rows, found = read_goals(read(data, **vars_of(plain)).extracts, plain)
    assert ([it.goal for it in rows], [it.severity for it in found]) == ([Decimal(900000)], ["warning"])
