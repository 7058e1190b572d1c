"""The words of the program itself, by key `area.name`; each area is a catalogue."""

from __future__ import annotations

from salesperf.locale.catalogue import said, said_of
from salesperf.locale.languages import Language


def known(key: str) -> bool:
    """Whether there are words under `key`.

    >>> known("place.sheet"), known("place.nowhere"), known("nowhere.sheet")
    (True, False, False)
    """
    try:
        return bool(said(_area(key), key, "en"))
    except KeyError:
        return False


def text(key: str, lang: Language, **figures: object) -> str:
    """The words under `key` with their figures; KeyError where the key or a figure is missing.

    >>> text("place.sheet", "en", sheet="Orders"), text("place.sheet", "zh", sheet="Orders")
    ('sheet Orders', '工作表 Orders')
    """
    return _found(said(_area(key), key, lang), key).format_map(figures)


def counted(key: str, lang: Language, count: int, **figures: object) -> str:
    """Words in the form that a count asks for; the figure `{count}` has its thousands separated.

    >>> counted("findings.errors", "en", 1), counted("findings.errors", "en", 2000), counted("findings.errors", "zh", 2)
    ('1 error', '2,000 errors', '2 个错误')
    """
    words = _found(said_of(_area(key), key, lang, count), key)
    return words.format_map({**figures, "count": f"{count:,}"})


def _area(key: str) -> str:
    return key.partition(".")[0]


def _found(words: str, key: str) -> str:
    if not words:
        raise KeyError(key)
    return words
