"""Names, files and texts from data never become markup, templates or anything unseen."""

from __future__ import annotations

import pytest
from page_runs import Parsed, company, page, quoted, sample

from salesperf.write.page.parts import css_text
from salesperf.write.page.words import shown

NAMES = [
    "</script><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "{{7*7}}{% raw %}{#",
    "' onmouseover='alert(1)",
    "]]><!--",
    "a\u202eb\u200bc",
]
PLAN = """
title: {en: "<b>{{7*7}}</b>", zh: "<b>标题</b>"}
measures:
  sold: {label: "<i onclick=x>", from: deals, value: sum(amount), date: day, every: month, unit: money, goal: required}
elements:
  pay: {label: "</table>", kind: commission, measure: sold, rate: 5%}
"""


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page of people, labels and cells that would be something else."""
    more = '"D9","P1","<script>9</script>",2026-09-12,won\n'
    return page(company(tmp_path_factory.mktemp("hostile"), NAMES, more, PLAN), "en")


def test_no_element_or_attribute_comes_from_data(html: str) -> None:
    found, usual = Parsed(html), Parsed(page(sample("en-saas"), "en"))
    assert found.tags <= usual.tags | {"code", "br", "small"}
    assert {name for name in found.attributes if name.startswith("on")} == set()
    assert html.count("<script>") == html.count("</script>") == 1


@pytest.mark.parametrize("name", [*NAMES[:5], "<b>{{7*7}}</b> September 2026", "<i onclick=x>", "</table>"])
def test_what_the_data_says_stands_there(html: str, name: str) -> None:
    found = Parsed(html)
    assert any(name in text for text in found.texts) or name in " ".join(found.texts)


def test_unseen_characters_are_shown(html: str) -> None:
    assert "a\\u202eb\\u200bc" in " ".join(Parsed(html).texts)
    assert not set(html) & {"\u202e", "\u200b"}
    assert shown("a\x1b[2Jb\x00", "en") == "a\\x1b[2Jb\\x00"


def test_the_raw_text_of_a_cell(html: str) -> None:
    assert "<script>9</script>" in Parsed(html).code


def test_a_footer_stays_inside_its_quotes() -> None:
    assert not set(css_text("\"';}</style>{{\n")) & set("\"';{}</>\n")


def test_names_are_quoted_for_csv() -> None:
    assert quoted('a"b') == 'a""b'
