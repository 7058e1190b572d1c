"""A run of the company with everything beside pay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from companies_voices import made
from salesperf.cli.main import answer
from salesperf.locale.languages import Language


@dataclass(frozen=True)
class Said:
    """Where the run is, and how to ask the program for what it says."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def of(self, lang: Language, *arguments: str) -> str:
        """Standard output of a command that succeeds."""
        self.capture.readouterr()
        assert answer([*arguments, "--lang", lang], lang) == 0
        return self.capture.readouterr().out


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """September of the company, with statements."""
    made(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    return Said(tmp_path, capsys)
