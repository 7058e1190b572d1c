"""Presets: one data file for each program whose exports are known by sight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from salesperf.model.preset import JsonColumn, Known, Preset
from salesperf.read.normal import folded, normal

NAMES = (
    *("salesforce-details", "salesforce-formatted", "hubspot-deals", "jiandaoyun", "zh-generic"),
    *("coursera", "udemy", "xapi", "adjustments"),
)
_SETTLED = ("labels", "fields", "columns", "signature", "duplicates")


@lru_cache
def preset(name: str) -> Preset:
    """A shipped preset."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    said: dict[str, Any] = yaml.load((files(__name__) / f"{name}.yaml").read_text("utf-8"), Loader=loader)
    plain: dict[str, Any] = {**said, **said["signature"], "groups": "groups" in said}
    ready: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in plain.items() if k not in _SETTLED}
    return Preset(
        name=name,
        **ready,
        labels={normal(other): normal(usual) for usual, others in said.get("labels", {}).items() for other in others},
        columns={column: _column(value) for column, value in said.get("columns", {}).items()},
        fields={header: Known(**known) for header, known in said.get("fields", {}).items()},
        duplicates=str(said.get("duplicates", {}).get("newest", "")),
    )


def _column(said: Mapping[str, Any]) -> JsonColumn:
    return JsonColumn(tuple(said["paths"]), said.get("drop", ""), said.get("first"))


def detect(headers: Sequence[str], above: Iterable[str] = (), below: Iterable[str] = ()) -> str:
    """The preset whose signature a table bears: its headers, the cells above them and those of its last rows; or ''."""
    over, under = [folded(cell) for cell in above], [folded(cell) for cell in below]
    found = {name: _score(preset(name), headers, over, under) for name in NAMES}
    best = max(found, key=lambda name: found[name])
    return best if found[best] else ""


def _score(known: Preset, headers: Sequence[str], above: Sequence[str], below: Sequence[str]) -> float:
    """How much of a signature is there, 0 where it is too little; a line above the header counts more than a header."""
    names = {usual_name(cell, known) for cell in headers if cell.strip()}
    there = sum(normal(header) in names for header in known.headers)
    lines = sum(any(re.fullmatch(line, cell) for cell in above) for line in known.above)
    lines += sum(any(re.fullmatch(line, cell) for cell in below) for line in known.below)
    if known.headers and there < known.at_least:
        return 0
    if (known.above or known.below) and not lines:
        return 0
    return there + 2 * lines


def usual_name(header: str, known: Preset | None) -> str:
    """The header, normalised, by the name that its program mostly gives it.

    >>> usual_name("Importe", preset("hubspot-deals")), usual_name("Market  ↑", preset("salesforce-formatted"))
    ('amount', 'market')
    """
    if known is None:
        return normal(header)
    name = normal(re.sub(known.strip, "", header) if known.strip else header)
    return known.labels.get(name, name)
