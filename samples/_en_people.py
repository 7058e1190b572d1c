"""The people of the English sample: two team leads and twelve account executives, with what chance gives each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from _chance import bell, between, stream
from _days import add_months, last_day
from _files import write_xlsx

LEADS = {
    "Enterprise": ("S010", "Hannah Fischer", date(2021, 2, 1)),
    "Mid-market": ("S020", "Luis Ortega", date(2022, 5, 16)),
}
LEAD_TARGET = Decimal(15_000)
TARGET = {"Enterprise": Decimal(15_000), "Mid-market": Decimal(10_000)}
QUOTA = {"Enterprise": Decimal(165_000), "Mid-market": Decimal(100_000)}
QUARTERS = {
    "2026-Q3": date(2026, 1, 1),
    "2026-Q4": date(2026, 4, 1),
    "2027-Q1": date(2026, 7, 1),
    "2027-Q2": date(2026, 10, 1),
}
SELLERS = """
S101|Maria Delgado|Enterprise|2021-09-13
S102|Tom Becker|Enterprise|2022-01-10
S103|Priya Raman|Enterprise|2020-11-02
S104|Seán O'Brien|Enterprise|2023-03-06
S105|Aisha Khan|Enterprise|2022-08-22
S106|Ethan Wu|Enterprise|2026-07-06
S201|Chloé Martin|Mid-market|2023-10-02
S202|Daniel Kim|Mid-market|2022-04-04
S203|Danielle Kim|Mid-market|2024-02-12
S204|Marcus Hill|Mid-market|2021-06-21|2026-08-14
S205|Grace Okafor|Mid-market|2023-01-16
S206|Jonas Lindqvist|Mid-market|2026-01-12
"""


@dataclass(frozen=True)
class Seller:
    """One account executive: what the roster says, and what nobody can see: skill, win rate, kindness."""

    id: str
    name: str
    team: str
    hired: date
    left: date | None
    skill: float
    win_rate: float
    delight: float

    def days_of(self, month: date) -> tuple[date, date]:
        """First and last day employed within a month; the first is after the last if there is none."""
        return max(month, self.hired), min(last_day(month), self.left or date.max)

    def at_work(self, day: date) -> bool:
        """Whether employed on this day."""
        return self.hired <= day <= (self.left or date.max)

    def ramp(self, month: date) -> float:
        """How far a new hire has come: a third in the first month, all of it from the seventh."""
        tenure = (month.year - self.hired.year) * 12 + month.month - self.hired.month
        return min(1.0, 0.34 + 0.11 * max(0, tenure))


def sellers() -> list[Seller]:
    """All twelve."""
    return [_seller(line.split("|")) for line in SELLERS.strip().splitlines()]


def write_roster(people: list[Seller], folder: Path) -> None:
    """roster.xlsx: one row per person; the target is pay for one quarter at 100 % of quota."""
    header = ["ID", "Name", "Team", "Role", "Manager ID", "Start", "End", "Quarterly Target"]
    rows: list[list[object]] = [
        [lead, name, team, "lead", None, hired, None, LEAD_TARGET] for team, (lead, name, hired) in LEADS.items()
    ]
    rows += [
        [one.id, one.name, one.team, "AE", LEADS[one.team][0], one.hired, one.left, TARGET[one.team]] for one in people
    ]
    write_xlsx(folder / "roster.xlsx", "Roster", header, rows)


def write_quotas(people: list[Seller], folder: Path) -> None:
    """quotas.xlsx: full quotas of the quarters in which somebody is employed; ramp and part quarters are the plan's."""
    rows = [
        [one.id, "bookings", name, QUOTA[one.team]]
        for one in people
        for name, first in QUARTERS.items()
        if one.hired <= last_day(add_months(first, 2)) and first <= (one.left or date.max)
    ]
    write_xlsx(folder / "quotas.xlsx", "Quotas", ["ID", "Measure", "Quarter", "Quota"], rows)


def _seller(row: list[str]) -> Seller:
    id, name, team, hired, *left = row
    chance = stream("seller", id)
    return Seller(
        id=id,
        name=name,
        team=team,
        hired=date.fromisoformat(hired),
        left=date.fromisoformat(left[0]) if left else None,
        skill=bell(chance, 1.03, 0.16, 0.7, 1.4),
        win_rate=bell(chance, 0.29, 0.05, 0.2, 0.42),
        delight=between(chance, 0.5, 0.8),
    )
