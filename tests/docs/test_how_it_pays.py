"""The worked examples of docs/how-it-pays.md pay what the page says, to the cent, through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from doc_examples import Example, examples, write
from found_figures import check, findings

from periods import Accounts, score_in
from salesperf.diagnostics import Problems

PAGE = Path(__file__).parents[2] / "docs" / "how-it-pays.md"


@pytest.mark.parametrize("example", [pytest.param(each, id=f"{each.line}: {each.title}") for each in examples(PAGE)])
def test_example(example: Example, tmp_path: Path) -> None:
    plan = write(example, tmp_path)
    assert example.expected, f"line {example.line}: nothing is expected"
    accounts = Accounts(anew="attainment: reduce" in example.plan)
    for period, lines in example.expected:
        try:
            results = score_in(accounts if "settlement:" in example.plan else Accounts(), plan, tmp_path, period)
        except Problems as problems:
            pytest.fail("\n".join(f"{each.rule} at {each.place}: {dict(each.params)}" for each in problems.diagnostics))
        figures = [each for each in lines if each.figure != "finding"]
        said = {f"line {each.line}: {each.who} {each.figure} {each.value}": check(results, accounts, tmp_path, each)
                for each in figures}  # fmt: skip
        assert {line: instead for line, instead in said.items() if instead} == {}
        assert findings(results) == sorted(each.value for each in lines if each.figure == "finding")
