"""One sentence for each element, in both languages, that says what it pays and within which limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesperf.model.plan import Plan
from salesperf.read.plan_file import load_plan
from salesperf.report.sentences import sentences

PLANS = sorted((Path(__file__).parents[2] / "plans").glob("*.yaml"))


def plan_of(path: Path) -> Plan:
    plan = load_plan(path).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_element_has_a_sentence_in_both_languages(path: Path) -> None:
    plan = plan_of(path)
    for lang in ("en", "zh"):
        said = sentences(plan, lang)  # type: ignore[arg-type]
        assert len(said) == len(plan.elements)
        assert not [each for each in said if "None" in each or "{" in each]


def test_what_a_sentence_says() -> None:
    said = sentences(plan_of(PLANS[1]), "en")
    assert said[0] == (
        "Commission: each month; for role in ('新人', '销售', '资深销售'); by the rate table `ladder` "
        "(each part at its own rate: from 0 1.0%, from 1_000_000 1.5%, from 3_000_000 2.2%), on Cash received; "
        "over the year so far, less what it came to before; × Monthly score, at least 80%, at most 120%; "
        "at most 30_000 each time; never less than 0."
    )


EVERY_KIND = """\
plan: kinds
version: 1
effective: {from: 2026-01-01, to: 2026-12-31}
currency: USD
sources: {deals: {files: d.csv, key: id, columns: {owner: o, amount: a, day: d}, types: {amount: money, day: date}}}
people: {files: p.csv, columns: {id: id, manager: m, team: t}}
measures:
  sales: {from: deals, value: sum(amount), date: day, every: month, unit: money}
  team: {from: deals, value: sum(amount), date: day, every: month, unit: money, whose: team}
elements:
  pay: {kind: commission, measure: sales, rate: 5%, gate: [{check: sales, at_least: 100, else: 50%}]}
  extra:
    {kind: spif, measure: sales, rate: 1%, during: {from: 2026-02-01, to: 2026-02-28}, cap: {year: 500, excess: carry}}
  lead: {kind: override, earnings_of: [pay], whose: reports, rate: 10%}
  base: {kind: fixed, amount: 900, every: month, prorate: {by: working_days}}
  best: {kind: contest, rank: sales, every: quarter, prizes: [300, 100], ties: share}
  pot: {kind: pool, measure: team, rate: 1%, share_by: equal, per: team, unshared: carry}
"""


def test_every_kind_is_said(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(EVERY_KIND, "utf-8")
    assert sentences(plan_of(path), "en") == [
        "pay: each month; 5% of sales; if sales is not at least 100, 50% of it.",
        "extra: each month; from 2026-02-01 to 2026-02-28; 1% of sales; at most 500 a year; "
        "what exceeds it is carried to the next period.",
        "lead: 10% of what pay earned (direct reports).",
        "base: each month; 900; in proportion to the time in scope (working days).",
        "best: each quarter; prizes of 300, 100 by rank in sales; who is still tied shares the prizes of the places.",
        "pot: each month; a fund of 1% of team, shared equally; one for each team; "
        "what nobody can have waits for the next period.",
    ]
    assert sentences(plan_of(path), "zh")[0] == "pay：每月；sales × 5%；若 sales 未达到「不低于 100」，只发 50%。"
