"""Cash received in the Chinese sample: instalments of won deals and refunds, one GB18030 file per month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from random import Random

from _chance import between, stream, weighted
from _cn_deals import CLOSED, LAST_DAY, Deal
from _cn_people import LEADS, Rep
from _days import workday
from _files import write_csv

FIRST_DAY = date(2026, 1, 1)
INSTALMENTS: dict[tuple[int, ...], float] = {(100,): 0.15, (50, 50): 0.35, (30, 50, 20): 0.5}
LAGS = ((0, 12), (20, 45), (50, 80))
REFUNDED = 0.04


@dataclass(frozen=True)
class Receipt:
    """Money that came in for a deal, or went back."""

    deal: str
    owner: str
    partner: str | None
    amount: Decimal
    received: date


def write_receipts(deals: list[Deal], people: list[Rep], folder: Path) -> None:
    """回款_2026-09.csv and so on: what a Chinese bank or ERP exports, GB18030 with CRLF."""
    header = ["回款编号", "合同编号", "负责人工号", "协作人工号", "回款金额", "回款日期"]
    for month, of_month in groupby(_receipts(deals, people), key=lambda receipt: f"{receipt.received:%Y-%m}"):
        rows = [
            [f"HK-{month}-{number:04d}", one.deal, one.owner, one.partner, one.amount, one.received]
            for number, one in enumerate(of_month, start=1)
        ]
        write_csv(folder / f"回款_{month}.csv", header, rows, encoding="gb18030", line_end="\r\n")


def _receipts(deals: list[Deal], people: list[Rep]) -> list[Receipt]:
    by_id = {rep.id: rep for rep in people}
    found = [
        _receipt(deal, amount, day, by_id)
        for deal in deals
        if deal.stage == "赢单"
        for amount, day in _payments(deal)
        if FIRST_DAY <= day <= LAST_DAY
    ]
    return sorted(found, key=lambda one: (one.received, one.deal, one.amount))


def _payments(deal: Deal) -> list[tuple[Decimal, date]]:
    chance = stream("receipts", deal.key)
    parts = weighted(chance, INSTALMENTS)
    amounts = _parts(deal.amount, parts)
    days = [_pay_day(chance, deal, lag) for lag in LAGS[: len(parts)]]
    payments = list(zip(amounts, days, strict=True))
    if chance.random() < REFUNDED:
        share = Decimal(str(round(between(chance, 0.1, 0.4), 2)))
        payments.append((-(amounts[0] * share).quantize(Decimal("0.01")), _later(chance, days[-1])))
    return payments


def _parts(amount: Decimal, parts: tuple[int, ...]) -> list[Decimal]:
    """Instalments that add up: the last one takes what is left."""
    first = [(amount * part / 100).quantize(Decimal("0.01")) for part in parts[:-1]]
    return [*first, amount - sum(first, Decimal(0))]


def _pay_day(chance: Random, deal: Deal, lag: tuple[int, int]) -> date:
    assert deal.signed is not None
    return workday(deal.signed + timedelta(days=round(between(chance, *lag))), CLOSED)


def _later(chance: Random, day: date) -> date:
    return workday(day + timedelta(days=round(between(chance, 15, 45))), CLOSED)


def _receipt(deal: Deal, amount: Decimal, day: date, by_id: dict[str, Rep]) -> Receipt:
    """Customers of somebody who has left are handed over to a colleague of the same team."""
    owner = _successor(by_id[deal.owner], day, by_id)
    partner = deal.partner if deal.partner and by_id[deal.partner].at_work(day) and deal.partner != owner else None
    return Receipt(deal.key, owner, partner, amount, day)


def _successor(rep: Rep, day: date, by_id: dict[str, Rep]) -> str:
    if rep.at_work(day):
        return rep.id
    team = rep.team_on(day)
    assert team in LEADS
    return next(other.id for other in by_id.values() if other.at_work(day) and other.team_on(day) == team)
