"""Reads the tables of the cases as a plan writes them: `{from: 50%, rate: 10%}`."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from salesperf.stages.ratetable import Bound, Curve, Grid, Tier

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    """The cases of a file; every scalar is text."""
    return list(yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def exact(text: str) -> Fraction:
    """`1.5%`, `1/3`, `150_000.00`."""
    plain = text.replace("_", "").replace(" ", "")
    return Fraction(plain[:-1]) / 100 if plain.endswith("%") else Fraction(plain)


def maybe(text: str | None) -> Fraction | None:
    return None if text in (None, "none") else exact(str(text))


def bound_of(row: dict[str, Any]) -> Bound:
    return Bound(exact(row["from"]), True) if "from" in row else Bound(exact(row["above"]), False)


def curve_of(table: dict[str, Any]) -> Curve:
    return Curve(
        tiers=tuple(_tier(row, table["mode"]) for row in table["tiers"]),
        below=table.get("below", "none"),
        beyond=table.get("beyond", "flat"),
        rate_cap=maybe(table.get("cap", {}).get("rate")),
        result_cap=maybe(table.get("cap", {}).get("result")),
    )


def _tier(row: dict[str, str], mode: Any) -> Tier:
    bound = bound_of(row)
    kind = next(key for key in ("rate", "pay", "score", "goal") if key in row)
    return Tier(bound.at, bound.inclusive, row.get("mode", mode), kind, exact(row[kind]))


def grid_of(table: dict[str, Any]) -> Grid:
    return Grid(
        rows=tuple(bound_of(row) for row in table["tiers"]),
        columns=tuple(bound_of(column) for column in table["across"]),
        values=tuple(tuple(exact(value) for value in row["score"]) for row in table["tiers"]),
        mode=table["mode"],
        below=table.get("below", "none"),
        beyond=table.get("beyond", "flat"),
        result_cap=maybe(table.get("cap", {}).get("result")),
    )
