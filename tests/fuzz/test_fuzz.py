"""Mutated samples through the command line: no traceback, no hang, no gigabyte, no other figure in silence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from fuzzing import ended, write_company

PROGRAM = Path(__file__).with_name("fuzzing.py")
BLOCK = 250


def faults(first: int, count: int) -> list[dict[str, object]]:
    """What is wrong with any of these seeds; each is tried again by `python tests/fuzz/fuzzing.py SEED 1`."""
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), str(first), str(count)], capture_output=True, text=True, check=False
    )
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (ran.returncode, len(lines)) == (0, count), f"seed {first + len(lines)}: {ran.stderr}"
    return [line for line in lines if line["wrong"]]


def test_a_few_mutations() -> None:
    assert faults(0, 150) == []


@pytest.mark.long
@pytest.mark.parametrize("block", range(40))
def test_ten_thousand_mutations(block: int) -> None:
    assert faults(block * BLOCK, BLOCK) == []


@pytest.mark.parametrize("how", [["--quiet"], ["--format", "json"]])
def test_a_quarantined_row_is_named_however_little_is_asked_for(tmp_path: Path, how: list[str]) -> None:
    company = tmp_path / "company"
    write_company(company)
    deals = (company / "deals.csv").read_text("utf-8")
    (company / "deals.csv").write_text(deals.replace(",2026-09-", ",2026-99-", 1), "utf-8")
    found = ended(company, *how)
    assert found.code == 1
    assert "deals.csv, cell F2" in found.told
