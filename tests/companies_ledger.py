"""A company of three people with deals from July to October, and the steps of its month ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

PLAN = """\
plan: small
version: 2026-07
effective: {from: 2026-07-01, to: 2026-12-31}
currency: CNY
sources:
  deals:
    files: deals.csv
    key: no
    columns: {owner: owner, amount: amount, day: day}
    types: {amount: money, day: date}
people: {files: people.csv, columns: {id: id, name: name}}
measures:
  sold: {from: deals, value: sum(amount), date: day, every: month, unit: money}
elements:
  commission: {kind: commission, measure: sold, rate: 5%}
"""
HOLDBACK = (
    "settlement: {holdbacks: {cash: {of: [commission], share: 20%, release: [{after: 2 months, share: 100%}]}}}\n"
)
DEALS = """\
no,owner,amount,day
D1,E1,1000,2026-07-02
D2,E2,-250.50,2026-07-20
D3,E1,3000,2026-08-05
D4,E3,1234.56,2026-09-09
D5,E1,800,2026-10-10
"""
PEOPLE = "id,name\nE1,林若溪\nE2,Ben\nE3,Cora\n"


class Ended(NamedTuple):
    """How a call ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Company:
    """Where it is, and how the program is called there."""

    folder: Path
    call: Callable[..., Ended]

    @staticmethod
    def made(folder: Path, call: Callable[..., Ended], plan: str = PLAN) -> Company:
        """The files of the company."""
        write_company(folder, plan)
        return Company(folder, call)

    @property
    def ledger(self) -> Path:
        return self.folder / "small.ledger"

    def score(self, period: str, out: str = "", *more: object) -> Ended:
        """A month's run, in a folder of the month's name."""
        return self.call("score", "plan.yaml", "--period", period, "--data", "data", "--out", out or period, *more)

    def close(self, run: str, *more: object) -> Ended:
        """The run is closed in the ledger beside the plan."""
        return self.call("close", run, "--plan", "plan.yaml", *more)

    def months(self, *periods: str) -> None:
        """Scored and closed, one after the other."""
        for period in periods:
            assert self.score(period).code == 0
            assert self.close(period).code == 0

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the ledger says to a query."""
        with closing(sqlite3.connect(self.ledger)) as db:
            return db.execute(query).fetchall()


def write_company(folder: Path, plan: str = PLAN) -> None:
    """The plan, and its data in `data`."""
    (folder / "data").mkdir()
    (folder / "plan.yaml").write_text(plan, "utf-8")
    (folder / "data" / "deals.csv").write_text(DEALS, "utf-8")
    (folder / "data" / "people.csv").write_text(PEOPLE, "utf-8")
