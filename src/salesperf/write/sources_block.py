"""A `sources:` section for a table that was looked at, ready to be pasted into a plan."""

from __future__ import annotations

import json
import re

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.inspection import Suggested

# what YAML reads as a plain text wherever it stands
_PLAIN = re.compile(r"[^\W\d][\w .()（）/%-]*", re.UNICODE)
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def block_lines(source: Suggested, lang: Language) -> list[str]:
    """The section, line by line; comments say what its author still has to decide."""
    lines = ["sources:", f"  {source.name}:", f"    files: {_scalar(source.files)}"]
    lines += [f"    preset: {source.preset}"] if source.preset else []
    lines += [f"    sheet: {_scalar(source.sheet)}"] if source.sheet else []
    lines += _key(source, lang)
    lines += [f"    duplicates: {{newest: {source.duplicates}}}"] if source.duplicates else []
    lines += ["    columns:", *(f"      {column.field}: {_scalar(column.header)}" for column in source.columns)]
    lines += _types(source, lang)
    return [*lines, *_notation(source, lang), *_people(source, lang)]


def _key(source: Suggested, lang: Language) -> list[str]:
    if not source.key:
        return [f"    key: ...  {text('inspect.key-missing', lang)}"]
    shown = ", ".join(map(_scalar, source.key))
    note = f"  {text('inspect.key-weak', lang)}" if source.weak else ""
    return [f"    key: {shown if len(source.key) == 1 else f'[{shown}]'}{note}"]


def _types(source: Suggested, lang: Language) -> list[str]:
    typed = [f"{column.field}: {column.type}" for column in source.columns if column.type != "text"]
    return [f"    types: {{{', '.join(typed)}}}  {text('inspect.types-check', lang)}"] if typed else []


def _notation(source: Suggested, lang: Language) -> list[str]:
    """Units and the order of dates."""
    lines = []
    money = [column.field for column in source.columns if column.type == "money"]
    if source.units and money:
        units = ", ".join(f"{name}: {source.units}" for name in money)
        lines.append(f"    units: {{{units}}}  {text('inspect.units-said', lang, unit=source.units)}")
    if source.date_format == "?":
        lines.append(f"    date_format: ...  {text('inspect.format-unknown', lang)}")
    elif source.date_format:
        lines.append(f"    date_format: {json.dumps(source.date_format)}")
    return lines


def _people(source: Suggested, lang: Language) -> list[str]:
    if not source.people_by:
        return []
    said = ", ".join(f"{name}: {by}" for name, by in source.people_by)
    return [f"    people_by: {{{said}}}  {text('inspect.owner-check', lang)}"]


def _scalar(value: str) -> str:
    """The text as YAML, quoted where it could be read otherwise.

    >>> _scalar("Close Date"), _scalar("Opportunity Owner: Manager"), _scalar("no")
    ('Close Date', '"Opportunity Owner: Manager"', '"no"')
    """
    text = visible(value)
    if text == value and _PLAIN.fullmatch(value) and value.casefold() not in _WORDS and not value.endswith(" "):
        return value
    return json.dumps(value, ensure_ascii=False) if text == value else json.dumps(value)
