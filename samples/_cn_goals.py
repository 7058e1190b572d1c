"""Goals of the Chinese sample: cash received by month, new customers by quarter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from _cn_people import Rep
from _days import add_months, months
from _files import write_xlsx

SEASON = (0.95, 0.65, 1.1, 0.92, 0.95, 1.22, 0.88, 0.92, 1.15, 0.95, 1.05, 1.3)
YEAR = months(date(2026, 1, 1), date(2026, 12, 1))


def season(month: date) -> float:
    """How many deals are closed in a month, 1 being usual."""
    return SEASON[month.month - 1]


def write_goals(people: list[Rep], folder: Path) -> None:
    """目标.xlsx: the whole year's goals, of each person for the periods of employment."""
    rows = [row for rep in people for row in [*_revenue_goals(rep), *_customer_goals(rep)]]
    write_xlsx(folder / "目标.xlsx", "目标", ["工号", "指标", "期间", "目标"], rows)


def _revenue_goals(rep: Rep) -> list[list[object]]:
    return [[rep.id, "回款额", f"{month:%Y-%m}", _revenue_goal(rep, month)] for month in YEAR if _employed(rep, month)]


def _revenue_goal(rep: Rep, month: date) -> Decimal:
    """Cash follows the deals of this month and of the two before it; goals are set in ten thousands."""
    lagged = 0.45 * season(month) + 0.38 * season(add_months(month, -1)) + 0.17 * season(add_months(month, -2))
    return max(2, round(rep.book * rep.ramp(month) * lagged / 10_000)) * Decimal(10_000)


def _customer_goals(rep: Rep) -> list[list[object]]:
    quarters = {month: [add_months(month, number) for number in range(3)] for month in YEAR[::3]}
    return [
        [rep.id, "新客户数", f"{first.year}-Q{(first.month + 2) // 3}", _customer_goal(rep, within)]
        for first, within in quarters.items()
        if any(_employed(rep, month) for month in within)
    ]


def _customer_goal(rep: Rep, within: list[date]) -> int:
    deals = sum(rep.book * rep.ramp(month) * season(month) / 70_000 for month in within if _employed(rep, month))
    return max(1, round(deals * 0.68))


def _employed(rep: Rep, month: date) -> bool:
    first, last = rep.days_of(month)
    return first <= last
