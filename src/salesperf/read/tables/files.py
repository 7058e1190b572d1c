"""Which files a table has, and what each of them is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import dataclass
from errno import ENAMETOOLONG
from pathlib import Path, PurePosixPath
from typing import Literal
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from salesperf.diagnostics import Cell, Diagnostic, suggest
from salesperf.read.tables.container import check_container

Kind = Literal["text", "xlsx", "xlsb", "ods", "xls", "parquet", "json"]
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"')
_HTML = re.compile(rb"<(html|head|meta|body|table|div|!doctype html)\b")
MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the data folder: `name` is its path inside the folder, with `/`."""

    path: Path
    name: str


def find_files(pattern: str, data_dir: Path) -> tuple[list[FoundFile], list[Diagnostic]]:
    """The files that match, by name; a pattern or link that leads out of the folder is refused."""
    parts = PurePosixPath(pattern.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
        return [], [Diagnostic("file-outside-data", None, {"pattern": pattern, "folder": data_dir.as_posix()})]
    paths = sorted(
        {path for form in ("NFC", "NFD") for path in _matches(data_dir, unicodedata.normalize(form, str(parts)))}
    )
    if not paths:
        return [], [_not_found(pattern, data_dir)]
    root = data_dir.resolve()
    outside = [path for path in paths if not path.resolve().is_relative_to(root)]
    found = [Diagnostic("file-outside-data", None, {"pattern": p.name, "folder": data_dir.as_posix()}) for p in outside]
    return [FoundFile(path, path.relative_to(data_dir).as_posix()) for path in paths if path not in outside], found


def _matches(data_dir: Path, pattern: str) -> Iterable[Path]:
    """Files but not the lock files and hidden files that spreadsheet programs leave beside them."""
    try:
        return [path for path in data_dir.glob(pattern) if path.is_file() and not path.name.startswith(("~$", "."))]
    except OSError as error:
        if error.errno == ENAMETOOLONG:  # no file has such a name
            return []
        raise


def _not_found(pattern: str, data_dir: Path) -> Diagnostic:
    there = sorted(path.relative_to(data_dir).as_posix() for path in _matches(data_dir, "*"))
    params = {
        "pattern": pattern,
        "folder": data_dir.as_posix(),
        "there": listed(there),
        "near": suggest(pattern, there),
    }
    return Diagnostic("file-not-found", None, params)


def listed(names: Iterable[str], most: int = MOST_LISTED) -> str:
    """The names for a message, the first `most` of them.

    >>> listed(["a", "b", "c"], most=2)
    '`a`, `b`, … (3)'
    """
    names = list(names)
    shown = ", ".join(f"`{name}`" for name in names[:most])
    return shown if len(names) <= most else f"{shown}, … ({len(names)})"


def kind_of(file: FoundFile) -> tuple[Kind | None, list[Diagnostic]]:
    """What the file is; None, and why, if no table can be read from it."""
    with file.path.open("rb") as stream:
        head = stream.read(4096)
    if not head.removeprefix(BOM_UTF8).strip():
        return None, [Diagnostic("file-empty", Cell(file.name))]
    if head.startswith(b"PK"):
        return _kind_of_zip(file)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _kind_of_ole(file)
    if head.startswith(b"PAR1"):
        return "parquet", []
    if _JSON.match(head):
        return "json", []
    other = _other_format(head)
    return (None, [_no_table(file, other)]) if other else ("text", [])


def _kind_of_zip(file: FoundFile) -> tuple[Kind | None, list[Diagnostic]]:
    try:
        with ZipFile(file.path) as archive:
            check_container(archive, file.name)
            names = archive.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, ZlibError) as error:
        return None, [Diagnostic("workbook-damaged", Cell(file.name), {"why": str(error)})]
    parts: dict[str, Kind] = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "content.xml": "ods"}
    kind = next((kind for part, kind in parts.items() if part in names), None)
    return kind, [] if kind else [_no_table(file, "ZIP")]


def _kind_of_ole(file: FoundFile) -> tuple[Kind | None, list[Diagnostic]]:
    content = file.path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return None, [Diagnostic("workbook-encrypted", Cell(file.name))]
    streams = ("Workbook", "Book", "WORKBOOK", "BOOK")
    if any((name + "\0").encode("utf-16-le") in content for name in streams):
        return "xls", []
    return None, [_no_table(file, "OLE")]


def _other_format(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head[257:262] == b"ustar":
        return "TAR"
    signs = {
        b"%pdf": "PDF",
        b"\x1f\x8b": "GZIP",
        b"<?xml": "XML",
        b"{\\rtf": "RTF",
        b"\x89png": "PNG",
        b"\xff\xd8\xff": "JPEG",
        b"7z\xbc\xaf": "7Z",
        b"rar!\x1a": "RAR",
        b"bzh": "BZIP2",
        b"\xfd7zxz": "XZ",
        b"(\xb5/\xfd": "ZSTD",
        b"sqlite format 3\0": "SQLITE",
        b"\x7felf": "ELF",
        b"mime-version:": "MHTML",
    }
    found = next((name for sign, name in signs.items() if start.startswith(sign)), "")
    return found or ("HTML" if start.startswith(b"<") and _HTML.search(start) else "")


def _no_table(file: FoundFile, kind: str) -> Diagnostic:
    return Diagnostic("file-is-no-table", Cell(file.name), {"kind": kind})
