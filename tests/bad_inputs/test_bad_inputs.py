"""Every hostile input ends as it should: read, told, set aside or refused, at its place, and never silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from bad_input_cases import BadInput, bad_inputs
from bad_input_judge import complaints
from bad_input_runs import Salesperf, lay_out, observe


@pytest.mark.skipif(not bad_inputs(), reason="the inputs are not beside the checkout")
@pytest.mark.parametrize("case", bad_inputs(), ids=lambda case: case.id)
def test_ends_as_it_should(case: BadInput, tmp_path: Path, salesperf: Salesperf) -> None:
    lay_out(case, tmp_path)
    found = complaints(case, observe(case, tmp_path, salesperf))
    if found:
        pytest.fail("\n".join(found), pytrace=False)
