"""What the page says of a small company, sentence by sentence, against figures worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from page_runs import Ran, company, sample, told

from salesperf.locale.languages import LANGUAGES, Language
from salesperf.model.page import Number, said
from salesperf.model.standings import EarlierPlaces
from salesperf.write.page.words import sentence, shown


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The n-th of a hundred sells 1,000 × n: from 50 on the goal is reached, from 80 on the cap holds."""
    return company(tmp_path_factory.mktemp("hundred"), [f"Name {n}" for n in range(1, 101)])


def test_cost(hundred: Ran) -> None:
    """5 % of 1,000 + … + 79,000 and 21 caps are 242,000; the n-th prize is 16n + 266.67.

    At goal each has 5 % of 50,000 and a prize of 1,000: 350,000 together.
    """
    cost = told(hundred, "en").cost
    assert [(line.name, line.people, line.earned) for line in cost.lines] == [
        ("pay", 100, Decimal("242000.00")),
        ("prize", 100, Decimal("107467.00")),
    ]
    assert sentence(cost.answer, "en") == (
        "100 people earned 349,467.00, 99.8% of what is expected; pay is 69.2% of it."
    )
    assert sentence(cost.answer, "zh") == "100 人共计提 349,467.00，为预期的 99.8%；其中pay占 69.2%。"
    assert [each.value for each in cost.headlines[1:]] == [Decimal("350000.00"), Number(Fraction(5_050_000), 2)]


def test_ranking(hundred: Ran) -> None:
    """The 25 best: 15,500 + 21 × 4,000 of pay, 16 × 2,200 + 25 × 266.67 of prizes, 141,366.75 of 349,467.00."""
    ranking = told(hundred, "en").ranking
    assert sentence(ranking.answer, "en") == (
        "51 of 100 reached their goal of sold. The first 25 earned 40.5% of what the ranked earned."
    )
    first = ranking.ranked[0]
    assert (first.place, first.name, first.earned, first.score) == (
        "1", "Name 100", Decimal("5866.67"), Fraction(28, 15),
    )  # fmt: skip
    assert sentence(ranking.remarks[0].text, "en") == "pay: limited by its cap"
    assert sum(line.marks == ("a",) for line in ranking.ranked) == 20
    assert ranking.attainment == Fraction(101, 100)


def test_pay_follows_score_where_pay_is_a_part_of_it(hundred: Ran) -> None:
    follow = told(hundred, "en").follow
    assert follow is not None
    assert follow.rho == Number(Fraction(1), 2)
    assert sentence(follow.answer, "en") == "Largely: rank correlation 1.00 over 100 people; 0 people are far apart."


def test_spread(hundred: Ran) -> None:
    """The median of the pay lies between the 50th and the 51st: 3,566.67 and 3,632.67."""
    spread = told(hundred, "en").spread
    assert spread is not None
    assert sentence(spread.answer, "en") == (
        "Attainment of sold: median 101.0%, the middle half between 51.5% and 150.5%."
    )
    assert [shown(each, "en") for each in spread.distributions[1].quarters][1] == "3,599.67"


def test_teams(hundred: Ran) -> None:
    """Team 10 is the hundredth person alone; team 5 sells 50,000 … 59,000."""
    teams = told(hundred, "en").teams
    assert teams is not None
    assert [line.name for line in teams.lines][:2] == ["Team 10", "Team 9"]
    fifth = next(line for line in teams.lines if line.name == "Team 5")
    assert (fifth.people, fifth.reached, fifth.attainment) == (10, 10, Fraction(109, 100))
    assert sentence(teams.answer, "en") == "6 of 11 teams reached their goal; Team 0 is last with 10.0%."


def test_measures_and_windows_of_the_sample() -> None:
    page = told(sample("cn-direct"), "zh")
    assert sentence(page.measures.answer, "zh") == "6 项已关窗，2 项还在收集。"
    assert sentence(page.windows.answer, "zh") == "2 个窗口本期关闭；1 个进行中，最晚 2026-12-31 关闭，尚未计提。"
    half = page.windows.lines[-1]
    assert (half.window.name, half.done, half.cells, half.earned) == ("2026-H2", 3, 6, None)
    reviews = [line for line in page.measures.lines if not line.closed]
    assert [shown(line.goal, "zh") for line in reviews] == ["4.00", "4.00"]


@pytest.mark.parametrize("name", ["cn-direct", "en-saas"])
def test_every_sum_is_that_of_the_lines_above_it(name: str) -> None:
    page = told(sample(name), "en")
    whole = page.cost.earned
    assert sum(line.earned for line in page.cost.lines) == whole
    assert sum(line.earned for line in (*page.ranking.ranked, *page.ranking.unranked)) == whole == page.ranking.earned
    assert page.teams is not None
    assert sum(line.earned for line in page.teams.lines) == whole
    assert sum(line.people for line in page.teams.lines) == page.head.people
    assert sum(line.earned or 0 for line in page.windows.lines) == whole
    assert all(check.agrees for check in page.verify.checks)


def test_a_sound_run_may_be_closed(hundred: Ran) -> None:
    page = told(hundred, "en")
    assert page.verdict.closable
    assert sentence(page.quality.answer, "en") == "All 500 rows read are accounted for; none is quarantined."


def test_a_quarantined_row_stands_against_closing(tmp_path: Path) -> None:
    page = told(company(tmp_path, ["Ann", "Bo"], "D9,P2,3OO,2026-09-12,won\n"), "en")
    assert not page.verdict.closable
    assert page.verdict.reasons == (said("verdict.quarantined", count=1),)
    assert sentence(page.verdict.reasons[0], "en") == "1 row quarantined: cannot close"
    assert sentence(page.quality.answer, "en") == "1 of 11 rows is quarantined: fine to read, not yet to close."
    assert [(each.found.params["text"], each.people) for each in page.quality.listed] == [("3OO", ("P2 Bo",))]
    assert page.follow is None
    assert page.spread is None


def test_nothing_to_show_is_no_fault(tmp_path: Path) -> None:
    page = told(company(tmp_path, ["Ann"], plan=NO_CARD), "en")
    assert sentence(page.cost.answer, "en") == "Nothing was earned in this period."
    assert page.sections == ("cost", "rank", "team", "measure", "window", "quality", "verify")


NO_CARD = """
measures:
  sold: {from: deals, value: sum(amount), where: stage = 'lost', date: day, every: month, unit: money}
elements:
  pay: {kind: commission, measure: sold, rate: 0%}
"""


def test_calculations_are_on_the_page_of_a_hundred_people(hundred: Ran, tmp_path: Path) -> None:
    best = told(hundred, "en").ranking.ranked[0].calculation
    assert best is not None
    assert best.earned.figure is not None
    assert best.earned.figure.value == Fraction("5866.67")
    more = told(company(tmp_path, [f"Name {n}" for n in range(101)]), "en")
    assert {line.calculation for line in more.ranking.ranked} == {None}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_movement_since_an_earlier_run(hundred: Ran, lang: Language) -> None:
    earlier = EarlierPlaces({("score", "P100"): 3, ("score", "P99"): 1})
    lines = told(hundred, lang, earlier).ranking.ranked
    assert [line.move for line in lines[:3]] == [2, -1, None]
