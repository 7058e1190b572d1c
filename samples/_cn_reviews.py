"""Reviews of the Chinese sample: by customers every month, by peers and the manager every quarter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from _chance import around, stream, weighted
from _cn_deals import CLOSED, LAST_DAY
from _cn_people import Rep
from _days import months, some_workday
from _files import write_csv

Review = tuple[date, str, str, int]


def write_reviews(people: list[Rep], folder: Path) -> None:
    """评价_2026.csv: UTF-8 with a byte order mark, as a form tool exports it."""
    header = ["评价编号", "被评人", "关系", "评分", "日期"]
    found = sorted(review for rep in people for review in _reviews(rep))
    rows = [
        [f"PJ-26-{number:05d}", subject, relation, rating, day]
        for number, (day, subject, relation, rating) in enumerate(found, start=1)
    ]
    write_csv(folder / "评价_2026.csv", header, rows, encoding="utf-8-sig", line_end="\r\n")


def _reviews(rep: Rep) -> list[Review]:
    chance = stream("reviews", rep.id)
    found: list[Review] = []
    for month in months(date(2026, 1, 1), LAST_DAY):
        first, last = rep.days_of(month)
        present = max(0, (last - first).days + 1) / 30.5
        counts = {"客户": around(chance, 5 * present * rep.ramp(month), 1.0) if present else 0}
        if month.month % 3 == 0 and present:
            counts |= {"同事": around(chance, 4, 1.0, least=2), "上级": 1}
        for relation, count in counts.items():
            for _ in range(count):
                day = some_workday(chance, first, last, CLOSED)
                if day:
                    found.append((day, rep.id, relation, _rating(chance, rep, relation)))
    return found


def _rating(chance: Random, rep: Rep, relation: str) -> int:
    """Customers are delighted or not; people who work together use the middle of the scale."""
    if relation == "客户":
        rest = 1 - rep.delight
        return weighted(chance, {5: rep.delight, 4: rest * 0.65, 3: rest * 0.22, 2: rest * 0.09, 1: rest * 0.04})
    return weighted(chance, {5: rep.delight * 0.55, 4: 0.42, 3: 0.16, 2: 0.02})
