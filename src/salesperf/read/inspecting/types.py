"""What the cells of a column can be read as: a proposal for `types`, which the plan then says for itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from salesperf.model.cells import Notation, convert
from salesperf.model.preset import Preset
from salesperf.read.normal import normal
from salesperf.read.presets import usual_name

_DATE_FORMATS = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y"),
    *("%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%SZ"),
)
_MONEY = re.compile(
    r"amount|price|cost|revenue|value|total|arr|mrr|acv|net|gross|salary|金额|额|价|款|收入|薪|费|应收|实收|成本|含税"
)
_ID = re.compile(r"(^|[ _])(id|no|number|code|phone|zip|key)\b|编号|号$|代码|电话|工号|手机|邮编")
_MOST_MISSED = 10  # one cell of so many


def guess_type(header: str, texts: Sequence[str], known: Preset | None) -> tuple[str, str]:
    """The type of a column and, of dates that need one, the format; '?' where day and month could change places."""
    told = known and {usual_name(name, known): each.type for name, each in known.fields.items()}
    type_ = (told or {}).get(usual_name(header, known), "")
    if type_ and type_ != "date":
        return type_, ""
    if type_ == "date" or (texts and not _is_id(header, texts)):
        format_ = _date_format(texts, known)
        if format_ is not None:
            return "date", format_
    if type_ or not texts or _is_id(header, texts):
        return type_ or "text", ""
    return _figure(header, texts), ""


def _is_id(header: str, texts: Sequence[str]) -> bool:
    """Whether figures in the column are names: they begin with zeros, are very long, or the header says so."""
    return bool(_ID.search(normal(header))) or any(
        (text.isdecimal() and len(text) > 1 and text.startswith("0")) or (text.isdecimal() and len(text) > 11)
        for text in texts
    )


def _figure(header: str, texts: Sequence[str]) -> str:
    if all(text.endswith(("%", "％")) for text in texts):
        return "ratio"
    if not _most(texts, lambda text: convert(text, "number").value is not None):
        return "text"
    return "money" if _MONEY.search(normal(header)) else "number"


def _most(texts: Sequence[str], good: Callable[[str], bool]) -> bool:
    """Whether nine of ten are good; each text is tried once, and no more of them than it takes to tell."""
    misses = 0
    for text, times in Counter(texts).items():
        misses += 0 if good(text) else times
        if misses * _MOST_MISSED > len(texts):
            return False
    return True


def _date_format(texts: Sequence[str], known: Preset | None) -> str | None:
    """'' where dates need no format, the one that fits them all, '?' where two do; None where they are no dates."""
    usual = Notation(date_format=known.date_format if known else None)
    if _most(texts, lambda text: convert(text, "date", usual).value is not None):
        return ""
    fitting = [each for each in _DATE_FORMATS if texts and all(_fits(text, each) for text in texts)]
    return None if not fitting else fitting[0] if len(fitting) == 1 else "?"


def _fits(text: str, date_format: str) -> bool:
    for part in (text, re.split(r"[T, ]", text, maxsplit=1)[0]):
        try:
            datetime.strptime(part, date_format)
        except ValueError:
            continue
        return True
    return False
