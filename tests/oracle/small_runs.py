"""Small whole runs for laws: a plan and tables as text, through the real pipeline, with the lines read back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb

from salesperf.model.results import Earning, Results
from salesperf.pipeline import score

PLAN = """
plan: law
version: 1
effective: {from: 2026-01-01, to: 2026-12-31}
currency: USD
sources:
  deals:
    files: "deals*.csv"
    key: id
    columns: {owner: owner, partner: partner, third: third, amount: amount, dated: dated}
    types: {amount: money, dated: date}
people: {files: people.csv, columns: {id: id}}
"""
SALES = "measures:\n  sales: {from: deals, value: sum(amount), date: dated, every: month, unit: money}\n"


@dataclass(frozen=True)
class Deal:
    """One record; without a partner or a third their cells are empty."""

    key: str
    owner: str
    amount: Decimal
    dated: date = date(2026, 3, 10)
    partner: str = ""
    third: str = ""

    def __str__(self) -> str:
        """As a row of the file."""
        return f"{self.key},{self.owner},{self.partner},{self.third},{self.amount:f},{self.dated}"


@dataclass(frozen=True)
class Line:
    """A credited line as the run wrote it."""

    person: str
    key: str
    part: int
    element: str
    credit: Decimal
    pay: Decimal


@dataclass(frozen=True)
class Outcome:
    """A run with its lines in their order."""

    results: Results
    lines: tuple[Line, ...]

    def earning(self, person: str, element: str = "commission") -> Earning:
        """What the element earned the person in the one window of the run."""
        (found,) = [e for e in self.results.earnings if (e.person, e.element) == (person, element)]
        return found

    def earned(self, person: str, element: str = "commission") -> Decimal:
        """The amount of it."""
        amount = self.earning(person, element).earned
        assert amount is not None
        return amount


def table(deals: Iterable[Deal]) -> str:
    """Deals as a file."""
    return "\n".join(["id,owner,partner,third,amount,dated", *map(str, deals)]) + "\n"


def people(ids: Iterable[str]) -> str:
    """A roster of people who have always been there."""
    return "\n".join(["id", *ids]) + "\n"


def run(plan: str, tables: Mapping[str, str], period: str = "2026-03") -> Outcome:
    """A plan whose common part is `PLAN`, on tables by file name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.yaml").write_text(PLAN + plan, "utf-8")
        (folder / "data").mkdir()
        for file, text in tables.items():
            (folder / "data" / file).write_text(text, "utf-8")
        results = score(folder / "plan.yaml", folder / "data", period)
        results.bulk["credits.parquet"](folder / "credits.parquet")
        rows = duckdb.execute(
            "SELECT person_id, key, part, element, credit, pay FROM read_parquet(?)", [str(folder / "credits.parquet")]
        ).fetchall()
    return Outcome(results, tuple(Line(*row) for row in rows))


def rounded(value: Fraction, mode: str = "half_up") -> Decimal:
    """To cents, by magnitude."""
    size = abs(value) * 100
    whole, rest = int(size), size - int(size)
    more = {
        "half_up": rest >= Fraction(1, 2),
        "half_even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1),
        "down": False,
        "up": rest > 0,
    }
    cents = whole + more[mode]
    return Decimal(cents if value >= 0 else -cents).scaleb(-2)
