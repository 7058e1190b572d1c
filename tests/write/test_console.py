"""What `score` prints, in both languages: whole columns, rows by rank, amounts never cut."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.locale.languages import LANGUAGES, Language
from salesperf.model.results import InputFile
from salesperf.model.standings import Standing, Standings
from salesperf.write.cells import width
from salesperf.write.console import Next, exit_line, next_lines, quarantine_lines, ranking_lines
from salesperf.write.inputs_text import input_lines
from salesperf.write.styled import plain
from salesperf.write.text_table import Column, table_lines

GOLDEN = Path(__file__).parent / "golden"

NAMES = ["杨帆", "Ada Lovelace", "欧阳予安", "evil\x1b[2J [red]", "林若溪"]


def standings(people: int, team: str = "华北组") -> Standings:
    """People whose score and pay fall by rank; the second place is shared, the last person has no score."""
    places = ["1", "2=", "2=", *(str(place) for place in range(4, people)), ""]
    lines = (
        Standing(
            place, f"E{100 + i}", NAMES[i % 5], team, Fraction(1500 - 100 * i, 1000) if place else None,
            Decimal(3_056_944 - 150_000 * i) / 100, Fraction(1523 - 101 * i, 1000) if place else None,
        )
        for i, place in enumerate(places)
    )  # fmt: skip
    return Standings("direct-sales-cn", "2026-07", "2026-09", "CNY", "回款额", True, tuple(lines))


SET_ASIDE = [
    Diagnostic("amount-not-a-number", Cell("回款_2026-09.csv", "", 118, "D", "金额"), {"text": "3,6OO.00"}),
    Diagnostic("empty-id", Cell("contracts.xlsx", "合同", 305), {}),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("people", [5, 16])
def test_page(people: int, lang: Language, golden: Callable[[Path, str], None]) -> None:
    steps = [Next("salesperf validate plan.yaml", "again"), Next("打开 ranking.csv", "all")]
    page = [*ranking_lines(standings(people), lang), (), *quarantine_lines(SET_ASIDE, lang)]
    text = plain([*page, *next_lines(steps, lang), exit_line(1, lang)])
    assert max(map(width, text.splitlines())) <= 100
    golden(GOLDEN / f"score-{people}.{lang}.txt", text)


def test_columns_are_left_out_before_an_amount_is_cut() -> None:
    table = plain(ranking_lines(standings(5, team="a team with quite a long name " * 3), "en"))
    assert "30,569.44" in table
    assert "a team with" not in table
    assert "|" not in table


def test_more_rows_than_can_be_shown_are_counted() -> None:
    lines = plain(quarantine_lines(SET_ASIDE * 10, "en")).splitlines()
    assert lines[0] == "20 rows quarantined, credited to nobody"
    assert lines[-2] == "  and 8 more in excluded.csv"


def test_every_row_of_every_file_is_accounted_for() -> None:
    files = [
        InputFile("receipts", "回款_2026-09.csv", "", "ab", 1, 1204, 1200, 1, 3),
        InputFile("deals", "deals.xlsx", "Q3", "cd", 1, 30, 10, 0, 20),
    ]
    assert plain(input_lines(files, "zh")).splitlines() == [
        "各文件的行数       读取     使用  隔离  不在范围",
        "回款_2026-09.csv  1,204  = 1,200   + 1       + 3",
        "deals.xlsx, Q3       30     = 10   + 0      + 20",
        "2 个文件          1,234  = 1,210   + 1      + 23",
    ]


def test_nothing_set_aside_says_nothing() -> None:
    assert quarantine_lines([], "en") == []


@pytest.mark.parametrize(("cells", "headings"), [(40, ["Person", "Pay"]), (60, ["Person", "Id", "Pay"])])
def test_a_narrow_terminal_has_fewer_columns(cells: int, headings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda *_: os.terminal_size((cells, 24)))
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
    columns = [Column("Person"), Column("Id", optional=True), Column("Pay", figures=True), Column("Bar", optional=True)]
    row = [("林若溪" * 4, ""), ("E" * 20, ""), ("1,000.00", ""), ("=" * 20, "")]
    lines = ["".join(piece for piece, _ in line) for line in table_lines(columns, [row])]
    assert lines[0].split() == headings
    assert max(map(width, lines)) <= cells
