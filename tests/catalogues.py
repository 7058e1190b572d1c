"""The catalogues as their `.po` files say them: every entry of every area, in English and Chinese."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

import salesperf

FOLDER = Path(salesperf.__file__).parent / "locale"
AREAS = sorted(path.stem for path in FOLDER.glob("en/LC_MESSAGES/*.po"))


@cache
def entries(area: str, lang: str) -> dict[str, tuple[str, ...]]:
    """Key -> what is said, in every form that a count may ask for."""
    with (FOLDER / lang / "LC_MESSAGES" / f"{area}.po").open("rb") as file:
        found = [message for message in read_po(file) if message.id]
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (message.string,)
        if isinstance(message.string, str)
        else tuple(message.string)
        for message in found
    }


TEXTS = {
    key: (said, entries(area, "zh").get(key, ()))
    for area in AREAS
    if not area.startswith("rules-")
    for key, said in entries(area, "en").items()
}
"""Key -> its forms in English and in Chinese."""
