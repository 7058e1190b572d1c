"""Names of fields for headers: those of the preset, those that many tables share, else the header in snake case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from salesperf.model.preset import Preset
from salesperf.model.scalar_words import NAME, RESERVED
from salesperf.model.table import letter
from salesperf.read.normal import normal
from salesperf.read.presets import NAMES, preset, usual_name

TAKEN = frozenset({"share"})


def field_names(headers: Sequence[str], known: Preset | None) -> list[str]:
    """One name for each header, none of them twice.

    >>> field_names(["Deal No.", "负责人工号", "备注说明", "Deal no"], None)
    ['deal_no', 'owner', 'column_c', 'deal_no_2']
    """
    used: set[str] = set()
    names = []
    for index, header in enumerate(headers):
        name = base = _name(header, known) or f"column_{letter(index).lower()}"
        number = 1
        while name in used:
            number += 1
            name = f"{base}_{number}"
        used.add(name)
        names.append(name)
    return names


def _name(header: str, known: Preset | None) -> str:
    told = {usual_name(text, known): each.field for text, each in (known.fields if known else {}).items()}
    name = told.get(usual_name(header, known)) or _shared().get(normal(header)) or _snake(header)
    return f"{name}_code" if name in RESERVED | TAKEN else name


def _snake(header: str) -> str:
    plain = normal(header)
    found = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return found if plain.isascii() and re.fullmatch(NAME, found) else ""


@lru_cache
def _shared() -> dict[str, str]:
    return {normal(header): each.field for name in NAMES for header, each in preset(name).fields.items()}
