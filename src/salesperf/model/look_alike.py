"""Ids that look like others: what a person would read as the same, and a program must not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Likeness = Literal["form", "letters", "zeros", "length"]
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF, 0xAD))
# Cyrillic and Greek letters that are drawn like Latin ones.
_DRAWN_ALIKE = str.maketrans("авекмнорстухѕіјһԁԛԝαεικνορτυχβ", "abekmhopctyxsijhdqwaeikvoptuxb")
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A known id that another text looks like, and how they differ: `detail` shows what cannot be seen."""

    known: str
    likeness: Likeness
    detail: str = ""


class Known:
    """Ids (or names) that texts are compared with."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Index them by what is left when width, blanks, case, letters drawn alike and zeros in front do not count."""
        self._by_form: dict[str, str] = {}
        self._by_letters: dict[str, str] = {}
        self._by_zeros: dict[str, str] = {}
        self._by_length: dict[str, str] = {}
        for each in ids:
            self.add(each)

    def add(self, known: str) -> None:
        """Take one more in."""
        self._by_form.setdefault(_form(known), known)
        self._by_letters.setdefault(_letters(known), known)
        self._by_zeros.setdefault(_zeros(known), known)
        self._by_length.setdefault(known[:15] if len(known) == 18 else known, known)

    def like(self, text: str) -> LookAlike | None:
        """The known id that the text looks like and is not.

        >>> known = Known(["E003", "00123", "0061x00000AbCdE"])
        >>> [known.like(text) for text in ("Ｅ００３", "Е003", "123", "E004")]  # doctest: +NORMALIZE_WHITESPACE
        [LookAlike(known='E003', likeness='form', detail=''), LookAlike(known='E003', likeness='letters',
         detail='Е U+0415'), LookAlike(known='00123', likeness='zeros', detail=''), None]
        >>> known.like(eighteen("0061x00000AbCdE"))
        LookAlike(known='0061x00000AbCdE', likeness='length', detail='')
        """
        found: tuple[tuple[Likeness, Mapping[str, str], str], ...] = (
            ("length", self._by_length, _fifteen(text)),
            ("form", self._by_form, _form(text)),
            ("letters", self._by_letters, _letters(text)),
            ("zeros", self._by_zeros, _zeros(text)),
        )
        for likeness, index, form in found:
            known = index.get(form) if form else None
            if known is not None and known != text:
                return LookAlike(known, likeness, _strange(text, known) if likeness == "letters" else "")
        return None


def eighteen(text: str) -> str:
    """The form of 18 characters of a Salesforce id of 15: three more say which letters are capitals.

    >>> eighteen("001A0000006Vm9r")
    '001A0000006Vm9rIAC'
    """
    parts = (text[start : start + 5] for start in (0, 5, 10))
    sums = (sum(1 << place for place, sign in enumerate(part) if "A" <= sign <= "Z") for part in parts)
    return text + "".join(_BASE32[number] for number in sums)


def _fifteen(text: str) -> str:
    """The 15 characters that a Salesforce id of either length stands for; '' for anything else."""
    if not (text.isascii() and text.isalnum()):
        return ""
    if len(text) == 18:
        return text[:15] if eighteen(text[:15]) == text else ""
    return text if len(text) == 15 else ""


def _form(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return "".join(plain.casefold().split())


def _letters(text: str) -> str:
    return _form(text).translate(_DRAWN_ALIKE)


def _zeros(text: str) -> str:
    form = _form(text)
    return form.lstrip("0") if form.isdecimal() else ""


def _strange(text: str, known: str) -> str:
    """The characters that the known id does not have, with their code points."""
    odd = dict.fromkeys(sign for sign in text if sign not in known and not sign.isascii())
    return ", ".join(f"{sign} U+{ord(sign):04X}" for sign in odd)
