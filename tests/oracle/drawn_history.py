"""What is known of a company's deals from month to month: some come late, some are corrected, some are withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from drawn_company import Company

Row = Mapping[str, str]
NEVER = 13


@dataclass(frozen=True)
class Known:
    """A row as the exports have it from one month on, until another one."""

    row: Row
    first: int
    until: int = NEVER


@dataclass(frozen=True)
class Story:
    """A company whose deals change."""

    company: Company
    deals: tuple[Known, ...]

    def on(self, month: int) -> Company:
        """What the exports say in a month."""
        rows = [each.row for each in self.deals if each.first <= month < each.until]
        return replace(self.company, rows={**self.company.rows, "deals": rows})


def drawn_story(random: Random, company: Company) -> Story:
    """Every deal with its fate; one deal of each month stays, so that no period is ever without records."""
    anchors = (_anchor(month) for month in range(1, NEVER))
    told = (each for row in company.rows["deals"] for each in _fate(random, row))
    return Story(company, (*told, *anchors))


def _fate(random: Random, row: Row) -> tuple[Known, ...]:
    month = date.fromisoformat(row["day"]).month
    first = month if random.random() < 0.7 else min(12, month + random.randint(1, 3))
    if first == 12 or random.random() > 0.2:
        return (Known(row, first),)
    until = random.randint(first + 1, 12)
    if random.random() < 0.4:
        return (Known(row, first, until),)
    corrected = {**row, "amount": random.choice(["100", "777.77", "-50"])}
    return Known(row, first, until), Known(corrected, until)


def _anchor(month: int) -> Known:
    whose = dict.fromkeys(("owner", "partner", "helper"), "p1")
    return Known({"id": f"z{month}", **whose, "amount": "210", "stage": "won", "day": f"2026-{month:02}-15"}, month)
