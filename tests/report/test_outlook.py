"""Bands of scores, the pay date and the last day for questions, from the plan to the pages that show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import companies
from salesperf.model.plan import Plan
from salesperf.model.results import Results
from salesperf.report.bands import band_label
from salesperf.report.expected import expected_total
from salesperf.report.notices import notices
from salesperf.report.standings import standings
from salesperf.report.summary import summary

FILES = {
    "people.csv": "id,name\nA,Ann\nB,Bob\nC,Cid\n",
    "deals.csv": "id,owner,amount,day\nD1,A,120,2026-09-05\nD2,B,90,2026-09-05\nD3,C,20,2026-09-05\n",
}
PLAN = """
measures:
  sold: {from: deals, value: sum(amount), date: day, every: month, unit: money, goal: 100}
scorecards:
  monthly:
    every: month
    measures: {sold: {weight: 100%}}
    bands: [{from: 50%, label: {zh: 乙, en: B}}, {above: 90%, label: A}]
elements:
  pay: {kind: commission, measure: sold, rate: 10%}
"""
TOLD = """
settlement:
  payment: {after: 15 days}
questions: {within: 1 month, to: {zh: 运营, en: Operations}}
"""


@pytest.fixture
def results(tmp_path: Path) -> Results:
    return companies.run(tmp_path, companies.write(tmp_path, {"files": FILES, "plan": PLAN + TOLD})).results


@pytest.mark.parametrize(
    ("score", "band"), [("120%", "A"), ("90.1%", "A"), ("90%", "B"), ("50%", "B"), ("49.9%", ""), ("none", "")]
)
def test_a_score_lies_in_one_band(results: Results, score: str, band: str) -> None:
    assert band_label(results.plan, "monthly", companies.exact(score), "en") == band


def test_bands_stand_in_every_ranking(results: Results) -> None:
    assert [line.band for line in standings(results, "zh").lines] == ["A", "乙", ""]
    groups = summary(results, "test", "en").ranking.groups
    assert [[line.name for line in group.lines] for group in groups] == [["Ann"], ["Bob"], ["Cid"]]
    assert [group.heading.key for group in groups if group.heading] == ["rank.band", "rank.band", "rank.band-none"]


def test_without_bands_there_is_one_group_without_a_heading(results: Results) -> None:
    card = results.plan.scorecards["monthly"].model_copy(update={"bands": ()})
    plain = replace(results, plan=results.plan.model_copy(update={"scorecards": {"monthly": card}}))
    (group,) = summary(plain, "test", "en").ranking.groups
    assert (group.heading, len(group.lines)) == (None, 3)


def test_days_are_counted_from_the_end_of_the_period(results: Results) -> None:
    told = notices(results, "en")
    assert (told.due, told.ask_until, told.ask_whom) == (date(2026, 10, 15), date(2026, 10, 30), "Operations")


def test_what_the_plan_does_not_say_is_left_out(results: Results) -> None:
    silent: Plan = results.plan.model_copy(update={"questions": None, "settlement": type(results.plan.settlement)()})
    told = notices(replace(results, plan=silent), "en")
    assert (told.due, told.ask_until, told.ask_whom) == (None, None, "")


def test_cost_is_held_against_what_was_expected(results: Results) -> None:
    cost = summary(results, "test", "en").cost
    assert (cost.earned, cost.expected) == (23, 30)
    assert dict(cost.answer.figures)["part"] == Fraction(23, 30)


def test_a_total_is_expected_only_where_every_element_is(results: Results) -> None:
    first, *_ = results.expected
    assert expected_total(replace(results, expected=(first, replace(first, cost=None)))) is None
