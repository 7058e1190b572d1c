"""`salesperf test`: worked examples pass or differ to the last digit, at their place in the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesperf.diagnostics import Span
from salesperf.read.plan_file import load_plan
from salesperf.worked.trial import Trial, trials

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def run(text: str, folder: Path) -> list[Trial]:
    path = folder / "plan.yaml"
    path.write_text(text, "utf-8")
    return list(trials(load_plan(path)))


def test_every_example_of_the_plan_passes() -> None:
    done = list(trials(load_plan(HERE / "plan.yaml")))
    assert [(trial.name, trial.found) for trial in done if trial.found] == []
    assert sum(trial.compared for trial in done) == 12


@pytest.mark.parametrize("name", ["cn-direct", "en-saas"])
def test_the_examples_of_the_sample_plans_pass(name: str) -> None:
    done = list(trials(load_plan(ROOT / "plans" / f"{name}.yaml")))
    assert len(done) >= 3
    assert [trial.found for trial in done if trial.found] == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("commission: 1_100.00", "commission: 1_100.01", ("commission", "1_100.01", "1100")),
        ("effective_rate: 5.5%", "effective_rate: 5.4%", ("commission.effective_rate", "5.4%", "5.5%")),
        ("true_up: 2_250.00", "true_up: 2_249.99", ("true_up", "2_249.99", "2250")),
        ("per_deal: 700,", "per_deal: 800,", ("per_deal", "800", "700")),
        ("line.A1: 500", "line.A1: 600", ("per_deal.line.A1", "600", "500")),
        ("{revenue: 160_000}", "{revenue: 159_999.99}", ("revenue", "159_999.99", "160000")),
        ("line.A1: 500", "line.B7: 500", ("per_deal.line.B7", "500", "–")),
    ],
)
def test_a_figure_that_differs_is_told_at_its_place(
    old: str, new: str, found: tuple[str, str, str], tmp_path: Path
) -> None:
    text = (HERE / "plan.yaml").read_text("utf-8")
    assert text.count(old) == 1
    changed = text.replace(old, new)
    (told,) = [each for trial in run(changed, tmp_path) for each in trial.found]
    assert (told.rule, told.params["name"], told.params["expected"], told.params["found"]) == (
        "example-differs",
        *found,
    )
    assert isinstance(told.place, Span)
    line = changed[: changed.index(new)].count("\n") + 1
    assert told.place.line == line


def test_a_table_that_changes_breaks_the_examples_that_depend_on_it(tmp_path: Path) -> None:
    text = (HERE / "plan.yaml").read_text("utf-8").replace("{from: 150_000, rate: 6%}", "{from: 150_000, rate: 7%}")
    assert [trial.name for trial in run(text, tmp_path) if trial.found] == [
        "145,000 before, deal 20,000",
        "score 140 %, capped",
        "seek",
    ]


def test_an_error_that_does_not_come_is_told(tmp_path: Path) -> None:
    text = (HERE / "plan.yaml").read_text("utf-8").replace("error: goal-missing", "error: score-missing")
    (told,) = [each for trial in run(text, tmp_path) for each in trial.found]
    assert told.rule == "example-without-error"
