"""Reads the YAML cases beside it: calendars, windows and fractions from text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from salesperf.model.calendar import Calendar
from salesperf.model.days import EVER, Interval


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file; every scalar stays the text that is written there."""
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded


def calendar(spec: Mapping[str, Any]) -> Calendar:
    """A calendar from the keys of a case."""
    made: dict[str, Any] = dict(spec)
    if "year_starts" in spec:
        month, day = spec["year_starts"].split("-")
        made["year_starts"] = (int(month), int(day))
    if "week_starts" in spec:
        made["week_starts"] = int(spec["week_starts"])
    if "two_weeks_from" in spec:
        made["two_weeks_from"] = date.fromisoformat(spec["two_weeks_from"])
    made["holidays"] = frozenset(map(date.fromisoformat, spec.get("holidays", [])))
    return Calendar(**made)


def fraction(text: str) -> Fraction:
    """`15%`, `1/3` or `1`."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def interval(pair: list[str]) -> Interval:
    """First and last day; `null` is open."""
    start, end = pair
    return date.fromisoformat(start), EVER[1] if end == "null" else date.fromisoformat(end)
