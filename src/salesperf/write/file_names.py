"""File names from ids that people chose: safe on every file system, no two alike, the same in every run."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from salesperf.locale.visible import visible

LONGEST = 80
"""Bytes of a name before its ending: a quarter of what file systems allow leaves room for folders and copies."""

_UNSAFE = re.compile(r"[^\w.@+-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)
_DIGEST = 8
_LIKE_OURS = re.compile(r"-[0-9a-f]{8}$", re.IGNORECASE)
"""What could be mistaken for somebody else's name with a part of its digest."""


def file_names(ids: Iterable[str], ending: str) -> dict[str, str]:
    """A file name for each id: the id itself where it is safe, else what is safe of it and a part of its digest.

    >>> list(file_names(["E0107", "林若溪"], ".xlsx").values())
    ['E0107.xlsx', '林若溪.xlsx']
    >>> list(file_names(["../x", "e1", "E1", "NUL", ""], ".xlsx").values())
    ['x-d6b96a97.xlsx', 'e1-8b5cc4df.xlsx', 'E1-22249aa6.xlsx', 'NUL-ae6de182.xlsx', 'person-e3b0c442.xlsx']
    """
    known = dict.fromkeys(ids)
    alike = Counter(_folded(each) for each in known)
    return {each: _name(each, alone=alike[_folded(each)] == 1) + ending for each in known}


def _name(wanted: str, *, alone: bool) -> str:
    safe = _safe(wanted)
    reserved = _RESERVED.fullmatch(safe) is not None
    if safe and alone and safe == wanted and not reserved and not _LIKE_OURS.search(safe):
        return safe
    stem = safe.replace(".", "_") if reserved else safe or "person"
    return f"{stem}-{hashlib.sha256(wanted.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGEST]}"


def _safe(wanted: str) -> str:
    """Letters, digits and a few signs; no dot at either end, no longer than `LONGEST` bytes."""
    composed = unicodedata.normalize("NFC", wanted)
    cleaned = _UNSAFE.sub("_", visible(composed)).strip("._- ")
    return cleaned.encode()[:LONGEST].decode(errors="ignore").strip("._- ")


def _folded(wanted: str) -> str:
    """As file systems compare names that keep no case and no composition."""
    return unicodedata.normalize("NFKC", _safe(wanted)).casefold()
