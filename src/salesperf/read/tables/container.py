"""A look into a zipped workbook before any parser sees it: sizes, parts that are there twice, document types."""

from __future__ import annotations

import re
from collections import Counter
from zipfile import ZipFile, ZipInfo

from salesperf.diagnostics import Cell, Diagnostic, Problems

MOST_UNPACKED = 1 << 30
MOST_RATIO = 250
"""Sheets of one repeated row pack about 60 to 1, a bomb about 1000 to 1."""
_SMALL = 16 << 20
_HEAD = 1 << 16
_BLOCK = 1 << 20
_XML = (".xml", ".rels", ".vml")
_READ_WHOLE = re.compile(r"xl/(sharedStrings|styles|workbook)\.xml")
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT = re.compile(rb"<[A-Za-z_]")


def check_container(archive: ZipFile, name: str) -> None:
    """Raises `Problems` where a part of file `name` is hostile, or not what it says; nothing is unpacked to disk."""
    parts = archive.infolist()
    found = [*_doubles(parts), *_sizes(parts)]
    if not found and any(part.flag_bits & 1 for part in parts):
        found = [("workbook-encrypted", {})]
    if not found:
        found = [each for part in parts if part.filename.endswith(_XML) for each in _content(archive, part)]
    if found:
        raise Problems([Diagnostic(rule, Cell(name), params) for rule, params in found])


Found = list[tuple[str, dict[str, str]]]


def _doubles(parts: list[ZipInfo]) -> Found:
    """Readers disagree on which of two parts counts; some of them do not tell `A` from `a`."""
    times = Counter(part.filename.casefold() for part in parts)
    return [("workbook-part-twice", {"part": name}) for name, count in times.items() if count > 1]


def _sizes(parts: list[ZipInfo]) -> Found:
    """By what the archive says of itself: a part that says less than it holds ends where it says."""
    whole = sum(part.file_size for part in parts)
    large = [p for p in parts if p.file_size > _SMALL and p.file_size > MOST_RATIO * max(p.compress_size, 1)]
    if whole <= MOST_UNPACKED and not large:
        return []
    part = max(large or parts, key=lambda it: it.file_size)
    return [("workbook-too-large", {"part": part.filename, "size": f"{part.file_size / (1 << 20):,.0f} MB"})]


def _content(archive: ZipFile, part: ZipInfo) -> Found:
    """A document type may declare entities that grow or fetch files; no spreadsheet program writes one."""
    with archive.open(part) as stream:
        head = stream.read(_HEAD)
        if _READ_WHOLE.fullmatch(part.filename):
            while stream.read(_BLOCK):  # to its end: the archive's checksum is compared there
                pass
    if b"\0" in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [("workbook-damaged", {"why": f"{part.filename}: UTF-16"})]
    if _DOCTYPE.search(head) or (len(head) == _HEAD and not _ROOT.search(head)):
        return [("workbook-doctype", {"part": part.filename})]
    return []
