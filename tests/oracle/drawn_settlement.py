"""Settlements drawn from a seed: people, deals, cancellations, and any mixture of rules that the plan language has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from plain_settlement import PlainAccount, Sold

Part = dict[str, Any]
FOREVER = date(2100, 1, 1)
PEOPLE = {
    "a": (date(2025, 1, 1), FOREVER),
    "b": (date(2025, 1, 1), date(2026, 4, 12)),
    "c": (date(2026, 2, 1), FOREVER),
}
RATES = {"commission": Fraction(1, 10), "second": Fraction(3, 100)}


@dataclass(frozen=True)
class Drawn:
    """A section `settlement`, and the rows of the tables."""

    said: Part
    deals: tuple[tuple[str, str, int, date], ...]
    lost: Mapping[str, date]

    def tables(self) -> dict[str, str]:
        """As CSV files."""
        people = [f"{who},{first},{'' if last == FOREVER else last}" for who, (first, last) in PEOPLE.items()]
        deals = [f"{key},{owner},{amount},{day}" for key, owner, amount, day in self.deals]
        lost = [f"C{key},{key},{day}" for key, day in self.lost.items()]
        rows = {"people": ["id,from,to", *people], "deals": ["id,owner,amount,day", *deals]}
        return {
            f"{name}.csv": "\n".join([*each, ""]) for name, each in {**rows, "lost": ["row,deal,day", *lost]}.items()
        }

    def account(self, person: str) -> PlainAccount:
        """What the plain calculation begins with."""
        sold = [
            Sold(key, day, {name: amount * rate for name, rate in RATES.items()})
            for key, owner, amount, day in self.deals
            if owner == person
        ]
        return PlainAccount(self.said, *PEOPLE[person], sold, self.lost)


def drawn_settlement(random: Random) -> Drawn:
    """Half a year of three people."""
    deals = tuple(
        (f"D{n:02}", random.choice("aabc"), 10 * random.choice([*range(1, 900, 7), -20, -90]), _day(random))
        for n in range(random.randint(4, 16))
    )
    sold = {key: day for key, _, amount, day in deals if amount > 0}
    lost = {
        key: date(2026, month, 20) for key, day in sold.items() for month in [random.randint(day.month, 9)] if month < 7
    }
    return Drawn(_rules(random), deals, lost)


def _day(random: Random) -> date:
    return date(2026, random.randint(1, 6), random.choice([3, 10]))


def _rules(random: Random) -> Part:
    said: Part = {"payment": _payment(random)}
    if random.random() < 0.35:
        limits = random.choice([{"period": "500"}, {"quarter": "900"}, {"period": "400", "quarter": "700"}])
        said["cap"] = {**limits, "excess": random.choice(["lost", "carry"])}
    elif random.random() < 0.7:
        said["holdbacks"] = {"kept": _holdback(random)}
    if "cap" not in said and random.random() < 0.5:
        said["clawbacks"] = {"churn": _clawback(random)}
    if said.get("cap", {}).get("excess") != "carry" and random.random() < 0.35:
        said["guarantees"] = {"least": _guarantee(random)}
    if random.random() < 0.6:
        said["draws"] = {"loan": _draw(random)}
    return said


def _payment(random: Random) -> Part:
    found: Part = {
        "every": random.choice(["month", "month", "quarter"]),
        "negative": random.choice(["carry", "carry", "write_off"]),
    }
    if random.random() < 0.4:
        found |= {"minimum": random.choice(["50", "200"]), "below_minimum": random.choice(["carry", "pay"])}
    return found


def _holdback(random: Random) -> Part:
    first = random.choice([25, 50, 60])
    when = random.choice([{"after": "1 month"}, {"after": "2 months"}, {"at": "quarter_end"}, {"at": "half_end"}])
    more = random.choice([{}, {"if": "employed", "else": "lost"}])
    release = [{**when, "share": f"{first}%"}, {"after": "4 months", "share": f"{100 - first}%", **more}]
    return {"of": ["commission"], "share": random.choice(["10%", "40%", "100%"]), "release": release}


def _clawback(random: Random) -> Part:
    found: Part = {"source": "lost", "record": "deal", "date": "day", "of": ["commission"]}
    found |= {"share": random.choice(["100%", "50%"]), "take": random.choice(["paid_part", "all"])}
    if random.random() < 0.4:
        found["within"] = "60 days"
    if random.random() < 0.5:
        found |= {"instalments": random.choice(["2", "3"]), "at_most": random.choice(["100%", "50%"])}
    return found


def _guarantee(random: Random) -> Part:
    found: Part = {"of": random.choice([["commission"], ["second"]]), "amount": random.choice(["300", "1_000"])}
    found["pays"] = random.choice(["top_up", "top_up", "added"])
    return {**found, **random.choice([{}, {"first": "3 months"}])}


def _draw(random: Random) -> Part:
    found: Part = {
        "amount": random.choice(["200", "600"]),
        "pays": random.choice(["top_up", "top_up", "added", "advance"]),
    }
    if random.random() < 0.3:
        found["recover_at_most"] = random.choice(["50%", "25%"])
    if random.random() < 0.3:
        found["keep"] = random.choice(["0", "100"])
    return found
