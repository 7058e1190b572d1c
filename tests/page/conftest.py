"""A headless Chromium beside the tests: a second opinion on what a page is, and what it asks for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page_runs
import pytest
from page_runs import Ran
from watching import Open, Watched

from salesperf.locale.languages import Language

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that the system has; without one the tests are skipped, but never where oracles are required."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and os.environ.get("SALESPERF_REQUIRE_ORACLES") != "1":
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a sample as a file, and watch it."""
    contexts = []

    def opened(name: str = "cn-direct", lang: Language = "zh", run: Ran | None = None, **options: Any) -> Watched:
        path = tmp_path / "summary.html"
        path.write_text(page_runs.page(run or page_runs.sample(name), lang), "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        found = Watched(context.new_page())
        found.page.on("request", lambda request: found.asked.append(request.url))
        found.page.on("console", lambda message: found.complaints.append(message.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.goto(path.as_uri())
        return found

    yield opened
    for context in contexts:
        context.close()
