"""The page in a browser: sorting, calculations, print, other widths; no request, no complaint, nothing inaccessible."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from page_runs import with_voices
from watching import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

RANKING = "table.ranking"


def column(page: Page, number: int) -> list[str]:
    """The texts of a column of the ranked people, counted from 1."""
    bodies = "tbody[data-band]" if page.locator("tbody[data-band]").count() else "tbody:first-of-type"
    selector = f"{RANKING} > {bodies} > tr:not(.calculation):not(.band) > :nth-child({number})"
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def amounts(texts: list[str]) -> list[float]:
    """Figures as numbers."""
    return [float(text.replace(",", "").replace("−", "-")) for text in texts]


def test_it_asks_for_nothing_and_complains_of_nothing(open_page: Open) -> None:
    found = open_page()
    found.page.wait_for_timeout(200)
    assert [url.rpartition("/")[2] for url in found.asked] == ["summary.html"]
    assert found.complaints == []


def test_its_policy_lets_no_other_script_run(open_page: Open) -> None:
    found = open_page()
    found.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')")
    found.page.wait_for_timeout(100)
    assert found.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in complaint for complaint in found.complaints)


def test_sorting_by_pay(open_page: Open) -> None:
    page = open_page().page
    head = page.locator(f"{RANKING} > thead th").last
    places = column(page, 1)
    assert places == sorted(places, key=int)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    earned = amounts(column(page, 11))
    assert earned == sorted(earned, reverse=True)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert amounts(column(page, 11)) == earned[::-1]
    assert page.locator(f"{RANKING} > thead [aria-sort]").count() == 1


def test_bands_part_the_people_by_score_alone(open_page: Open) -> None:
    page = open_page().page
    bands = page.locator(f"{RANKING} tr.band:visible")
    assert [text.split(":")[0].split("：")[0] for text in bands.all_inner_texts()][:4] == [
        "领先",
        "达标",
        "接近",
        "待改进",
    ]
    order = column(page, 2)
    page.locator(f"{RANKING} > thead th").last.get_by_role("button").click()
    assert bands.count() == 1
    page.locator(f"{RANKING} > thead [data-bands]").get_by_role("button").click()
    assert bands.count() == 5
    assert column(page, 2) == order


def test_sorting_by_name_with_the_keyboard(open_page: Open) -> None:
    page = open_page("en-saas", "en").page
    head = page.locator(f"{RANKING} > thead th").nth(1)
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    names = [re.sub(r"[a-z]*$", "", text.split("\n")[0]) for text in column(page, 2)]
    assert head.get_attribute("aria-sort") == "ascending"
    assert names == sorted(names)
    assert column(page, 1) != [str(place) for place in range(1, 13)]


def test_a_calculation_stays_with_its_person_when_sorted(open_page: Open) -> None:
    page = open_page().page
    page.locator(f"{RANKING} > thead th").last.get_by_role("button").click()
    rows = page.locator(f"{RANKING} > tbody:first-of-type > tr:not(.band)")
    owners = rows.evaluate_all("rows => rows.map(row => row.id.replace('r', ''))")
    assert owners[0::2] == owners[1::2]


def test_a_calculation_opens_and_closes_without_a_script(open_page: Open) -> None:
    page = open_page(java_script_enabled=False).page
    opened = page.locator("#p1")
    assert not opened.is_visible()
    page.locator("#rp1 a").click()
    assert opened.is_visible()
    total = page.locator("#rp1 td").last.inner_text()
    assert opened.locator(".d0 .n").inner_text() == total
    opened.locator("p a").click()
    assert not opened.is_visible()


def test_without_a_script_the_page_says_the_same(open_page: Open) -> None:
    with_script, without = (open_page(java_script_enabled=on).page.locator("body") for on in (True, False))
    assert with_script.text_content() == without.text_content()


@pytest.mark.parametrize(("name", "lang", "most"), [("cn-direct", "zh", 4), ("en-saas", "en", 3)])
def test_print(open_page: Open, name: str, lang: str, most: int) -> None:
    page = open_page(name, lang).page
    page.goto(f"{page.url}#p1")
    page.emulate_media(media="print")
    assert not page.locator("#p1").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert pdf.count(b"/Type /Page\n") <= most
    assert re.search(rb"/MediaBox \[0 0 59[45]\.\d+ 84[12]", pdf)


@pytest.mark.parametrize("width", [360, 700, 1000])
def test_narrow_screens_scroll_tables_only(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 700}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("name", "lang"), [("cn-direct", "zh"), ("en-saas", "en")])
def test_pay_is_in_sight_on_a_phone(open_page: Open, name: str, lang: str) -> None:
    page = open_page(name, lang, viewport={"width": 390, "height": 700}).page
    edges = page.evaluate("[...document.querySelectorAll('.ranking tr')].map(r => r.getBoundingClientRect().right)")
    assert edges and max(edges) <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "lang"), [("cn-direct", "zh"), ("en-saas", "en")])
def test_nothing_is_inaccessible(open_page: Open, name: str, lang: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(name, lang, color_scheme=scheme).page
    page.goto(f"{page.url}#p1")
    found = Axe().run(page)
    assert [each["id"] for each in found.response["violations"]] == [], found.generate_report()


@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
def test_what_stands_beside_pay_is_accessible(open_page: Open, tmp_path: Path, lang: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = open_page(lang=lang, run=with_voices(tmp_path), color_scheme=scheme)
    assert found.page.locator("#beside table").count() == 3
    report = Axe().run(found.page)
    assert [each["id"] for each in report.response["violations"]] == [], report.generate_report()
    assert found.complaints == []


def test_every_drawing_has_a_label(open_page: Open) -> None:
    drawings = open_page().page.locator("svg:not([aria-hidden])")
    assert drawings.count() > 60
    assert drawings.evaluate_all("all => all.every(svg => svg.getAttribute('aria-label') && svg.role === 'img')")
