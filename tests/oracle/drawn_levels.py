"""Overrides by level and grids of two drivers, drawn from a seed: people above one another, with moves, and deals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

Part = dict[str, Any]
NEW_YEAR, FOREVER = date(2026, 1, 1), date(2100, 1, 1)
RATES = ("0%", "2%", "3%", "3%", "5%", "6.667%")
DEALS = ("id", "owner", "amount", "mark", "day")


@dataclass(frozen=True)
class Seat:
    """A row of the roster."""

    id: str
    manager: str
    role: str
    pct: str
    first: date = date(2025, 1, 1)
    last: date = FOREVER

    def __str__(self) -> str:
        """As a row of the file."""
        last = "" if self.last == FOREVER else self.last
        return f"{self.id},{self.manager},{self.role},{self.pct},{self.first},{last}"


def drawn_seats(random: Random) -> list[Seat]:
    """Everybody's rows in order; who moves has another manager, role or rate from that day on."""
    found = []
    for n in range(random.randint(3, 7)):
        seat = _seat(random, n)
        if random.random() < 0.4:
            day = NEW_YEAR + timedelta(random.randrange(90))
            found += [replace(seat, last=day - timedelta(1)), replace(_seat(random, n), first=day)]
        else:
            found.append(seat)
    return found


def _seat(random: Random, n: int) -> Seat:
    manager = f"p{random.randrange(n)}" if n else ""
    return Seat(f"p{n}", manager, random.choice(["rep", "lead"]), random.choice(RATES))


def drawn_deals(random: Random, people: int) -> list[tuple[str, ...]]:
    """Rows of the first quarter; a few are refunds."""
    rows = []
    for n in range(random.randint(4, 25)):
        cents = random.choice([random.randint(1, 300_000), -random.randint(1, 50_000), 100_000])
        amount = f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"
        day = NEW_YEAR + timedelta(random.randrange(90))
        rows.append((f"d{n:02}", f"p{random.randrange(people)}", amount, str(random.randint(1, 9)), str(day)))
    return rows


def drawn_plan(random: Random) -> Part:
    """An override by level, and bonuses by two drivers."""
    base = {"from": "deals", "date": "day", "every": "month"}
    equal = random.choice([{}, {"equal": "0.5%"}])
    return {
        "plan": "levels",
        "version": "1",
        "effective": {"from": "2026-01-01", "to": "2026-12-31"},
        "currency": "USD",
        "sources": {
            "deals": {
                "files": "deals.csv",
                "key": "id",
                "columns": {name: name for name in DEALS[1:]},
                "types": {"amount": "money", "mark": "number", "day": "date"},
            }
        },
        "people": {
            "files": "people.csv",
            "columns": {name: name for name in ("id", "manager", "role", "pct", "from", "to")},
            "types": {"pct": "ratio"},
        },
        "crediting": {"deals": {"moves": random.choice(["record_date", "period_end"])}},
        "measures": {
            "sales": {**base, "value": "sum(amount)", "unit": "money", "goal": "1_000"},
            "mark": {**base, "value": "sum(mark)", "unit": "points", "goal": "10"},
            "below": {
                **base, "value": "sum(amount)", "unit": "money", "whose": random.choice(["tree", "tree", "reports"])
            },
        },
        "rate_tables": {"grid": _grid(random)},
        "elements": {
            "levels": {
                "kind": "override", "measure": "below", "differential": {"rate": "pct", **equal},
                **random.choice([{}, {"for": "role = 'lead'"}]),
            },
            "both": {"kind": "bonus", "amount": "1_000", "table": "grid", "every": "month"},
        },
    }  # fmt: skip


def _grid(random: Random) -> Part:
    rows, columns = random.choice([(2, 2), (3, 2), (2, 3), (3, 3)])
    mode = random.choice(["step", "interpolated"])
    word = random.choice(["from", "above"]) if mode == "step" else "from"
    marks, sold = [0.5, 1, 1.7][:rows], [0.25, 1, 1.5][:columns]
    values = [[f"{random.randint(0, 130)}%" for _ in sold] for _ in marks]
    return {
        "mode": mode,
        "enter": "mark.attainment",
        "across": {"enter": "sales.attainment", "bounds": [{word: f"{bound:.0%}"} for bound in sold]},
        "tiers": [{"from": f"{bound:.0%}", "score": score} for bound, score in zip(marks, values, strict=True)],
        **random.choice([{}, {"below": "first"}]),
        **(random.choice([{}, {"beyond": "continue"}]) if mode == "interpolated" else {}),
    }
