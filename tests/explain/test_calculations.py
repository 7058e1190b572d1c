"""The calculation of small companies, as printed: the amounts first, then what each is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from promises import broken

import companies
from salesperf.model.explanation import Explanation
from salesperf.pipeline import score_plan
from salesperf.read.plan_file import load_plan
from salesperf.report.explanation import explain, setting
from salesperf.write.cells import width
from salesperf.write.explanation_rows import calculation_rows, row_lines
from salesperf.write.styled import plain

HERE = Path(__file__).parent
CASES = {case["name"]: case for case in companies.cases(HERE / "trees.yaml")}


def tree_of(case: dict[str, Any], folder: Path, lang: str = "en") -> Explanation:
    plan = load_plan(companies.write(folder, case))
    results = score_plan(plan, folder / "data", case.get("period", "2026-09"))
    return explain(setting(results, plan.source.span, "zh" if lang == "zh" else "en"), "A")


@pytest.mark.parametrize("name", CASES)
def test_calculation(name: str, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    tree = tree_of(CASES[name], tmp_path)
    assert broken(tree.earned) == []
    text = plain(row_lines(calculation_rows(tree, "en"), "en"))
    assert max(map(width, text.splitlines())) <= 100
    golden(HERE / "golden" / f"{name.replace(' ', '-').replace(',', '')}.txt", text)
