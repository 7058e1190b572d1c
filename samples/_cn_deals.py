"""Deals of the Chinese sample: won, lost and open, from October 2025 to October 2026, one workbook per quarter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from random import Random

from _chance import around, between, one_of, skewed, stream, weighted
from _cn_goals import season
from _cn_people import Rep
from _days import months, quarter, some_workday, span
from _files import write_xlsx

FIRST_MONTH, LAST_DAY = date(2025, 10, 1), date(2026, 10, 31)
HOLIDAYS = span(date(2026, 2, 15), date(2026, 2, 23)) | span(date(2025, 10, 1), date(2025, 10, 8))
CLOSED = HOLIDAYS | span(date(2026, 10, 1), date(2026, 10, 7)) | span(date(2026, 5, 1), date(2026, 5, 5))
PRODUCTS = {"云协同平台": 0.32, "智能客服": 0.22, "数据中台": 0.16, "实施服务": 0.18, "运维续费": 0.12}
SIZE = {"云协同平台": 1.0, "智能客服": 0.8, "数据中台": 1.4, "实施服务": 0.8, "运维续费": 0.6}
USUAL_SIZE = 70_000
SHARED = 0.2


@dataclass(frozen=True)
class Deal:
    """One contract; open ones have no day of signing."""

    key: str
    owner: str
    partner: str | None
    customer: str
    product: str
    amount: Decimal
    signed: date | None
    stage: str
    met: date


def deals(people: list[Rep]) -> list[Deal]:
    """All deals, numbered in the order of first contact."""
    found = [deal for rep in people for deal in [*_closed_deals(rep, people), *_open_deals(rep, people)]]
    found.sort(key=lambda deal: (deal.met, deal.owner, deal.signed or date.max, deal.customer, deal.amount))
    years = groupby(found, key=lambda deal: deal.met.year)
    return [
        replace(deal, key=f"HT-{year % 100}-{number:04d}")
        for year, of_year in years
        for number, deal in enumerate(of_year, start=1)
    ]


def write_deals(found: list[Deal], folder: Path) -> None:
    """合同_2026Q3.xlsx and so on, by the day of signing, open deals by the day of first contact."""
    header = [
        "合同编号",
        "负责人工号",
        "协作人工号",
        "客户编号",
        "产品",
        "合同金额",
        "签约日期",
        "阶段",
        "首次接触日期",
    ]
    by_quarter: dict[str, list[Deal]] = {}
    for deal in found:
        by_quarter.setdefault(quarter(deal.signed or deal.met), []).append(deal)
    for name, of_quarter in sorted(by_quarter.items()):
        rows = [
            [one.key, one.owner, one.partner, one.customer, one.product, one.amount, one.signed, one.stage, one.met]
            for one in of_quarter
        ]
        write_xlsx(folder / f"合同_{name}.xlsx", "合同", header, rows)


@dataclass(frozen=True)
class _Desk:
    """What one rep's deals are drawn from; `customers` grows with every new one."""

    chance: Random
    rep: Rep
    people: list[Rep]
    customers: list[str]

    def deal(self, stage: str, day: date) -> Deal:
        """A deal closed on this day, or still open then."""
        product = weighted(self.chance, PRODUCTS)
        cycle = min(180, max(3, round(skewed(self.chance, 42, 0.6))))
        return Deal(
            key="",
            owner=self.rep.id,
            partner=self._partner(day),
            customer=self._customer(),
            product=product,
            amount=_amount(self.chance, SIZE[product]),
            signed=None if stage == "跟进" else day,
            stage=stage,
            met=max(self.rep.hired, day - timedelta(days=cycle)),
        )

    def _partner(self, day: date) -> str | None:
        if self.chance.random() >= SHARED:
            return None
        near = [other for other in self.people if other.id != self.rep.id and other.at_work(day)]
        same_team = [other for other in near if other.team_on(day) == self.rep.team_on(day)]
        return one_of(self.chance, same_team if self.chance.random() < 0.8 else near).id

    def _customer(self) -> str:
        """A customer of this rep's own, new in nearly half of the cases."""
        if not self.customers or self.chance.random() < 0.42:
            self.customers.append(f"KH-{self.rep.id[1:]}{int(between(self.chance, 1000, 9999))}")
            return self.customers[-1]
        return one_of(self.chance, self.customers)


def _closed_deals(rep: Rep, people: list[Rep]) -> list[Deal]:
    desk = _Desk(stream("deals", rep.id), rep, people, [])
    found = []
    for month in months(FIRST_MONTH, LAST_DAY):
        first, last = rep.days_of(month)
        for stage, count in _counts(desk.chance, rep, month).items():
            days = [some_workday(desk.chance, first, last, CLOSED) for _ in range(count)]
            found += [desk.deal(stage, day) for day in days if day]
    return found


def _counts(chance: Random, rep: Rep, month: date) -> dict[str, int]:
    """How many deals are won and lost in a month: fewer in a part month, none outside of employment."""
    first, last = rep.days_of(month)
    if first > last:
        return {}
    present = ((last - first).days + 1) / 30.5
    wins = rep.book * rep.skill * rep.ramp(month) * season(month) * present / USUAL_SIZE
    return {"赢单": around(chance, wins), "输单": around(chance, wins * (1 - rep.win_rate) / rep.win_rate, 1.5)}


def _open_deals(rep: Rep, people: list[Rep]) -> list[Deal]:
    desk = _Desk(stream("open", rep.id), rep, people, [])
    count = around(desk.chance, 6, 2.0) if rep.at_work(LAST_DAY) else 0
    return [desk.deal("跟进", LAST_DAY) for _ in range(count)]


def _amount(chance: Random, size: float) -> Decimal:
    """Most prices are agreed in hundreds; the others come from a price list with tax."""
    amount = Decimal(str(round(skewed(chance, USUAL_SIZE * size, 0.42), 2)))
    step = Decimal(100) if chance.random() < 0.7 else Decimal("0.01")
    return max(Decimal(2_000), (amount / step).quantize(Decimal(1)) * step)
