"""Maven's CRM data through the program: revenue, win rate and cycle by agent, quarter and office, against SQL."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from shared_data import DATA, ROOT, deals, needs

from salesperf.diagnostics import Cell
from salesperf.model.results import Results
from salesperf.pipeline import score

pytestmark = needs("maven-crm")
QUARTERS = ("2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4")
WITHOUT_ROWS = {"Carol Thompson", "Natalya Ivanova", "Mei-Mei Johns", "Carl Lin", "Elizabeth Anderson"}
ALIAS = "aliases: {product: {GTXPro: GTX Pro}}"
FIGURES = (
    "sum(CASE WHEN stage = 'Won' THEN amount ELSE 0 END), count(*), sum(stage = 'Won'), sum(days), "
    "sum(CASE WHEN stage = 'Won' THEN price END)"
)
Group = tuple[Fraction, Fraction | None, Fraction | None, Fraction | None]
NOTHING: Group = (Fraction(0), None, None, None)


@cache
def run(period: str = "2017") -> Results:
    return score(ROOT / "plans" / "maven-crm.yaml", DATA / "maven-crm", period)


def actuals(results: Results) -> dict[tuple[str, str, str], Fraction | None]:
    return {(m.person, m.measure, m.window.name): m.actual for m in results.measures}


@cache
def grouped(by: str) -> dict[tuple[str, str], Group]:
    """Won revenue, win rate, days to close and price realised, by quarter and agent or office."""
    found: dict[tuple[str, str], Group] = {}
    for who, quarter, revenue, count, won, days, listed in deals().execute(
        f"SELECT {by}, quarter, {FIGURES} FROM deals GROUP BY 1, 2"
    ):
        price = Fraction(revenue, listed) if listed else None
        found[who, quarter] = (Fraction(revenue), Fraction(won, count), Fraction(days, count), price)
    return found


def agents() -> dict[str, str]:
    return dict(deals().execute("SELECT agent, office FROM agents").fetchall())


@pytest.mark.parametrize("quarter", QUARTERS)
def test_agents(quarter: str) -> None:
    found = actuals(run())
    for agent in agents():
        expected = grouped("agent").get((agent, quarter), NOTHING)
        names = ("won_revenue", "win_rate", "cycle", "price_realised")
        assert tuple(found[agent, name, quarter] for name in names) == expected


@pytest.mark.parametrize("quarter", QUARTERS)
def test_regional_offices(quarter: str) -> None:
    found = actuals(run())
    for agent, office in agents().items():
        names = ("office_revenue", "office_win_rate", "office_cycle")
        assert tuple(found[agent, name, quarter] for name in names) == grouped("office")[office, quarter][:3]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_quarter_alone_says_the_same_as_within_the_year(quarter: str) -> None:
    alone = actuals(run(quarter))
    assert alone == {mark: value for mark, value in actuals(run()).items() if mark[2] == quarter}


@pytest.mark.parametrize("quarter", QUARTERS)
def test_scores_places_and_commission(quarter: str) -> None:
    scores: dict[str, Fraction] = {}
    for agent in agents():
        revenue, rate, days, _ = grouped("agent").get((agent, quarter), NOTHING)
        if rate is not None and days:
            parts = (
                (revenue / 80_000, Fraction(3, 2)),
                (rate / Fraction(63, 100), Fraction(6, 5)),
                (48 / days, Fraction(6, 5)),
            )
            sold, won, fast = (min(attained, cap) for attained, cap in parts)
            scores[agent] = (60 * sold + 25 * won + 15 * fast) / 100
    cards = {c.person: c.score for c in run(quarter).cards}
    assert {person: total for person, total in cards.items() if total is not None} == scores
    places = {agent: 1 + sum(other > mine for other in scores.values()) for agent, mine in scores.items()}
    assert {r.person: r.place for r in run(quarter).ranking} == places
    earned = {e.person: e.earned for e in run(quarter).earnings}
    for agent in agents():
        revenue = grouped("agent").get((agent, quarter), NOTHING)[0]
        assert earned[agent] == (Decimal(int(revenue)) * 2 / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize("quarter", QUARTERS)
def test_without_a_row_nothing_is_known(quarter: str) -> None:
    results = run(quarter)
    for m in results.measures:
        if m.person in WITHOUT_ROWS and m.measure in ("win_rate", "cycle", "price_realised"):
            assert (m.actual, m.attainment, m.n) == (None, None, 0)
    assert not WITHOUT_ROWS & {r.person for r in results.ranking}
    assert {c.person for c in results.cards if c.score is None} >= WITHOUT_ROWS


def test_every_row_is_accounted_for() -> None:
    (file,) = [file for file in run().inputs if file.file == "sales_pipeline.csv"]
    (closed,) = deals().execute("SELECT count(*) FROM deals").fetchone()
    assert closed == 6_711
    assert (file.read, file.used, file.quarantined, file.out_of_scope) == (8_800, closed, 0, 8_800 - closed)
    assert not run().quarantined


def test_the_misspelt_product_is_reported_where_no_alias_mends_it(tmp_path: Path) -> None:
    lines = (ROOT / "plans" / "maven-crm.yaml").read_text("utf-8").splitlines(keepends=True)
    without = [line for line in lines if ALIAS not in line]
    assert len(without) == len(lines) - 1
    (tmp_path / "plan.yaml").write_text("".join(without), "utf-8")
    results = score(tmp_path / "plan.yaml", DATA / "maven-crm", "2017-Q4")
    assert len(results.quarantined) == 1_480
    assert {found.rule for found in results.quarantined} == {"join-unmatched"}
    assert {found.params["value"] for found in results.quarantined} == {"GTXPro"}
    places = [found.place for found in results.quarantined]
    misspelt = deals().execute("SELECT rowid + 1 FROM pipeline WHERE product = 'GTXPro' ORDER BY 1").fetchall()
    assert [place.row for place in places if isinstance(place, Cell)] == [row for (row,) in misspelt]
    assert {place.letter for place in places if isinstance(place, Cell)} == {"C"}
    (file,) = [file for file in results.inputs if file.file == "sales_pipeline.csv"]
    assert file.quarantined == 1_480
    assert file.used + file.quarantined + file.out_of_scope == file.read == 8_800
