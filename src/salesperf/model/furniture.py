"""Rows of an export that are no records: totals under the data, and the lines that programs print around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

RowKind = Literal["", "total-row", "furniture-row"]
CELL_END = "\u001f"
_LABELS = (
    *("合计", "总计", "小计", "汇总", "总额", "总数", "求和", "本页小计", "本页合计", "累计", "共"),
    *("total", "totals", "subtotal", "subtotals", "sub-total", "grandtotal", "grandtotals", "sum"),
    *("gesamt", "gesamtsumme", "summe", "zwischensumme", "teilergebnis", "totalgénéral", "sous-total", "somme"),
    *("totalgeneral", "sumatotal", "suma", "totalgeral", "totalgenerale", "totalecomplessivo", "totale", "subtotale"),
    *("totaal", "eindtotaal", "subtotaal", "totalsumma", "summa", "delsumma", "loppusumma", "yhteensä", "välisumma"),
    *("sumakońcowa", "sumaczęściowa", "razem", "итого", "всего", "toplam", "geneltoplam", "σ"),
    *("合計", "小計", "総計", "総合計", "합계", "소계", "총계", "本月合计", "本月小计", "总金额", "合计金额"),
    *("итог", "tổngcộng", "jumlah"),
)
_COUNTS = ("count", "recordcount", "计数", "笔数")
_SEARCHED = (
    r"grand\s+totals?",
    r"(?:grand\s*)?totals?\s*\([\d,]+ records?\)",
    r"(?:(?:合计|总计|小计)\s*[(（]?共?|共)\s*[\d,]+\s*[条行笔][)）]?",
)
_UNIT = re.compile(r"\((?:万元|千元|元|人民币|[a-z]{3})\)$")
_UNIT_RE2 = r"(?:[(（](?:万元|千元|元|人民币|[a-z]{3})[)）])?"
_BLANK = r"[\s\x{3000}\x{a0}]*"
_COUNTED = re.compile(
    r"(?:grand ?totals?|totals?) ?\(([\d,]+) records?\)|(?:(?:合计|总计|小计) ?\(?共?|共) ?([\d,]+) ?[条行笔]\)?"
)


def is_total_label(cell: str) -> bool:
    """Whether the whole cell is a word for a total: a customer called `合计科技` is none.

    >>> [is_total_label(cell) for cell in ("合 计", "Grand Total:", "合计科技", "Total (12 records)", "")]
    [True, True, False, True, False]
    """
    return _bare(cell) in (*_LABELS, *_COUNTS) or counted(cell) is not None


def is_count_label(cell: str) -> bool:
    """Whether the figures of a row with this label say how many records there are.

    >>> is_count_label("Count"), is_count_label("Total")
    (True, False)
    """
    return _bare(cell) in _COUNTS


def counted(cell: str) -> int | None:
    """How many records a label says there are.

    >>> counted("Grand Totals (5,700 records)"), counted("共 12 条"), counted("合计（3条）"), counted("Total")
    (5700, 12, 3, None)
    """
    found = _COUNTED.fullmatch(_folded(cell))
    return int((found[1] or found[2]).replace(",", "")) if found else None


def row_kind(cells: Sequence[str], lines: Sequence[str] = ()) -> RowKind:
    """What a row without a date or key is; `lines` are patterns of the furniture that whole cells may be.

    >>> row_kind(["合计", "", "8601.00"]), row_kind(["合计其中", "", "8601.00"])
    ('total-row', '')
    >>> row_kind(["制单：张三", "审核：", ""], ["(制单|审核)[:：].*"])
    'furniture-row'
    """
    filled = [text for cell in cells if (text := _folded(cell))]
    if any(is_total_label(text) for text in filled):
        return "total-row"
    known = [any(_pattern(line).fullmatch(text) for line in lines) for text in filled]
    return "furniture-row" if known and known[0] and (len(known) <= 2 or all(known)) else ""


def search_words() -> frozenset[str]:
    """The usual spellings of the labels: a fast first look at many cells."""
    words = [*_LABELS, *_COUNTS, "grand total", "grand totals"]
    spaced = [f"{word[0]} {word[1]}" for word in words if len(word) == 2]
    return frozenset(
        form for word in (*words, *spaced) for form in (word, word.title(), word.capitalize(), word.upper())
    )


def search_pattern(lines: Sequence[str] = ()) -> str:
    """An expression (RE2) that finds a label or one of `lines` as a whole cell among cells joined by `CELL_END`."""
    labels = (_BLANK.join(map(re.escape, label)) for label in (*_LABELS, *_COUNTS))
    words = "|".join([*labels, *_SEARCHED])
    inside = "|".join([f"(?:{words}){_BLANK}{_UNIT_RE2}{_BLANK}[:：]?", *(f"(?:{line})" for line in lines)])
    return rf"(?i)(?:^|\x1f){_BLANK}(?:{inside}){_BLANK}(?:\x1f|$)"


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _bare(text: str) -> str:
    return _UNIT.sub("", _folded(text).replace(" ", "").rstrip(":"))


@lru_cache(maxsize=256)
def _pattern(line: str) -> re.Pattern[str]:
    return re.compile(line, re.IGNORECASE)
