"""Commands that touch no records start without the libraries that do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pandas", "duckdb", "openpyxl", "sqlglot", "python_calamine", "xlsxwriter", "charset_normalizer")
PLAN = Path(__file__).parents[1] / "plans" / "cn-direct.yaml"
SCRIPT = """
import json, sys
from salesperf.cli.main import run
sys.argv = ["salesperf", *sys.argv[1:]]
code = run()
print(json.dumps([code, [name for name in {heavy} if name in sys.modules]]), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["validate", "--help"], ["validate", str(PLAN)], ["schema"]])
def test_nothing_heavy_is_imported(arguments: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(heavy=HEAVY), *arguments], capture_output=True, text=True, check=True
    )
    assert json.loads(ended.stderr.splitlines()[-1]) == [0, []]
