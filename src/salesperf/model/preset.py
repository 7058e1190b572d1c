"""Presets: what is known of the exports of one program, beside what a plan says of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Known:
    """A column that a program exports: the field that a plan would make of it, and its type."""

    field: str
    type: str = "text"


@dataclass(frozen=True, slots=True)
class JsonColumn:
    """A column made of a JSON document: the first path with a value, without a prefix, cut to some characters."""

    paths: tuple[str, ...]
    drop: str = ""
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Preset:
    """How one program exports.

    `headers`, `above` and `below` are its signature: headers of which `at_least` must be there, and patterns of cells
    above the header and below the records. `labels`: another name of a header -> its usual name, both normalised.
    `strip` is what a header may end with, `furniture` are patterns of lines that are no records, `groups` says that
    the first columns are filled only where a group begins, `header_parts` joins a header to the one above it, and
    `currency_beside` is what the header of an amount's currency has behind that of the amount.
    """

    name: str
    about: Mapping[str, str]
    headers: tuple[str, ...] = ()
    at_least: int = 1
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    strip: str = ""
    furniture: tuple[str, ...] = ()
    groups: bool = False
    header_parts: str = ""
    currency_beside: str = ""
    date_format: str | None = None
    columns: Mapping[str, JsonColumn] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    weak_key: tuple[str, ...] = ()
    duplicates: str = ""
    ignored: tuple[str, ...] = ()
    fields: Mapping[str, Known] = field(default_factory=dict)
    people_by: Mapping[str, str] = field(default_factory=dict)
