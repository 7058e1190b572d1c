"""The catalogues of the program's words: for each language and area a `.mo`, compiled from the `.po` beside it."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from salesperf.locale.languages import Language

FOLDER = Path(__file__).parent


@cache
def catalogue(area: str, lang: Language) -> GNUTranslations:
    """The words of an area. Raises KeyError where there is none of that name."""
    try:
        with (FOLDER / lang / "LC_MESSAGES" / f"{area}.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        raise KeyError(area) from None


def said(area: str, key: str, lang: Language) -> str:
    """What a catalogue says under a key, '' where it says nothing."""
    found = catalogue(area, lang).gettext(key)
    return "" if found == key else found


def said_of(area: str, key: str, lang: Language, count: int) -> str:
    """The same in the form that the count asks for; of a text without forms, the text."""
    found = catalogue(area, lang).ngettext(key, key, count)
    return said(area, key, lang) if found == key else found
