"""Small companies through the whole run: goals, gates, tables, caps, proration and places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import companies

HERE = Path(__file__).parent
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(HERE.glob("*.yaml"))
    for case in companies.cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_pay(case: dict[str, Any], tmp_path: Path) -> None:
    companies.check(tmp_path, case)
