"""Five hundred people: the page stays small and quick, and equal bytes come of equal runs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from page_runs import Ran, company, page, told

from salesperf.write.page.pages import summary_page


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Five hundred people with names of usual length."""
    return company(tmp_path_factory.mktemp("many"), [f"Given-{n} Family-{n}" for n in range(500)])


def test_size_and_time(many: Ran) -> None:
    page(many, "en")
    start = time.perf_counter()
    html = summary_page(told(many, "en"), "en")
    assert time.perf_counter() - start < 2
    assert len(html) < 600_000
    assert html.count(b"<tr") > 500


def test_the_same_bytes_again(many: Ran) -> None:
    assert page(many, "zh") == page(many, "zh")


def test_a_hundred_people_with_their_calculations(tmp_path: Path) -> None:
    html = page(company(tmp_path, [f"Given-{n} Family-{n}" for n in range(100)]), "en")
    assert html.count('class="calculation"') == 100
    assert len(html) < 1_000_000
