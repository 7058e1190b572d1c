"""Every hostile input ends as it should: read, told, set aside or refused, at its place, and never silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from bad_input_cases import BadInput, bad_inputs
from bad_input_judge import complaints
from bad_input_runs import Salesperf, lay_out, observe

WAITING = {"B08", "B23", "B24", "D31", "D32", "E13", "E15", "F16", "L01"}
"""What does not end as it should yet."""


@pytest.mark.skipif(not bad_inputs(), reason="the inputs are not beside the checkout")
@pytest.mark.parametrize("case", bad_inputs(), ids=lambda case: case.id)
def test_ends_as_it_should(
    case: BadInput, tmp_path: Path, salesperf: Salesperf, request: pytest.FixtureRequest
) -> None:
    request.applymarker(pytest.mark.xfail(case.id in WAITING, reason="waiting", strict=True))
    lay_out(case, tmp_path)
    found = complaints(case, observe(case, tmp_path, salesperf))
    if found:
        pytest.fail("\n".join(found), pytrace=False)
