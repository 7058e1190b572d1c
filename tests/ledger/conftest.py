"""A small company whose months are scored and closed one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from companies_ledger import Company, Ended
from salesperf.cli.main import run


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Company:
    """Its plan and data in the working folder; `call` is the program as a user calls it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SALESPERF_LANG", "en")

    def call(*arguments: object) -> Ended:
        monkeypatch.setattr("sys.argv", ["salesperf", *map(str, arguments)])
        code = run()
        return Ended(code, *capsys.readouterr())

    return Company.made(tmp_path, call)
