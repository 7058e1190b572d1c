"""Dates as people and programs write them: one day, or the rule that says why it cannot be known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2199
_HOURS = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?"
_TIME = rf"(?:[T,]? ?(?:{_HOURS}|(?:0?[1-9]|1[0-2])(?::[0-5]\d){{1,2}} ?[AaPp][Mm]))?"
_OFFSET = r"(?P<offset> ?(?:Z|UTC|[-+]\d{2}:?\d{2}))?"
_YEAR_FIRST = re.compile(
    rf"(?P<y>\d{{4}})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}}){_TIME}{_OFFSET}", re.ASCII
)
_CHINESE = re.compile(rf"(?P<y>\d{{4}}) ?年 ?(?P<m>\d{{1,2}}) ?月 ?(?P<d>\d{{1,2}}) ?[日号]{_TIME}{_OFFSET}", re.ASCII)
_MINGUO = re.compile(
    rf"(?:中[华華])?民[国國] ?(?P<y>\d{{1,3}}) ?年 ?(?P<m>\d{{1,2}}) ?月 ?(?P<d>\d{{1,2}}) ?[日号號]{_TIME}", re.ASCII
)
_COMPACT = re.compile(rf"(?P<y>(?:19|20|21)\d{{2}})(?P<m>\d{{2}})(?P<d>\d{{2}}){_TIME}{_OFFSET}", re.ASCII)
_NAMED = re.compile(rf"(?P<d>\d{{1,2}})[- ](?P<month>[A-Za-z]{{3,9}})[-, ]+(?P<y>\d{{4}}){_TIME}{_OFFSET}", re.ASCII)
_NAME_FIRST = re.compile(rf"(?P<month>[A-Za-z]{{3,9}}) (?P<d>\d{{1,2}}),? (?P<y>\d{{4}}){_TIME}{_OFFSET}", re.ASCII)
_YEAR_LAST = re.compile(rf"(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)\d{{4}}{_TIME}{_OFFSET}", re.ASCII)
_TWO_DIGITS = re.compile(rf"\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{2}}{_TIME}", re.ASCII)
_SERIAL = re.compile(r"(?P<days>\d{4,5})(?:\.\d+)?", re.ASCII)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SERIAL_ZERO = date(1899, 12, 30)
_YEAR_ZERO = 1911  # 民国 1 is 1912

Finding = tuple[date | None, str, Mapping[str, str]]


def read_date(text: str, date_format: str | None = None, timezone: str = "") -> Finding:
    """The day in `text`, or (None, rule, params). `date_format` is strptime's; year-first dates need none.

    A time with an offset is a day only in a `timezone`; a rule beside a day tells that the text shows another one.

    >>> read_date("2026年9月3日")[0], read_date("3.9.2026", "%d.%m.%Y")[0]
    (datetime.date(2026, 9, 3), datetime.date(2026, 9, 3))
    >>> read_date("03/04/2026")[1]
    'date-ambiguous'
    """
    declared = _declared(text, date_format) if date_format else None
    if declared:
        return _in_years(declared)
    of_republic = _MINGUO.fullmatch(text)
    if of_republic:
        return _checked_day(int(of_republic["y"]) + _YEAR_ZERO, int(of_republic["m"]), int(of_republic["d"]))
    for shape in (_YEAR_FIRST, _CHINESE, _COMPACT, _NAMED, _NAME_FIRST):
        found = shape.fullmatch(text)
        if found:
            return _checked(found, timezone)
    return _why_not(text, date_format or "")


def _declared(text: str, date_format: str) -> date | None:
    """The day by the declared format, which may leave out a time of day that the cell has."""
    for part in (text, re.split(r"[T, ]", text, maxsplit=1)[0]):
        try:
            return datetime.strptime(part, date_format).date()
        except ValueError:
            continue
    return None


def _checked(found: re.Match[str], timezone: str) -> Finding:
    parts = found.groupdict()
    month = _month(parts["month"]) if "month" in parts else int(parts["m"])
    if month is None:
        return None, "date-not-a-date", {}
    if parts["offset"]:
        return _in_zone(found[0], parts["offset"].strip(), timezone)
    return _checked_day(int(parts["y"]), month, int(parts["d"]))


def _checked_day(year: int, month: int, day_of_month: int) -> Finding:
    try:
        day = date(year, month, day_of_month)
    except ValueError:
        return None, "date-impossible", {}
    return _in_years(day)


def _in_years(day: date) -> Finding:
    return (day, "", {}) if FIRST_YEAR <= day.year <= LAST_YEAR else (None, "date-impossible", {})


def _month(name: str) -> int | None:
    """The number of an English month, also cut to its first letters.

    >>> _month("Sept"), _month("march"), _month("marraskuu")
    (9, 3, None)
    """
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())), None)


def _in_zone(text: str, offset: str, timezone: str) -> Finding:
    """The day of a moment in a time zone, where the moment is written as ISO 8601 says."""
    from zoneinfo import ZoneInfo

    try:
        moment = datetime.fromisoformat(text.replace("UTC", "Z").replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or not timezone:
        return None, "date-has-offset", {"offset": offset}
    day = moment.astimezone(ZoneInfo(timezone)).date()
    return day, "" if day == moment.date() else "date-in-zone", {"timezone": timezone}


def _why_not(text: str, date_format: str) -> Finding:
    if date_format:
        return None, "date-not-in-format", {"format": date_format}
    year_last = _YEAR_LAST.fullmatch(text)
    if year_last:
        return None, "date-ambiguous", {"format": _likely_format(year_last)}
    if _TWO_DIGITS.fullmatch(text):
        return None, "date-two-digit-year", {}
    serial = _SERIAL.fullmatch(text)
    if serial:
        return None, "date-is-serial", {"day": str(_SERIAL_ZERO + timedelta(days=int(serial["days"])))}
    return None, "date-not-a-date", {}


def _likely_format(found: re.Match[str]) -> str:
    """The order that the figures allow; where both do, day first."""
    month_first = int(found["b"]) > 12
    return found["sep"].join(("%m", "%d", "%Y") if month_first else ("%d", "%m", "%Y"))
