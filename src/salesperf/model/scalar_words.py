"""Dates, durations, names and paths as a plan writes them: raw text in, checked values out."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from salesperf.model.scalars import MULTIPLE, NUMBER, RATIO, Literal, Name, ScalarError, literal, looks_numeric, ratio

NAME = r"[a-z][a-z0-9_]*"
REFERENCE = rf"{NAME}(?:\.{NAME})*"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
MONTH_DAY = r"[0-9]{2}-[0-9]{2}"
DURATION = r"[1-9][0-9]{0,4} (?:day|month|year)s?"
IDENTIFIER = r"[\w][\w.-]*"
SEASON = r"Q[1-4]|M(?:0[1-9]|1[0-2])"
SHARE = rf"{RATIO}|{REFERENCE}"
VALUE = rf"{RATIO}|{MULTIPLE}|{NUMBER}|{REFERENCE}"
CURRENCY = r"[A-Z]{3}"
RESERVED = frozenset({"on", "off", "yes", "no", "y", "n", "true", "false", "null"})


@dataclass(frozen=True, slots=True)
class Duration:
    """`count` of `unit`, which is `day`, `month` or `year`."""

    count: int
    unit: str


class MonthDay(NamedTuple):
    """A day of every year."""

    month: int
    day: int


class ExprText(str):
    """An expression, still as text."""

    __slots__ = ()


def text(raw: str) -> str:
    """Any text but none."""
    if not raw.strip():
        raise ScalarError("empty-value")
    return raw


def expression(raw: str) -> ExprText:
    """The text of an expression, unread."""
    return ExprText(text(raw))


def day(raw: str) -> date:
    """A date that exists.

    >>> day("2026-07-01")
    datetime.date(2026, 7, 1)
    """
    if not re.fullmatch(DATE, raw):
        raise ScalarError("unreadable-date", text=raw, near=_near_date(raw))
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise ScalarError("no-such-day", text=raw) from None


def month_day(raw: str) -> MonthDay:
    """A day of the year, but not the leap day.

    >>> month_day("04-01")
    MonthDay(month=4, day=1)
    """
    if not re.fullmatch(MONTH_DAY, raw):
        raise ScalarError("not-a-month-day", text=raw)
    try:
        found = date.fromisoformat(f"2025-{raw}")
    except ValueError:
        raise ScalarError("no-such-day", text=raw) from None
    return MonthDay(found.month, found.day)


def duration(raw: str) -> Duration:
    """A length of time in one unit.

    >>> duration("6 months")
    Duration(count=6, unit='month')
    """
    if not re.fullmatch(DURATION, raw):
        raise ScalarError("not-a-duration", text=raw, near=_near_duration(raw))
    number, unit = raw.split(" ")
    return Duration(int(number), unit.rstrip("s"))


def name(raw: str) -> str:
    """A name that the plan gives to something: `snake_case`, and no word that YAML takes for a truth value."""
    if raw in RESERVED:
        raise ScalarError("reserved-word", text=raw)
    if not re.fullmatch(NAME, raw):
        raise ScalarError("not-a-name", text=raw, near=_near_name(raw))
    return raw


def reference(raw: str) -> str:
    """A name, or a part of what it names: `revenue.attainment`."""
    if raw in RESERVED:
        raise ScalarError("reserved-word", text=raw)
    if not re.fullmatch(REFERENCE, raw):
        raise ScalarError("not-a-reference", text=raw, near=_near_name(raw))
    return raw


def value(raw: str) -> Literal | Name:
    """A figure, or the name of one.

    >>> value("5%").kind, value("base_pct")
    ('ratio', Name(name='base_pct'))
    """
    if looks_numeric(raw):
        return literal(raw)
    if raw in RESERVED:
        raise ScalarError("reserved-word", text=raw)
    if not re.fullmatch(REFERENCE, raw):
        raise ScalarError("not-a-value", text=raw)
    return Name(raw)


def figure(raw: str) -> Literal | str:
    """A figure where the text is one, else the text."""
    return literal(raw) if looks_numeric(raw) and not re.match(DATE, raw) else text(raw)


def identifier(raw: str) -> str:
    """The id of a plan or version: it goes into file names, so letters, digits, `.`, `_`, `-` alone."""
    if not re.fullmatch(IDENTIFIER, raw):
        raise ScalarError("not-an-id", text=raw)
    return raw


def share(raw: str) -> Literal | Name:
    """A ratio, or a field that holds one per record, or `equal` (as a name)."""
    return Literal("ratio", ratio(raw), raw) if looks_numeric(raw) else Name(reference(raw))


def base_rate(raw: str) -> Literal | Name:
    """A value, or `target_incentive / goal` (as a name, in this spelling)."""
    if re.fullmatch(r"target_incentive\s*/\s*goal", raw):
        return Name("target_incentive / goal")
    return value(raw)


def pay_currency(raw: str) -> str:
    """A currency's code, or the name of a column that holds one."""
    return raw if re.fullmatch(NAME, raw) else currency(raw)


def is_date(raw: object) -> bool:
    """Whether a key is meant as a date."""
    return isinstance(raw, str) and bool(re.fullmatch(DATE, raw))


def season(raw: str) -> str:
    """A part of the year that has a weight of its own: `Q1` to `Q4`, `M01` to `M12`."""
    if not re.fullmatch(SEASON, raw):
        raise ScalarError("not-a-season", text=raw)
    return raw


def currency(raw: str) -> str:
    """A currency's ISO 4217 code."""
    if not re.fullmatch(CURRENCY, raw):
        near = raw.upper() if re.fullmatch(CURRENCY, raw.upper()) else ""
        raise ScalarError("not-a-currency", text=raw, near=near)
    return raw


def data_path(raw: str) -> str:
    """A file or glob inside the folder that the command is given: not absolute, and no way up."""
    parts = text(raw).replace("\\", "/").split("/")
    if ".." in parts or parts[0] in {"", "~"} or parts[0].endswith(":"):
        raise ScalarError("path-outside", text=raw)
    return raw


def _near_date(raw: str) -> str:
    plain = unicodedata.normalize("NFKC", raw)
    found = re.fullmatch(r"([0-9]{4})\D([0-9]{1,2})\D([0-9]{1,2})日?", plain)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def _near_duration(raw: str) -> str:
    found = re.fullmatch(r"0*([1-9][0-9]{0,4})[ _-]*(d|day|m|month|y|year|天|日|个月|月|年)s?", raw.strip().lower())
    if not found:
        return ""
    unit = {"d": "day", "m": "month", "y": "year", "天": "day", "日": "day", "个": "month", "月": "month", "年": "year"}
    return f"{found[1]} {unit[found[2][0]]}" + ("" if found[1] == "1" else "s")


def _near_name(raw: str) -> str:
    snake = re.sub(r"[^a-z0-9.]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", raw).lower()).strip("_")
    return snake if re.fullmatch(REFERENCE, snake) and snake not in RESERVED else ""


def timezone(raw: str) -> str:
    """A time zone by its IANA name."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(raw).key
    except (KeyError, ValueError, OSError):
        raise ScalarError("not-a-timezone", text=raw) from None
