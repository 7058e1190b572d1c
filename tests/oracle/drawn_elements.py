"""Elements drawn from a seed: every kind, with gates, factors, limits and proration put on at random."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

Part = dict[str, Any]


def drawn_elements(random: Random, plan: Part) -> Part:
    """Four to seven elements; what pays on others comes last."""
    kinds: list[Callable[[Random], Part]] = [
        _commission,
        _commission,
        _bonus,
        _fixed,
        _contest,
        _pool,
        _override,
        _spif,
    ]
    found = {f"e{n}": _framed(random, random.choice(kinds)(random), plan) for n in range(random.randint(3, 6))}
    commissions = [name for name, said in found.items() if said["kind"] in ("commission", "bonus", "fixed", "override")]
    if commissions and random.random() < 0.6:
        of = random.sample(commissions, random.randint(1, min(2, len(commissions))))
        whose = random.choice(["own", "reports", "tree", "team"])
        every = random.choice(["month", "quarter"])
        found["coach"] = {
            "kind": "override",
            "earnings_of": of,
            "whose": whose,
            "rate": random.choice(["10%", "1/7"]),
            "every": every,
        }
    if commissions and random.random() < 0.3:
        checked = commissions[0]
        if found[checked].get("every") != "quarter" and "for" not in found[checked]:
            gate = {"check": checked, "at_least": "20", "missing": "fail"}
            found["extra"] = {"kind": "fixed", "amount": "75", "every": "month", "gate": [gate]}
    return found


def _commission(random: Random) -> Part:
    measure, how = random.choice(
        [
            ("sales", {"rate": random.choice(["pct", "4%", "1/3"])}),
            ("sales", {"rate": "2.5%", "accrue": "each"}),
            ("sales", {"table": "amounts"}),
            ("sales", {"table": "amounts"}),
            ("sales", {"table": "attained"}),
            ("sales", {"table": "bands"}),
            ("sales", {"table": "multiples"}),
            ("sales", {"table": "by_tenure"}),
            ("sales", {"table": "by_mark"}),
            ("quarter_sales", {"table": "bands"}),
            ("count", {"rate": "12.5"}),
            ("company", {"rate": "1%"}),
        ]
    )
    said = {"kind": "commission", "measure": measure, **how}
    if measure == "sales" and how.get("table") not in ("amounts", "attained") and random.random() < 0.2:
        said["every"] = "quarter"
    return said


def _spif(random: Random) -> Part:
    first, last = random.choice([("2026-01-01", "2026-12-31"), ("2026-02-10", "2026-11-05")])
    said: Part = {"kind": "spif", "measure": "count", "rate": "25", "during": {"from": first, "to": last}}
    return {**said, **random.choice([{}, {"cap": {"year": "100"}}])}


def _override(random: Random) -> Part:
    measure = random.choice(["of_reports", "of_tree", "of_team"])
    priced = [{"rate": "3%"}, {"table": "low" if measure == "of_team" else "amounts"}]
    return {"kind": "override", "measure": measure, **random.choice(priced)}


def _bonus(random: Random) -> Part:
    amount = random.choice(["1_000", "target_incentive", "salary", "333.33"])
    return random.choice(
        [
            {"kind": "bonus", "amount": amount, "scorecard": random.choice(["monthly", "quarterly"])},
            {"kind": "bonus", "amount": amount, "share": "25%", "scorecard": "monthly", "table": "curve"},
            {"kind": "bonus", "amount": amount, "measure": "sales", "table": "to_score"},
            {"kind": "bonus", "amount": amount, "measure": "sales", "every": "quarter"},
            {"kind": "bonus", "amount": amount, "measure": "mark", "table": "rated"},
            {"kind": "bonus", "amount": amount, "measure": "mark"},
            {"kind": "bonus", "measure": "sales", "table": "levels"},
        ]
    )


def _fixed(random: Random) -> Part:
    return {
        "kind": "fixed",
        "amount": random.choice(["500", "salary", "target_incentive"]),
        "every": random.choice(["month", "quarter"]),
        **random.choice([{}, {"share": "1/3"}]),
    }


def _contest(random: Random) -> Part:
    said: Part = {
        "kind": "contest",
        "rank": random.choice(["sales", "count", "mark", "monthly", "sales.attainment"]),
        "every": "month",
    }
    said["prizes"] = random.choice([["500", "300", "100.01"], {"amount": "99.99", "top": "2"}, ["100"]])
    said["ties"] = random.choice(["share", "each", "each_dense", "stop"])
    if random.random() < 0.4:
        said["then"] = [key for key in random.sample(["count", "largest", "wins"], 2) if key != said["rank"]]
    if random.random() < 0.3 and said["rank"] != "count":
        said["at_least"] = "50%" if said["rank"] in ("monthly", "sales.attainment") else "1"
    return {**said, **({"per": "team"} if random.random() < 0.3 else {})}


def _pool(random: Random) -> Part:
    fund = random.choice(
        [
            {"amount": "1_000"},
            {"amount": "-0.05"},
            {"measure": "company", "rate": "5%"},
            {"measure": "company", "table": "low"},
        ]
    )
    said: Part = {
        "kind": "pool",
        **fund,
        "every": "month",
        "share_by": random.choice(["equal", "salary", "sales", "monthly", "count"]),
    }
    if random.random() < 0.4:
        said["member_gate"] = [{"check": "count", "at_least": "1", "else": random.choice(["0%", "50%"])}]
    if random.random() < 0.3:
        said["gate"] = [{"check": "company.attainment", "at_least": "80%", "else": "50%"}]
    if random.random() < 0.25:
        said["prorate"] = {"by": "calendar_days"}
    return {**said, **({"per": "team"} if random.random() < 0.3 else {})}


def _framed(random: Random, said: Part, plan: Part) -> Part:
    """With what every element may have."""
    if random.random() < 0.25:
        said["for"] = random.choice(["role = 'rep'", "team = 'north'", "id <> 'p1'"])
    if said["kind"] != "pool":
        said |= _modified(random, said)
    if random.random() < 0.3:
        said.setdefault("cap", _cap(random, said))
    if random.random() < 0.2 and not {"quarter", "half", "year"} & said.get("cap", {}).keys():
        said["floor"] = {"period": random.choice(["0", "20"])}
    return said


def _modified(random: Random, said: Part) -> Part:
    found: Part = {}
    if random.random() < 0.4:
        found["gate"] = [_gate(random, said) for _ in range(random.randint(1, 2))]
    if random.random() < 0.35:
        found["multiply"] = [_factor(random) for _ in range(random.randint(1, 2))]
    if random.random() < 0.25:
        found["prorate"] = _prorate(random, said)
    return found


def _gate(random: Random, said: Part) -> Part:
    gates: list[Part] = [
        {"check": "count", "at_least": "1"},
        {"check": "team", "is": "north"},
        {"check": "tenure_months", "at_least": "4"},
        {"check": "mark", "above": "2.5", "missing": random.choice(["pass", "fail", "stop"])},
        {"check": "sales.attainment", "at_least": "60%", "missing": random.choice(["pass", "fail", "stop"])},
    ]
    if (
        said.get("every", "month") == "month"
        and said.get("measure") != "quarter_sales"
        and said.get("scorecard") != "quarterly"
    ):
        gates.append({"check": "monthly", "at_least": "50%", "missing": random.choice(["pass", "fail", "stop"])})
        over = {"over": random.choice(["quarter", "year"]), "missing": "pass"}
        gates.append(
            {"check": "sales.attainment", **over, "goal": random.choice(["whole", "to_date"]), "at_least": "70%"}
        )
        gates.append({"check": "sales", **over, "until": "before", "at_least": "500"})
    otherwise = [{}, {"else": "50%"}, {"else": "2/3"}]
    if (
        said["kind"] in ("commission", "override")
        and said.get("table") in (None, "bands")
        and "accrue" not in said
        and said.get("measure") == "sales"
    ):
        otherwise += [{"else": {"rate": "1%"}}, {"else": {"table": "low"}}]
    return {**random.choice(gates), **random.choice(otherwise)}


def _factor(random: Random) -> Part:
    return random.choice(
        [
            {"by": random.choice(["150%", "0.8x", "2/3"])},
            {"by": "sales.attainment", "floor": "50%", "cap": "120%", "missing": random.choice(["pass", "stop"])},
            {"by": "sales.attainment", "table": "to_score", "missing": "pass"},
            {"by": "mark", "cap": "300%", "missing": "pass"},
        ]
    )


def _cap(random: Random, said: Part) -> Part:
    if said["kind"] in ("commission", "spif") and random.random() < 0.25:
        return {"record": "30"}
    cap = random.choice(
        [
            {"period": "60"},
            {"quarter": "100"},
            {"period": "80", "year": "200"},
            {"half": "50%", "of": "target_incentive"},
        ]
    )
    if said.get("every") == "quarter" or "quarter_sales" in said.values() or "quarterly" in said.values():
        cap = {"period": "60"}
    if random.random() < 0.4:
        cap = {**cap, "excess": "carry"}
    elif "prorate" in said and random.random() < 0.4:
        cap = {**cap, "prorated": "never"}
    return cap


def _prorate(random: Random, said: Part) -> Part:
    by = random.choice(["calendar_days", "working_days", "thirty_days", "months"])
    if by == "months" and said.get("amount") not in ("salary", "target_incentive"):
        return {"by": by, "months": random.choice(["full", "started", "by_15th"])}
    return {
        "by": "calendar_days" if by == "months" else by,
        **({"start_day": "not_counted"} if random.random() < 0.3 else {}),
    }
