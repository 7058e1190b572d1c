"""Plans drawn from a seed, as nested maps of text: what the file says, and what the plain calculation reads."""

from __future__ import annotations

from random import Random
from typing import Any

from drawn_elements import drawn_elements
from drawn_tables import drawn_tables

Part = dict[str, Any]


def drawn_plan(random: Random) -> Part:
    """A whole plan; sections refer to one another only."""
    plan: Part = {
        "plan": "drawn",
        "version": "1",
        "effective": {"from": "2026-01-01", "to": "2026-12-31"},
        "currency": "USD",
        "rounding": {"step": random.choice(["0.01", "0.01", "0.01", "0.05", "1"]), "mode": random.choice(MODES)},
        **_sources(),
        "goals": {"files": "goals.csv", "columns": {c: c for c in ("person", "measure", "period", "goal")}},
        "variables": {
            "pct": {"default": "5%", "role": {"lead": "1/7"}, "team": {"south": "6.5%"}, "person": {"p2": "9%"}}
        },
    }
    plan["goals"]["spread"] = random.choice(
        ["none", "even", "by_days", {"Q1": "15%", "Q2": "25%", "Q3": "1/5", "Q4": "40%"}]
    )
    plan |= _crediting(random)
    plan["rate_tables"] = drawn_tables(random)
    plan["measures"] = _measures(random)
    plan["scorecards"] = {name: _card(random) for name in ("monthly", "quarterly")}
    plan["scorecards"]["quarterly"]["every"] = "quarter"
    plan["elements"] = drawn_elements(random, plan)
    return plan


MODES = ("half_up", "half_up", "half_even", "down", "up")


def _sources() -> Part:
    deals = ("owner", "partner", "helper", "amount", "stage", "day")
    people = ("id", "team", "role", "manager", "target_incentive", "salary", "from", "to")
    return {
        "sources": {
            "deals": {
                "files": "deals.csv",
                "key": "id",
                "columns": {c: c for c in deals},
                "types": {"amount": "money", "day": "date"},
            },
            "marks": {
                "files": "marks.csv",
                "key": "id",
                "columns": {c: c for c in ("owner", "mark", "day")},
                "types": {"mark": "number", "day": "date"},
            },
        },
        "people": {
            "files": "people.csv",
            "columns": {c: c for c in people},
            "types": {"target_incentive": "money", "salary": "money"},
        },
    }


def _crediting(random: Random) -> Part:
    way = random.randrange(5)
    rules: Part = {}
    if way == 1:
        rules["splits"] = [{"to": "owner", "share": "60%"}, {"to": "partner", "share": "40%"}]
    if way == 2:
        rules["splits"] = [
            {"to": "owner", "share": "1/3"},
            {"to": "partner", "share": "1/3"},
            {"to": "helper", "share": "1/3"},
        ]
    if way in (1, 2):
        rules["unclaimed"] = random.choice(["first", "house", "spread"])
    if way == 3:
        rules["overlays"] = [{"to": "helper", "share": random.choice(["100%", "50%", "1/3"])}]
    if random.random() < 0.3:
        rules["moves"] = "period_end"
    return {"crediting": {"deals": rules}} if rules else {}


def _prorate(random: Random) -> Part:
    by = random.choice(["calendar_days", "working_days", "thirty_days", "months"])
    if by == "months":
        return {"by": by, "months": random.choice(["full", "started", "by_15th"])}
    return {"by": by, **({"start_day": "not_counted"} if random.random() < 0.3 else {})}


def _measures(random: Random) -> Part:
    def base(value: str, unit: str, **more: Any) -> Part:
        source = "marks" if "mark" in value else "deals"
        return {"from": source, "value": value, "date": "day", "every": "month", "unit": unit, **more}

    sales = base("sum(amount)", "money", goal=random.choice(["required", "1_000", "333.33"]))
    if random.random() < 0.4:
        sales["where"] = random.choice(["stage = 'won'", "amount >= 200"])
    if random.random() < 0.3:
        sales["ramp"] = "ramp_up"
    if random.random() < 0.4:
        sales["prorate"] = _prorate(random)
    found = {
        "sales": sales,
        "count": base("count(*)", "deals", goal="2", better=random.choice(["higher", "lower"])),
        "wins": base("count_if(stage = 'won') / count(*)", "ratio", goal="50%", at_least=random.choice(["1", "2"])),
        "mark": base("avg(mark)", "number", goal="3", attainment=random.choice(["ratio", "inverse", "difference"])),
        "largest": base("max(amount)", "money"),
        "mean": {"value": "sales / count", "every": "month", "unit": "money"},
        "quarter_sales": {**base("sum(amount)", "money", goal="4_000"), "every": "quarter"},
        "company": base("sum(amount)", "money", whose="company", goal="5_000"),
    }
    found["quarter_sales"]["credit"] = random.choice(["both", "splits", "overlays"])
    found |= {f"of_{whose}": base("sum(amount)", "money", whose=whose) for whose in ("reports", "tree", "team")}
    return found


def _card(random: Random) -> Part:
    names = random.sample(["sales", "count", "wins", "mark"], 3)
    weights = random.choice([("50%", "30%", "20%"), ("1/3", "1/3", "1/3"), ("70%", "20%", "10%")])
    measures: Part = {name: {"weight": weight} for name, weight in zip(names, weights, strict=True)}
    for name in names:
        measures[name] |= _some(
            random, {"table": "to_score", "floor": "0%", "cap": random.choice(["100%", "120%"])}, 0.4
        )
    policy = random.choice(["zero", "redistribute", "leave_out", "stop"])
    card = {
        "every": "month",
        "missing": policy,
        "measures": measures,
        **_some(random, {"floor": "10%", "cap": "150%"}, 0.4),
    }
    if random.random() < 0.4:
        card["gate"] = [{"check": "count", "at_least": "1", "else": random.choice(["50%", "0%"])}]
    return card


def _some(random: Random, options: Part, odds: float) -> Part:
    return {key: value for key, value in options.items() if random.random() < odds}
