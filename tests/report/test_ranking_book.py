"""`ranking.xlsx` of the samples: who stands where, whose pay is shown, and how places have moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from salesperf import pipeline
from salesperf.locale.languages import Language
from salesperf.model.results import Results
from salesperf.model.sheet import Book, Place, Sheet, Value
from salesperf.model.standings import EarlierPlaces
from salesperf.report.ranking_book import ranking_book

ROOT = Path(__file__).parents[2]
NONE = EarlierPlaces()


@pytest.fixture(scope="module", params=["cn-direct", "en-saas"])
def results(request: pytest.FixtureRequest) -> Results:
    name = request.param
    return pipeline.score(ROOT / "plans" / f"{name}.yaml", ROOT / "samples" / name, "2026-09")


def book(results: Results, lang: Language = "en", earlier: EarlierPlaces = NONE, pay: bool = False) -> Book:
    return ranking_book(results, lang, earlier=earlier, show_pay=pay)


def column(sheet: Sheet, heading: str) -> list[Value]:
    index = [each.heading for each in sheet.columns].index(heading)
    return [row[index] for row in sheet.rows]


def values(made: Book) -> Iterator[Value]:
    return (value for sheet in made.sheets for row in (*sheet.rows, sheet.total or ()) for value in row)


def test_pay_is_shown_only_when_asked_for(results: Results) -> None:
    plain, paid = book(results), book(results, pay=True)
    assert not any(isinstance(value, Decimal) for value in values(plain))
    assert not any("Earned" in each.heading for sheet in plain.sheets for each in sheet.columns)
    sums = [sheet.total[-1] for sheet in paid.sheets[:2] if sheet.total]
    earned = sum((e.earned for e in results.earnings if e.earned is not None), Decimal(0))
    assert sums == [earned, earned]
    for sheet in paid.sheets[:2]:
        assert sheet.total
        assert sum(row[-1] for row in sheet.rows if isinstance(row[-1], Decimal)) == sheet.total[-1]


def test_everybody_is_listed_once_best_first(results: Results) -> None:
    people = book(results).sheets[0]
    assert sorted(map(str, column(people, "Id"))) == sorted(results.roster.people)
    places = column(people, "Rank")
    numbers = [place.number for place in places if isinstance(place, Place)]
    assert numbers == sorted(numbers)
    assert places[len(numbers) :] == [None] * (len(places) - len(numbers))


def test_movement_is_against_the_earlier_place(results: Results) -> None:
    first = results.ranking[0].by
    best = str(column(book(results).sheets[0], "Id")[0])
    moved = book(results, earlier=EarlierPlaces({(first, best): 4}, "")).sheets[0]
    assert column(moved, "Move") == [3, *[None] * (len(moved.rows) - 1)]
    assert column(moved, "Before")[0] == 4


def test_each_measure_has_its_sheet(results: Results) -> None:
    names = [sheet.name for sheet in book(results).sheets]
    assert names[:2] == ["People", "Teams"]
    ranked = [m for m in results.plan.measures.values() if m.whose != "company"]
    assert len(names) == 2 + len(ranked)


def test_both_languages_say_the_same(results: Results) -> None:
    zh, en = book(results, "zh"), book(results, "en")
    assert zh.sheets[0].name == "人员"
    assert [[len(row) for row in sheet.rows] for sheet in zh.sheets] == [
        [len(row) for row in s.rows] for s in en.sheets
    ]
    assert [s.columns for s in zh.sheets] != [s.columns for s in en.sheets]


def test_teams_are_ranked_by_the_mean_of_their_people() -> None:
    found = pipeline.score(ROOT / "plans/cn-direct.yaml", ROOT / "samples/cn-direct", "2026-09")
    teams = book(found).sheets[1]
    people = book(found).sheets[0]
    scores = zip(column(people, "Team"), column(people, "Monthly score 2026-09"), strict=True)
    west = [score for team, score in scores if team == "西部组" and isinstance(score, Fraction)]
    assert teams.rows[0][:5] == (Place(1), "西部组", 8, 7, sum(west, Fraction(0)) / 7)
