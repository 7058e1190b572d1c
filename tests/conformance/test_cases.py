"""Worked calculations that others have published, each as a plan of ours on small tables, to the printed figure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from conformance_cases import Run, figure, holders, pending, read_runs, refusals, rounded, scored

RUNS = read_runs()
PUBLISHED = Path(__file__).parents[3] / "shared" / "conformance" / "cases"


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_the_run_pays_what_the_case_says(run: Run, tmp_path: Path) -> None:
    refused = {asked["refused"] for asked in run.expected if "refused" in asked}
    if refused:
        assert refusals(run, tmp_path) >= refused
        return
    for (results, accounts), period in zip(scored(run, tmp_path), run.periods, strict=True):
        assert not results.quarantined
        assert not [found for found in results.found if found.severity == "error"]
        for asked in period["expect"]:
            if "place" in asked:
                assert holders(results, asked) == [asked["value"]]
                continue
            value = figure(results, accounts, asked, tmp_path)
            if {"earned", "line", "paid", "entry", "owed", "held", "net"} & set(asked):
                assert value == Decimal(asked["value"]), asked
            else:
                assert rounded(value, asked["value"]) == Decimal(asked["value"]), asked


def figures_of(case: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(case["id"], row["of"], row["value"]) for row in case["expected"]}


def in_hand(published: Iterable[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """The published figures that `pending.yaml` leaves for later."""
    whole = {each["case"] for each in pending() if "figures" not in each}
    single = {(each["case"], of) for each in pending() for of in each.get("figures", ())}
    return {figure for figure in published if figure[0] in whole or figure[:2] in single}


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published cases are not here")
def test_every_published_figure_is_asserted_as_it_stands_or_pending() -> None:
    cases = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(PUBLISHED.glob("*.yaml"))]
    published = {figure for case in cases for figure in figures_of(case)}
    asserted = {(run.case, asked["of"], asked["value"]) for run in RUNS for asked in run.expected if "of" in asked}
    later = in_hand(published)
    assert len(cases) == 77
    assert asserted <= published
    assert not asserted & later
    assert published - asserted - later == set()


def test_pending_figures_name_what_they_wait_for() -> None:
    assert all(each["missing"] for each in pending())
    assert len({each["case"] for each in pending()}) == len(pending())
