"""Comparisons are exact: changes add up, over elements, people and periods, to the difference of the runs' totals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from salesperf.cli.diff_sides import sides_of_plans
from salesperf.compare import Runs, compare
from salesperf.diagnostics import Problems
from salesperf.model.comparison import Comparison
from salesperf.report.comparison_book import comparison_book
from salesperf.report.comparison_tables import comparison_tables

ROOT = Path(__file__).parents[2]
EDITS = {
    "cn-direct": {"rate: 2.2%": "rate: 2.4%", "cap: {period: 30_000": "cap: {period: 25_000"},
    "en-saas": {"above: 140%, rate: 1.8x": "above: 130%, rate: 1.7x", "{default: 1%, team": "{default: 2%, team"},
}


def changed(name: str, folder: Path, edits: dict[str, str]) -> Path:
    text = (ROOT / "plans" / f"{name}.yaml").read_text("utf-8")
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "new.yaml").write_text(text, "utf-8")
    return folder / "new.yaml"


def both(name: str, new: Path, *periods: str) -> tuple[Runs, Runs]:
    paths = (ROOT / "plans" / f"{name}.yaml", new)
    return sides_of_plans(paths, ROOT / "samples" / name, periods, lambda stage: None)


def earned(runs: Runs) -> Decimal:
    return sum((e.earned for r in runs.results for e in r.earnings if e.earned is not None), Decimal(0))


def compared(name: str, folder: Path, edits: dict[str, str], *periods: str) -> tuple[Comparison, Runs, Runs]:
    old, new = both(name, changed(name, folder, edits), *periods)
    return compare(old, new, "en"), old, new


@pytest.fixture(
    scope="module", params=[("cn-direct", "2026-09"), ("en-saas", "2026-08", "2026-09")], ids=lambda p: p[0]
)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Comparison, Runs, Runs]:
    name, *periods = request.param
    return compared(name, tmp_path_factory.mktemp(name), EDITS[name], *periods)


def test_the_sum_of_changes_is_the_difference_of_totals(case: tuple[Comparison, Runs, Runs]) -> None:
    found, old, new = case
    difference = earned(new) - earned(old)
    assert difference != 0
    assert found.earned.change == difference
    assert sum(p.earned.change for p in found.people) == difference
    assert sum(a.change for a in found.by_element().values()) == difference
    assert sum(p.earned.change for period in found.periods for p in period.people) == difference
    assert found.gainers + found.losers <= len(found.people)


def test_every_file_says_the_same_sum(case: tuple[Comparison, Runs, Runs]) -> None:
    found, old, new = case
    (table,) = comparison_tables(found)
    at = {name: index for index, name in enumerate(table.header)}
    assert sum(row[at["change"]] for row in table.rows) == earned(new) - earned(old)  # type: ignore[misc]
    for row in table.rows:
        parts = [row[index] for name, index in at.items() if name.startswith("change_")]
        assert sum(part for part in parts if isinstance(part, Decimal)) == row[at["change"]]
    assert len(table.rows) == sum(len(period.people) for period in found.periods)
    for sheet in comparison_book(found, "zh").sheets:
        for index, column in enumerate(sheet.columns):
            if column.kind in {"money", "change"} and sheet.total:
                assert sum(row[index] or 0 for row in sheet.rows) == sheet.total[index]  # type: ignore[misc]


def test_people_stand_by_their_gain(case: tuple[Comparison, Runs, Runs]) -> None:
    gains = [person.earned.change for person in case[0].people]
    assert gains == sorted(gains, reverse=True)


def test_a_plan_differs_from_itself_in_nothing() -> None:
    old, new = both("en-saas", ROOT / "plans" / "en-saas.yaml", "2026-09")
    found = compare(old, new, "en")
    assert not found.differs
    assert (found.earned.change, found.gainers, found.losers) == (0, 0, 0)


def test_a_later_version_is_run_as_if_it_governed_the_period(tmp_path: Path) -> None:
    later = {"from: 2026-01-01, to: 2026-12-31": "from: 2027-01-01, to: 2027-12-31"}
    found, _, _ = compared("cn-direct", tmp_path, later, "2026-09")
    assert (found.old.as_if, found.new.as_if) == ((), ("2026-09",))
    assert not found.differs


def test_currencies_must_be_the_same(tmp_path: Path) -> None:
    old, new = both("en-saas", ROOT / "plans" / "en-saas.yaml", "2026-09")
    euros = new.results[0].plan.model_copy(update={"currency": "EUR"})
    with pytest.raises(Problems) as stopped:
        compare(old, Runs([replace(new.results[0], plan=euros)]), "en")
    assert [(each.rule, dict(each.params)) for each in stopped.value.diagnostics] == [
        ("currencies-differ", {"old": "USD", "new": "EUR"})
    ]


def test_who_is_on_one_side_alone_is_compared_with_nothing() -> None:
    old, new = both("en-saas", ROOT / "plans" / "en-saas.yaml", "2026-09")
    run = new.results[0]
    gone = "S101"
    people = {name: person for name, person in run.roster.people.items() if name != gone}
    without = replace(
        run,
        roster=replace(run.roster, people=people),
        earnings=tuple(e for e in run.earnings if e.person != gone),
        ranking=tuple(r for r in run.ranking if r.person != gone),
    )
    found = compare(old, Runs([without]), "en")
    (person,) = [each for each in found.people if each.person == gone]
    assert (person.earned.before, person.earned.after) == (run.earned(gone), 0)
    assert person.places[1] is None
