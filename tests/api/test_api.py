"""The Python API on the shipped sample: frames, traces and errors as a notebook user meets them."""

from decimal import Decimal
from pathlib import Path

import pytest

from salesperf import load_plan, score
from salesperf.api import Run
from salesperf.diagnostics import Problems

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def run() -> Run:
    """September in the software company."""
    return score(load_plan(ROOT / "plans/en-saas.yaml"), ROOT / "samples/en-saas", "2026-09")


def test_frames_begin_with_the_person(run: Run) -> None:
    for frame in (run.ranking, run.scores, run.payouts):
        assert list(frame.columns[:2]) == ["person_id", "person"]
        assert len(frame)


def test_money_in_frames_is_exact(run: Run) -> None:
    earned = run.payouts["earned"].dropna()
    assert all(isinstance(amount, Decimal) for amount in earned)
    assert sum(earned) == sum(e.earned for e in run.results.earnings if e.earned is not None)


def test_a_trace_leads_from_records_to_the_amount(run: Run) -> None:
    trace = run.trace("S101")
    commission = next(e for e in trace.earnings if e.element == "commission")
    lines = trace.lines
    paid = lines[lines["element"] == "commission"]["pay"]
    assert sum(paid) + sum(amount for _, amount in commission.further) == commission.earned
    assert str(trace).startswith("S101 Maria Delgado  2026-09  ")
    assert {"base", "priced"} <= set(trace.steps["what"])
    assert trace.steps["plan_line"].notna().all()


def test_a_stranger_has_no_trace(run: Run) -> None:
    with pytest.raises(KeyError):
        run.trace("nobody")


def test_a_broken_plan_raises_its_problems(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("plan: x\n", encoding="utf-8")
    with pytest.raises(Problems) as caught:
        load_plan(tmp_path / "plan.yaml")
    assert {d.rule for d in caught.value.diagnostics} == {"missing-key"}
