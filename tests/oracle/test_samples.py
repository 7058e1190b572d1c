"""Every figure of both samples, as worked out by hand from the text of their plans: equal to the last digit."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import duckdb
import pytest
from by_hand import Expected
from cn_direct import CnDirect
from en_saas import EnSaas

from salesperf.model.results import Results
from salesperf.pipeline import score

ROOT = Path(__file__).parents[2]
RUNS = [("cn-direct", p) for p in ("2026-01", "2026-06", "2026-09", "2026-10", "2026-Q3", "2026-H1")]
RUNS += [("en-saas", p) for p in ("2026-01", "2026-06", "2026-09", "2026-10", "2026-Q3", "2027-Q1", "2026-H2")]
runs = pytest.mark.parametrize(("sample", "period"), RUNS)


@cache
def run(sample: str, period: str) -> Results:
    return score(ROOT / f"plans/{sample}.yaml", ROOT / f"samples/{sample}", period)


@cache
def by_hand(sample: str, period: str) -> Expected:
    worked_out = CnDirect if sample == "cn-direct" else EnSaas
    return worked_out(ROOT / "samples" / sample, period).expected()


@runs
def test_measures(sample: str, period: str) -> None:
    found = {
        (m.person, m.measure, m.window.name): (m.closed, m.actual, m.goal, m.attainment, m.n)
        for m in run(sample, period).measures
    }
    assert found == by_hand(sample, period).measures
    assert len(found) == len(run(sample, period).measures) > 50


@runs
def test_scores(sample: str, period: str) -> None:
    cards = run(sample, period).cards
    scores = {(c.person, c.card, c.window.name): (c.closed, c.score) for c in cards}
    parts = {
        (c.person, c.card, c.window.name, p.measure): (p.score, p.weight)
        for c in cards
        for p in c.parts
        if c.score is not None and p.score is not None
    }
    assert scores == by_hand(sample, period).cards
    assert parts == by_hand(sample, period).parts
    assert all(p.weighted == p.weight * p.score for c in cards if c.score is not None for p in c.parts if p.score)


@runs
def test_earnings(sample: str, period: str) -> None:
    results = run(sample, period)
    assert {(e.person, e.element, e.window.name): e.earned for e in results.earnings} == by_hand(sample, period).earned
    assert not results.quarantined
    assert not [found for found in results.found if found.severity == "error"]


@runs
def test_lines(sample: str, period: str, tmp_path: Path) -> None:
    results = run(sample, period)
    results.bulk["credits.parquet"](tmp_path / "credits.parquet")
    rows = duckdb.execute(
        "SELECT person_id, element, period, key, CAST(part AS INTEGER) > 0, pay, credit FROM read_parquet(?) "
        "WHERE element <> ''",
        [str(tmp_path / "credits.parquet")],
    ).fetchall()
    found = {(who, element, span, key, int(second)): pay for who, element, span, key, second, pay, _ in rows}
    assert len(found) == len(rows)
    assert found == by_hand(sample, period).lines
    sums: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for (who, element, span, _, _), pay in found.items():
        sums[who, element, span] += pay
    for e in results.earnings:
        if e.lines is not None:
            assert sums[e.person, e.element, e.window.name] == e.lines
            assert e.lines + sum(amount for _, amount in e.further) == e.earned


@runs
def test_ranking(sample: str, period: str) -> None:
    groups: defaultdict[tuple[str, str], dict[str, Fraction]] = defaultdict(dict)
    for (person, card, span), (closed, total) in by_hand(sample, period).cards.items():
        if closed and total is not None:
            groups[card, span][person] = total
    places = {
        (person, *group): 1 + sum(other > total for other in totals.values())
        for group, totals in groups.items()
        for person, total in totals.items()
    }
    assert {(r.person, r.by, r.window.name): r.place for r in run(sample, period).ranking} == places


@runs
def test_every_row_is_accounted_for(sample: str, period: str) -> None:
    inputs = run(sample, period).inputs
    assert {f.file: (f.read, f.used) for f in inputs} == by_hand(sample, period).used
    assert all(f.quarantined == 0 and f.out_of_scope == f.read - f.used for f in inputs)


@runs
def test_excluded_rows_are_those_not_used(sample: str, period: str, tmp_path: Path) -> None:
    results = run(sample, period)
    results.bulk["excluded.csv"](tmp_path / "excluded.csv")
    lines = (tmp_path / "excluded.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) - 1 == sum(read - used for read, used in by_hand(sample, period).used.values())
