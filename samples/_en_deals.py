"""Opportunities and surveys of the English sample, January to October 2026, as one CSV each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from _chance import around, one_of, skewed, stream, weighted
from _days import months, some_workday
from _en_people import QUOTA, Seller
from _files import write_csv

FIRST_DAY, LAST_DAY = date(2026, 1, 1), date(2026, 10, 31)
CLOSED = frozenset({date(2026, 1, 1), date(2026, 5, 25), date(2026, 7, 3), date(2026, 9, 7)})
DEALS_PER_QUARTER = 6.5
BASE_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST_WORDS = ("Alder", "Beacon", "Cobalt", "Dune", "Ember", "Fjord", "Granite", "Harbor", "Iris", "Juniper", "Kestrel")
LAST_WORDS = ("Analytics", "Foods", "Freight", "Health", "Labs", "Logistics", "Media", "Power", "Robotics", "Software")


@dataclass(frozen=True)
class Deal:
    """One opportunity; what is still open has a close date in the future."""

    owner: str
    partner: str | None
    account: str
    amount: Decimal
    closed: date
    term: int
    stage: str


def deals(people: list[Seller]) -> list[Deal]:
    """All opportunities in the order of their close dates."""
    found = [deal for one in people for deal in [*_closed_deals(one, people), *_open_deals(one, people)]]
    return sorted(found, key=lambda deal: (deal.closed, deal.owner, deal.account, deal.amount))


def write_deals(found: list[Deal], folder: Path) -> None:
    """deals.csv: UTF-8, ISO dates, annual contract value in dollars."""
    header = ["Opportunity ID", "Owner ID", "Partner ID", "Account", "ACV", "Close Date", "Term Months", "Stage"]
    rows = [
        [_opportunity_id(number), one.owner, one.partner, one.account, one.amount, one.closed, one.term, one.stage]
        for number, one in enumerate(found)
    ]
    write_csv(folder / "deals.csv", header, rows)


def write_surveys(people: list[Seller], folder: Path) -> None:
    """csat.csv: one row per answered survey, 1 to 5."""
    found = sorted(survey for one in people for survey in _surveys(one))
    rows = [
        [f"CS-{number:05d}", owner, account, score, day] for number, (day, owner, account, score) in enumerate(found, 1)
    ]
    write_csv(folder / "csat.csv", ["Survey ID", "Owner ID", "Account", "Score", "Responded On"], rows)


def _closed_deals(one: Seller, people: list[Seller]) -> list[Deal]:
    chance = stream("opportunities", one.id)
    found = []
    for month in months(FIRST_DAY, LAST_DAY):
        first, last = one.days_of(month)
        present = max(0, (last - first).days + 1) / 30.5
        push = (0.85, 0.95, 1.2)[(month.month - 1) % 3]
        wins = DEALS_PER_QUARTER / 3 * one.skill * one.ramp(month) * push * present
        counts = {"Closed Won": wins, "Closed Lost": wins * (1 - one.win_rate) / one.win_rate}
        for stage, expected in counts.items():
            for _ in range(around(chance, expected) if present else 0):
                day = some_workday(chance, first, last, CLOSED)
                if day:
                    found.append(_deal(chance, one, people, stage, day))
    return found


def _open_deals(one: Seller, people: list[Seller]) -> list[Deal]:
    chance = stream("pipeline", one.id)
    count = around(chance, 4, 1.0) if one.at_work(LAST_DAY) else 0
    days = [some_workday(chance, date(2026, 11, 2), date(2026, 12, 31), CLOSED) for _ in range(count)]
    return [_deal(chance, one, people, "Negotiation", day) for day in days if day]


def _deal(chance: Random, one: Seller, people: list[Seller], stage: str, day: date) -> Deal:
    """List prices are in fifties; a quarter of the deals is shared with a colleague."""
    amount = skewed(chance, float(QUOTA[one.team]) / DEALS_PER_QUARTER, 0.5)
    colleagues = [other.id for other in people if other.id != one.id and other.at_work(day)]
    return Deal(
        owner=one.id,
        partner=one_of(chance, colleagues) if chance.random() < 0.25 else None,
        account=_account(chance),
        amount=Decimal(max(60, round(amount / 50)) * 50),
        closed=day,
        term=weighted(chance, {12: 0.62, 24: 0.2, 36: 0.18}),
        stage=stage,
    )


def _surveys(one: Seller) -> list[tuple[date, str, str, int]]:
    chance = stream("surveys", one.id)
    rest = 1 - one.delight
    scores = {5: one.delight, 4: rest * 0.65, 3: rest * 0.2, 2: rest * 0.1, 1: rest * 0.05}
    found = []
    for month in months(FIRST_DAY, LAST_DAY):
        first, last = one.days_of(month)
        for _ in range(around(chance, 3.2, 1.0) if first <= last else 0):
            day = some_workday(chance, first, last, CLOSED)
            if day:
                found.append((day, one.id, _account(chance), weighted(chance, scores)))
    return found


def _account(chance: Random) -> str:
    return f"{one_of(chance, FIRST_WORDS)} {one_of(chance, LAST_WORDS)}"


def _opportunity_id(number: int) -> str:
    """Fifteen characters, as a CRM gives them, in an order that says nothing."""
    place, tail = (number * 7919 + 104_729) % 36**4, ""
    for _ in range(4):
        place, digit = divmod(place, 36)
        tail = BASE_36[digit] + tail
    return f"0065e00002A{tail}"
