"""Foreign money drawn from a seed and put on a drawn plan: in records, and what people are paid in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from drawn_company import NEW_YEAR, Company

Part = dict[str, Any]
FIXED = {"EUR": "1.27151", "JPY": "0.0067", "GBP": "5/4"}
ENDLESS = {"EUR": "4/3", "JPY": "1/150", "GBP": "1.2345"}


def drawn_currencies(random: Random, plan: Part, company: Company) -> tuple[Part, Company]:
    """The plan and the company with currencies; a table of rates has gaps, and some currencies have no rate."""
    at = random.choice(["earning", "every_step", "payment"])
    rates: Part = {
        "booking": _set(random, "booking.csv", endless=at == "every_step"),
        "payout": _set(random, "payout.csv", endless=True),
    }
    records = {"rates": "booking", "date": _day(random, rates["booking"], at)}
    payment = {"to": random.choice(["EUR", "USD", "paid_in", "paid_in"]), "rates": "payout"}
    payment["date"] = random.choice(["payment", "period_end", "period_average", "2026-02-10"])
    said: Part = {"rates": rates, "records": records}
    if random.random() < 0.8:
        said["payment"] = payment
    sources, people = {**plan["sources"]}, {**plan["people"]}
    sources["deals"] = {**sources["deals"], "currency": "money"}
    sources["deals"]["columns"] = {**sources["deals"]["columns"], "money": "money"}
    people["columns"] = {**people["columns"], "paid_in": "paid_in"}
    rounding = {**plan["rounding"], "at": at}
    return {**plan, "rounding": rounding, "sources": sources, "people": people, "currencies": said}, _mixed(
        random, company
    )


def _set(random: Random, file: str, *, endless: bool) -> Part:
    if random.random() < 0.5:
        known: Part = dict(random.choice([FIXED, ENDLESS]) if endless else FIXED)
        if random.random() < 0.3:
            del known["GBP"]
        return known
    return {
        "files": file,
        "columns": {c: c for c in ("currency", "date", "rate")},
        "types": {"date": "date", "rate": "number"},
    }


def _day(random: Random, rates: Part, at: str) -> str:
    """A mean may have no end, so that it needs rounded steps."""
    days = ["record", "record", "period_end", "payment", "2026-02-10"]
    if at == "every_step" or "files" not in rates:
        days.append("period_average")
    return random.choice(days)


def _mixed(random: Random, company: Company) -> Company:
    deals = [{**row, "money": random.choice(["USD", "USD", "EUR", "JPY", "GBP"])} for row in company.rows["deals"]]
    more = {person: {"paid_in": random.choice(["USD", "EUR", "JPY", "GBP"])} for person in company.posts}
    rates = {name: _rates(random) for name in ("booking", "payout")}
    return replace(company, rows={**company.rows, "deals": deals, **rates}, more=more)


def _rates(random: Random) -> Sequence[dict[str, str]]:
    """A rate for most days of the year; none of some currencies on others."""
    found = []
    for currency, about in (("EUR", 127), ("JPY", 1), ("GBP", 140)):
        for n in range(365):
            if random.random() < 0.95:
                rate = f"{(about * 100 + random.randint(-90, 900)) / 10_000:.4f}"
                found.append({"currency": currency, "date": str(NEW_YEAR + timedelta(n)), "rate": rate})
    return found
