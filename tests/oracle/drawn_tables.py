"""Rate tables drawn from a seed: every mode, mixed modes, both sides of a bound, caps, what lies below and beyond."""

from __future__ import annotations

from random import Random
from typing import Any

Part = dict[str, Any]
RATES = ("0%", "0.5%", "1/30", "5%", "7.77%", "12.5%", "2/7")
PAYS = ("0", "10", "33.33", "250", "-20")
SCORES = ("0%", "50%", "80%", "1/3", "100%", "130%")
ACCRUALS = ("each", "period", "period", "month", "quarter", "half", "year")


def drawn_tables(random: Random) -> Part:
    """Tables by what they are entered with; names say it."""
    return {
        "amounts": _priced(random, ["0", "100", "250", "999.99", "2_000"], RATES),
        "attained": _attained(random),
        "bands": {
            **_priced(random, ["0%", "30%", "1/2", "100%", "150%"], RATES),
            "enter": "attainment",
            "accrue": "period",
        },
        "multiples": {**_multiples(random), "enter": "attainment", "base_rate": "target_incentive / goal"},
        "by_tenure": {
            "mode": "retroactive",
            "enter": "tenure_months",
            "tiers": [{"from": "1", "rate": "8%"}, {"from": "4", "rate": "5%"}],
        },
        "by_mark": {
            "mode": "interpolated",
            "enter": "mark",
            "tiers": [{"from": "2", "rate": "2%"}, {"from": "4", "rate": "1/9"}],
        },
        "ramp_up": {
            "mode": "step",
            "enter": "tenure_months",
            "tiers": [{"from": "1", "score": "50%"}, {"from": "3", "score": "75%"}, {"from": "6", "score": "100%"}],
        },
        "to_score": _scored(random, "attainment"),
        "curve": _scored(random, "score"),
        "levels": {"mode": "step", "enter": "attainment", "tiers": _tiers(random, ["50%", "90%", "120%"], "pay", PAYS)},
        "rated": {**_scored(random, "amount"), "tiers": _tiers(random, ["1", "2.5", "4"], "score", SCORES)},
        "low": {"mode": "marginal", "tiers": [{"from": "0", "rate": "1%"}, {"above": "300", "rate": "2%"}]},
    }


def _tiers(random: Random, bounds: list[str], kind: str, values: tuple[str, ...]) -> list[Part]:
    return [
        {random.choice(["from", "above"] if n else ["from"]): b, kind: random.choice(values)}
        for n, b in enumerate(bounds)
    ]


def _bounds(random: Random, bounds: list[str]) -> list[str]:
    kept = sorted(random.sample(range(len(bounds)), random.randint(2, len(bounds))))
    return [bounds[n] for n in kept]


def _priced(random: Random, bounds: list[str], rates: tuple[str, ...]) -> Part:
    mode = random.choice(["marginal", "retroactive", "step", "interpolated", "interpolated_pay", "mixed"])
    kept = _bounds(random, bounds)
    said: Part = {"mode": mode.partition("_")[0], "accrue": random.choice(ACCRUALS)}
    said["tiers"] = _tiers(
        random,
        kept,
        "pay" if mode in ("step", "interpolated_pay") else "rate",
        PAYS if mode in ("step", "interpolated_pay") else rates,
    )
    if mode == "mixed":
        said |= {"mode": "marginal", "tiers": [_mixed(random, tier) for tier in said["tiers"]]}
    if mode.startswith("interpolated") and random.random() < 0.3:
        said["beyond"] = "continue"
    if random.random() < 0.3:
        said["below"] = random.choice(["none", "first", "stop"])
        if (said["accrue"], said["below"]) == ("each", "stop"):
            said["below"] = "none"
    if random.random() < 0.25:
        said["cap"] = (
            {"result": "150"}
            if mode in ("step", "interpolated_pay", "interpolated") or random.random() < 0.5
            else {"rate": "7%"}
        )
    return said


def _mixed(random: Random, tier: Part) -> Part:
    mode = random.choice(["marginal", "retroactive", "step"])
    if mode != "step":
        return {**tier, "mode": mode}
    return {**{key: tier[key] for key in tier if key != "rate"}, "pay": random.choice(PAYS), "mode": mode}


def _attained(random: Random) -> Part:
    said = {**_priced(random, ["0%", "40%", "80%", "100%", "130%"], RATES), "enter": "attainment"}
    said["accrue"] = random.choice(["quarter", "half", "year"])
    return {**said, "goal": random.choice(["whole", "to_date"])}


def _multiples(random: Random) -> Part:
    return {
        "mode": random.choice(["marginal", "retroactive"]),
        "tiers": _tiers(random, ["0%", "50%", "100%"], "rate", ("1x", "1.2x", "2x", "0.5x")),
    }


def _scored(random: Random, enter: str) -> Part:
    said: Part = {"mode": random.choice(["step", "interpolated"]), "enter": enter}
    said["tiers"] = _tiers(random, _bounds(random, ["0%", "60%", "100%", "130%"]), "score", SCORES)
    if said["mode"] == "interpolated" and random.random() < 0.5:
        said["beyond"] = "continue"
    if random.random() < 0.2:
        said["below"] = "first"
    return said
