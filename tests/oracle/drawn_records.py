"""Plans drawn from a seed in which each record is priced by itself: lookups, tables entered with a field, columns."""

from __future__ import annotations

from random import Random
from typing import Any

Part = dict[str, Any]
Row = dict[str, str]
PEOPLE = ("a", "b", "c")
PRODUCTS, REGIONS, CUSTOMERS = ("cloud", "desk", "care"), ("north", "south"), ("Acme", "Bolt", "Crux")
FIELDS = ("owner", "partner", "product", "region", "customer", "margin", "amount", "day")
SPLITS = [{"to": "owner", "share": "60%"}, {"to": "partner", "share": "40%"}]


def drawn_deals(random: Random) -> list[Row]:
    """Deals of half a year, some shared, some given back."""
    return [_deal(random, f"d{n:02}") for n in range(random.randint(5, 30))]


def _deal(random: Random, key: str) -> Row:
    cents = random.choice([random.randint(1, 400_000), 100 * random.randint(1, 900), -random.randint(1, 90_000), 0])
    sign = "-" if cents < 0 else ""
    return {
        "id": key,
        "owner": random.choice(PEOPLE),
        "partner": random.choice([*PEOPLE, ""]),
        "product": random.choice(PRODUCTS),
        "region": random.choice(REGIONS),
        "customer": random.choice(CUSTOMERS),
        "margin": str(random.choice(["0.05", "0.1", "0.2", "0.25", "0.333", "-0.1"])),
        "amount": f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}",
        "day": f"2026-{random.randint(1, 6):02}-{random.choice([1, 9, 20, 28]):02}",
    }


def drawn_plan(random: Random) -> Part:
    """One of each way to price a record."""
    columns = {name: name for name in FIELDS}
    plan: Part = {
        "plan": "records",
        "version": "1",
        "effective": {"from": "2026-01-01", "to": "2026-12-31"},
        "currency": "USD",
        "rounding": {"step": random.choice(["0.01", "0.01", "1"]), "mode": random.choice(["half_up", "half_even"])},
        "sources": {
            "deals": {
                "files": "deals.csv",
                "key": "id",
                "columns": columns,
                "types": {"amount": "money", "margin": "number", "day": "date"},
            }
        },
        "people": {"files": "people.csv", "columns": {"id": "id", "bonus_rate": "bonus_rate"}},
        "measures": {
            "sales": {"from": "deals", "value": "sum(amount)", "date": "day", "every": "month", "unit": "money"}
        },
        "lookups": {"found": _lookup(random), "factors": _factors(random)},
        "rate_tables": _tables(random),
        "elements": _elements(random),
    }
    plan["people"]["types"] = {"bonus_rate": "ratio"}
    if random.random() < 0.6:
        plan["crediting"] = {"deals": {"splits": SPLITS, "unclaimed": "first"}}
    return plan


def _lookup(random: Random) -> Part:
    choose = random.choice(["most_specific", "first"])
    first = random.choice([{"product": "cloud"}, {"product": "cloud", "region": "north"}, {"region": "south"}])
    second = random.choice([{"product": "desk"}, {"region": "north"}, {}])
    rows = [{**first, **_price(random)}, {**second, **_price(random)}]
    if choose == "first" and random.random() < 0.5:
        rows.insert(0, {"where": "amount >= 1000", **_price(random)})
    if random.random() < 0.4:
        rows.insert(0, {"customer": "Acme", **({} if second else {"product": "care"}), **_price(random)})
    if random.random() < 0.4:
        rows[0] |= {"from": "2026-02-10", "to": "2026-05-20"}
    otherwise = random.choice(["none", {"rate": "0.7%"}])
    return {
        "match": ["product", "region"], "only_for": ["customer"], "choose": choose, "rows": rows, "otherwise": otherwise
    }  # fmt: skip


def _price(random: Random) -> Part:
    return random.choice([{"rate": "3%"}, {"rate": "1/7"}, {"pay": "20"}, {"rate": "bonus_rate"}, {"pay": "0.05"}])


def _factors(random: Random) -> Part:
    return {
        "match": ["product"],
        "rows": [{"product": "cloud", "score": random.choice(["120%", "1/3"])}, {"product": "care", "score": "50%"}],
        "otherwise": {"score": "100%"},
    }


def _tables(random: Random) -> Part:
    margins = [{"from": "10%", "rate": "2%"}, {"from": "20%", "rate": "5%"}, {"above": "25%", "rate": "8%"}]
    if random.random() < 0.4:
        margins = [{"from": "10%", "pay": "15"}, {"above": "20%", "pay": "33.335"}]
    each = [{"from": "0", "rate": "1%"}, {"from": "500", "rate": "3%"}, {"above": "1_500", "rate": "4.5%"}]
    columns = {product: random.choice(["2%", "4%", "1/9"]) for product in PRODUCTS}
    higher = {product: random.choice(["5%", "7%", "0%"]) for product in PRODUCTS}
    step = "step" if "pay" in margins[0] else "retroactive"
    return {
        "by_margin": {
            "mode": step, "enter": {"field": "margin"}, "accrue": "each", "tiers": margins,
            "below": random.choice(["none", "first"]),
        },
        "whole": {
            "mode": random.choice(["marginal", "retroactive"]), "enter": "record", "accrue": "each", "tiers": each,
            **random.choice([{}, {"cap": {"result": "40"}}]),
        },
        "columns": {
            "mode": "marginal", "enter": "amount", "by": "product",
            "accrue": random.choice(["period", "quarter", "half"]),
            "tiers": [{"from": "0", "rate": columns}, {"from": random.choice(["800", "2_000"]), "rate": higher}],
        },
    }  # fmt: skip


def _elements(random: Random) -> Part:
    factor = random.choice([{}, {"multiply": [{"by": "150%"}]}, {"gate": [{"check": "sales", "at_least": "500"}]}])
    limit = random.choice([{}, {"cap": {"record": "25"}}])
    base = {"kind": "commission", "measure": "sales"}
    return {
        "looked_up": {**base, "lookup": "found", **factor, **limit},
        "margins": {**base, "table": "by_margin", **factor},
        "records": {**base, "table": "whole", **limit},
        "products": {**base, "table": "columns", **factor},
        "factored": {
            **base, "rate": "4%", "accrue": random.choice(["each", "period"]), "multiply": [{"lookup": "factors"}]
        },
    }  # fmt: skip
