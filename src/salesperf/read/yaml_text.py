"""The text of a plan file: decoded, line ends as one sign, and no characters that hide or move what is seen."""

from __future__ import annotations

import re
from pathlib import Path

from salesperf.diagnostics import Diagnostic, Problems, Span

MOST_BYTES = 2_000_000
# C0 and C1 controls (NEL among them), line separators, and signs that turn the direction of text: an editor shows none
# of them as they act, and some end a line for YAML alone.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def plan_bytes(path: Path) -> bytes:
    """What a file holds; of a pipe or a device, which may never end, no more than one byte too many. Raises OSError."""
    if path.is_file():
        return path.read_bytes()
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def decode(data: bytes, file: str) -> str:
    """The file's characters; a BOM and CRLF are fine. Raises `Problems` for what is no text in UTF-8."""
    if len(data) > MOST_BYTES:
        raise _stop("file-too-large", Span(file, 1, 1), size=f"{len(data):_}", most=f"{MOST_BYTES:_}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _not_utf8(data, fault.start, file) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _UNSEEN.search(text):
        raise _stop("control-character", place(text, found.start(), file), code=f"U+{ord(found[0]):04X}")
    return text


def place(text: str, offset: int, file: str) -> Span:
    """Line and column of a character.

    >>> place("ab\\ncd", 4, "f")
    Span(file='f', line=2, column=2, length=1)
    """
    start = text.rfind("\n", 0, offset) + 1
    return Span(file, text.count("\n", 0, offset) + 1, offset - start + 1)


def _not_utf8(data: bytes, offset: int, file: str) -> Problems:
    before = data[:offset].decode("utf-8-sig", "replace")
    params = {"offset": str(offset), "byte": f"0x{data[offset]:02X}", "near": _guess(data)}
    return _stop("not-utf-8", place(before, len(before), file), **params)


def _guess(data: bytes) -> str:
    """The encoding that the file more likely has, or ''."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030"


def _stop(rule: str, span: Span, **params: str) -> Problems:
    return Problems([Diagnostic(rule, span, params)])
