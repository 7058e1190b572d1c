"""Rewards and what people say, in the workbooks and on the page: each their own, nobody's vote, no markup from data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from conftest import Said

SCORE = ("score", "plan.yaml", "--period", "2026-09", "--data", "data", "--out", "run", "--statements")


def rows(said: Said, person: str) -> list[tuple[object, ...]]:
    """The first sheet of a statement, as its cells stand."""
    book = openpyxl.load_workbook(said.folder / "run" / "statements" / f"{person}.xlsx", data_only=True)
    return [row for row in book.worksheets[0].iter_rows(max_col=3, values_only=True) if any(row)]


def test_a_statement_has_the_persons_own(said: Said) -> None:
    said.of("en", *SCORE)
    own = rows(said, "a")
    first = next(number for number, row in enumerate(own) if row[0] == "Beside pay")
    assert own[first + 1 : first + 6] == [
        ("Star 2026-09", "by Sales", 1),
        ("Steady 2026-09", "", "—"),
        ("Form 2026-09", "trip, chosen", 95),
        ("Shares 2026-09", "vested, 2026-07-01", 100),
        ("Shares 2026-09", "vests later, 2027-01-01", 200),
    ]
    assert re.fullmatch(r"This text of the plan \(\w{16}…\) was acknowledged on 2026-07-01\.", str(own[first + 6][0]))
    undecided = [row[:2] for row in rows(said, "c") if str(row[0]).startswith("Form")]
    assert undecided == [("Form 2026-09", "cash"), ("Form 2026-09", "trip")]


def test_no_statement_tells_of_votes(said: Said) -> None:
    said.of("zh", *SCORE)
    for path in (said.folder / "run" / "statements").glob("*.xlsx"):
        texts = [str(cell) for sheet in openpyxl.load_workbook(path) for row in sheet.values for cell in row if cell]
        assert not [text for text in texts if "太多" in text or "cmd|" in text], path


def test_the_page_has_a_section_of_its_own(said: Said) -> None:
    said.of("zh", *SCORE)
    html = (said.folder / "run" / "summary.html").read_text("utf-8")
    section = html[html.index('<section id="beside"') :]
    section = re.sub(r"\s+", " ", section[: section.index("</section>")])
    text = " ".join(re.sub(r"<[^>]+>", " ", section).split())
    for words in (
        "薪酬之外还有什么 4 人获得奖励。",
        "月度之星 2026-09 按销售额 1 — a 安安",
        "发放方式 2026-09 trip（已选） 1 95.00 —",
        "股权 2026-09 已归属 4 400 —",
        "elements.pay 3 0.67 1.11 &lt;script&gt;9&lt;/script&gt; =cmd|x 太多",
        "settlement — — — —",
        "逾期签收 1 b &lt;b&gt;波&lt;/b&gt;",
        "未签收 1 d 丁丁",
    ):
        assert words in text, text
    assert "少" not in text.replace("至少", "").replace("不足", "")
