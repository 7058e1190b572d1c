"""Wherever a bad cell is, the message follows it: to its file, sheet, row and column, and to no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bad_input_runs import Salesperf
from moved_cells import lay_out

SHORT, WHOLE = 40, 500


@pytest.mark.parametrize("seed", range(SHORT))
def test_the_message_follows_the_cell(seed: int, tmp_path: Path, salesperf: Salesperf) -> None:
    _follow(seed, tmp_path, salesperf)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(SHORT, WHOLE))
def test_the_message_always_follows_the_cell(seed: int, tmp_path: Path, salesperf: Salesperf) -> None:
    _follow(seed, tmp_path, salesperf)


def _follow(seed: int, folder: Path, salesperf: Salesperf) -> None:
    wanted = lay_out(folder, seed)
    ended = salesperf("validate", folder / "plan.yaml", "--data", folder / "data", "--format", "json")
    found = [it for it in json.loads(ended.out)["findings"] if it["severity"] == "error"]
    told = [(it["file"], it["sheet"], it["cell"], it["header"]) for it in found]
    assert told == [(wanted.file, wanted.sheet, wanted.cell, wanted.header)], (wanted, found)
    assert ended.code == 1
