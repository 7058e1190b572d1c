"""What a plan could say of a table that was looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from salesperf.model.inspection import SeenColumn, Suggested
from salesperf.model.preset import Preset
from salesperf.model.scalar_words import NAME, RESERVED
from salesperf.model.table import Extract
from salesperf.read.normal import normal
from salesperf.read.presets import usual_name
from salesperf.read.tables.headers import unit_above

MOST_COLUMNS = 15  # of a wider table only those that its preset knows


def suggest_source(file: str, extract: Extract, known: Preset | None, columns: Sequence[SeenColumn]) -> Suggested:
    """Its name, key and columns: those of the preset, else those that are filled and have a header of their own."""
    shown = _columns(known, columns)
    key, weak = _key(known, columns)
    fields = {column.field for column in shown}
    formats = [column.date_format for column in shown if column.date_format]
    return Suggested(
        name=_name(file),
        files=file,
        key=key,
        columns=shown,
        preset=known.name if known else "",
        sheet=extract.sheet,
        weak=weak,
        duplicates=known.duplicates if known and known.duplicates in fields else "",
        date_format=formats[0] if formats else "",
        units=unit_above(extract.above),
        people_by=tuple((name, by) for name, by in (known.people_by if known else {}).items() if name in fields),
    )


def _columns(known: Preset | None, columns: Sequence[SeenColumn]) -> tuple[SeenColumn, ...]:
    times = Counter(normal(column.header) for column in columns)
    once = [column for column in columns if column.header.strip() and times[normal(column.header)] == 1]
    told = {usual_name(header, known) for header in (known.fields if known else ())}
    ignored = {normal(header) for header in (known.ignored if known else ())}
    mapped = [column for column in once if usual_name(column.header, known) in told]
    filled = [column for column in once if column.filled and normal(column.header) not in ignored]
    return tuple(mapped if len(mapped) > 2 and len(filled) > MOST_COLUMNS else filled)


def _key(known: Preset | None, columns: Sequence[SeenColumn]) -> tuple[tuple[str, ...], bool]:
    """Headers of a key, and whether it is a weak one."""
    headers = {usual_name(column.header, known): column.header for column in columns}
    for names, weak in ((known.key, False), (known.weak_key, True)) if known else ():
        if names and all(normal(name) in headers for name in names):
            return tuple(headers[normal(name)] for name in names), weak
    unique = [column.header for column in columns if column.is_unique and column.type == "text"]
    return tuple(unique[:1]), False


def _name(file: str) -> str:
    found = re.sub(r"[^a-z0-9]+", "_", PurePath(file).stem.casefold()).strip("_")
    found = re.sub(r"_*\d[\d_]*$", "", found)
    return found if re.fullmatch(NAME, found) and found not in RESERVED else "records"
