"""Golden texts, kept beside the tests and written anew with `--golden`; at the end, what became of hostile inputs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]
BAD_INPUTS = "tests/bad_inputs/test_bad_inputs.py::test_ends_as_it_should"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--golden`."""
    parser.addoption("--golden", action="store_true", help="write the expected texts anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds it, to the character."""
    renew = request.config.getoption("--golden")

    def compare(path: Path, text: str) -> None:
        if renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many of the hostile inputs ended as they should, and each that did not."""
    ended = {
        outcome: [it.nodeid for it in terminalreporter.getreports(outcome) if it.nodeid.startswith(BAD_INPUTS)]
        for outcome in ("passed", "failed", "xfailed")
    }
    good, all_ = len(ended["passed"]), sum(map(len, ended.values()))
    if all_:
        wrong = sorted(nodeid.partition("[")[2].rstrip("]") for nodeid in (*ended["failed"], *ended["xfailed"]))
        shown = f"{good} of {all_} hostile inputs end as they should ({good / all_:.1%})"
        terminalreporter.write_line("; all but ".join([shown, *([", ".join(wrong)] if wrong else [])]))
