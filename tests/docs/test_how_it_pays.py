"""The worked examples of docs/how-it-pays.md pay what the page says, to the cent, through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from doc_examples import Example, examples, write
from found_figures import check, findings

from salesperf import pipeline
from salesperf.diagnostics import Problems

PAGE = Path(__file__).parents[2] / "docs" / "how-it-pays.md"


# What a plan of the page says -> why a run does not pay it so yet.
NOT_YET = {
    "measure: sales, table: ladder, during": "what lies before `during` is taken to have been paid",
    "below: stop": "the opening is worked out at 0, below the first bound",
    "2026-09-21: 600": "a roster row that begins before the first date of a dated amount",
    "rate: invoice_rate, accrue: each": "a dated rate is that of the period's end, not of the record's date",
}


def _case(example: Example) -> ParameterSet:
    reason = next((reason for said, reason in NOT_YET.items() if said in example.plan), "")
    marks = [pytest.mark.xfail(reason=reason)] if reason else []
    return pytest.param(example, id=f"{example.line}: {example.title}", marks=marks)


@pytest.mark.parametrize("example", [_case(each) for each in examples(PAGE)])
def test_example(example: Example, tmp_path: Path) -> None:
    plan = write(example, tmp_path)
    assert example.expected, f"line {example.line}: nothing is expected"
    for period, lines in example.expected:
        try:
            results = pipeline.score(plan, tmp_path, period)
        except Problems as problems:
            pytest.fail("\n".join(f"{each.rule} at {each.place}: {dict(each.params)}" for each in problems.diagnostics))
        figures = [each for each in lines if each.figure != "finding"]
        said = {f"line {each.line}: {each.who} {each.figure} {each.value}": check(results, tmp_path, each)
                for each in figures}  # fmt: skip
        assert {line: instead for line, instead in said.items() if instead} == {}
        assert findings(results) == sorted(each.value for each in lines if each.figure == "finding")
