"""Names that would be a formula, markup or an escape: text in every file, harmless in a terminal."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import openpyxl
import pytest

from salesperf.cli.diff_files import diff_files
from salesperf.locale.languages import LANGUAGES, Language
from salesperf.model.comparison import Amounts, Comparison, PeriodChange, PersonChange, Side
from salesperf.model.plan_change import PlanChange
from salesperf.model.record_changes import RecordChange, RecordChanges, RecordSide, UnusedRows
from salesperf.model.sheet import Place
from salesperf.write.cells import width
from salesperf.write.comparison_people import people_lines
from salesperf.write.comparison_text import comparison_lines
from salesperf.write.styled import plain

NAMES = ["=1+1", "<script>alert(1)</script>", "x[/]", "a\x1b[2J", "\u202eevil", "{{ 7*7 }}", "林若溪" * 9, "'", "&lt;"]


def comparison() -> Comparison:
    """Everything that comes from a file has one of these names."""
    people = tuple(
        PersonChange(
            f"{name}#{n}", name, name, {"a": Amounts(Decimal(n), Decimal(2 * n + 1))}, (Place(n + 1), Place(1, True))
        )
        for n, name in enumerate(NAMES)
    )
    side = RecordSide(NAMES[1], NAMES[0], 7, date(2026, 9, 1), NAMES[3], Decimal("1.5000"), None)
    records = tuple(RecordChange(name, name, side, None) for name in NAMES)
    unused = (UnusedRows(NAMES[0], NAMES[1], "quarantined", "empty-id", 0, 1),)
    return Comparison(
        Side("p", "1", "a" * 64, ("2026-09",)), Side("p", "2", "b" * 64, ("2026-09",)), "CNY", 2, {"a": NAMES[1]},
        tuple(PlanChange(name, ("elements", name), name, "") for name in NAMES),
        (PeriodChange("2026-09", date(2026, 9, 30), NAMES[0], people),), people,
        records=RecordChanges(records, unused),
    )  # fmt: skip


class Page(HTMLParser):
    """The elements and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files(lang: Language) -> None:
    files = {name: data for name, data in diff_files(comparison(), lang).items() if isinstance(data, bytes)}
    rows = list(csv.reader(io.StringIO(files["diff.csv"].decode("utf-8-sig"), newline="")))
    assert [row[1] for row in rows[1:]] == ["'=1+1", *NAMES[1:]]
    book = openpyxl.load_workbook(io.BytesIO(files["diff.xlsx"]))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert {"=1+1", "<script>alert(1)</script>", "a\\x1b[2J", "\\u202eevil"} <= {cell.value for cell in cells}
    page = Page()
    page.feed(files["diff.html"].decode())
    assert page.tags.isdisjoint({"script", "a", "img", "iframe", "link", "form", "object"})
    assert {"<script>alert(1)</script>", "{{ 7*7 }}", "&lt;", "a\\x1b[2J"} <= set(page.texts)


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert diff_files(comparison(), "zh") == diff_files(comparison(), "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_terminal(lang: Language) -> None:
    text = plain(comparison_lines(comparison(), lang))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a\\x1b[2J" in text
    people = plain(people_lines(comparison(), lang))
    assert max(map(width, people.splitlines())) <= 100
    assert people in text
