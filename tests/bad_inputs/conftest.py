"""The program as a user calls it, in this process."""

from __future__ import annotations

import pytest
from bad_input_runs import Ended, Salesperf

from salesperf.cli.main import run


@pytest.fixture
def salesperf(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Salesperf:
    """Call with the arguments of a command line; answers with exit code, stdout and stderr."""
    monkeypatch.setenv("SALESPERF_LANG", "en")

    def call(*arguments: object) -> Ended:
        monkeypatch.setattr("sys.argv", ["salesperf", *map(str, arguments)])
        code = run()
        return Ended(code, *capsys.readouterr())

    return call
