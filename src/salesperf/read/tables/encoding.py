"""Encodings: UTF-8 where the bytes are UTF-8, else what the plan declares, else UTF-16 or GB18030 if they fit."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.read.tables.scratch import new_csv

BLOCK = 1 << 20
_BOMS = (
    *((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")),
    *((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")),
)
_SUPERSETS = {"gbk": "gb18030", "gb2312": "gb18030"}
_PAIRS = re.compile(rb"[\x81-\xfe][\x30-\x39\x40-\x7e\x80-\xfe]")
_USUAL = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
"""Punctuation and the 3,755 characters of the first level of GB 2312: nearly all of a Chinese text."""
_TRIPLES = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){2}")
"""Two Chinese characters as UTF-8 writes them."""
_LATE = b"\xd0"
"""Characters from here on are read x, y or z: every third one, while Japanese and Korean pairs end before them."""
_MOST_NULS = 0.05
_ENOUGH_LINES = 1000


@dataclass(frozen=True, slots=True)
class Utf8Lines:
    """How the lines with non-ASCII bytes read as UTF-8: how many do, how many do not, and the first that does not."""

    good: int
    bad: int
    first_bad: int


def blocks(path: Path, skip: int = 0) -> Iterator[bytes]:
    """The bytes after the first `skip` lines, in blocks that end where a line ends (with `\\n`)."""
    with path.open("rb") as stream:
        for _ in range(skip):
            stream.readline()
        while block := stream.read(BLOCK):
            yield block if block.endswith(b"\n") else block + stream.readline()


def mark(head: bytes) -> str:
    """The encoding that a byte order mark names, or ''."""
    return next((name for bom, name in _BOMS if head.startswith(bom)), "")


def to_utf8(path: Path, name: str, declared: str, scratch_dir: Path) -> tuple[Path | None, str, list[Diagnostic]]:
    """A UTF-8 copy of a file that is not UTF-8, with the encoding it had; None, and why, if there is no telling."""
    encoding, found = _encoding(path, name, declared)
    if not encoding:
        return None, "", found
    copy = new_csv(scratch_dir)
    row = _transcode(path, encoding, copy)
    if row is None and (declared or encoding != "gb18030"):
        return copy, encoding, found
    if row is None and _looks_chinese(path):
        if stray := _utf8_row(path):
            copy.unlink()
            return None, "", [Diagnostic("encoding-mixed-in", Cell(name, row=stray), {"encoding": encoding})]
        doubtful = [] if _is_surely_chinese(path) else [_guessed(name, encoding)]
        return copy, encoding, [*found, *doubtful]
    copy.unlink()
    if declared:
        return None, "", [Diagnostic("encoding-wrong", Cell(name, row=row or 1), {"encoding": declared})]
    return None, "", [Diagnostic("encoding-unknown", Cell(name, row=row or 1), {"guess": _guess(path)})]


def _encoding(path: Path, name: str, declared: str) -> tuple[str, list[Diagnostic]]:
    with path.open("rb") as stream:
        head = stream.read(BLOCK)
    marked = mark(head)
    if marked and marked != "utf-8":
        return marked, []
    lines = utf8_lines(path)
    if lines.good >= lines.bad > 0:
        return "", [Diagnostic("encoding-mixed", Cell(name, row=lines.first_bad))]
    if declared:
        return _known(declared, name)
    if b"\0" not in head:
        return "gb18030", []
    guess = _wide(head)
    if not guess:
        return "", [Diagnostic("bytes-are-no-text", Cell(name, row=head[: head.index(b"\0")].count(b"\n") + 1))]
    return guess, [_guessed(name, guess)]


def _guessed(name: str, encoding: str) -> Diagnostic:
    return Diagnostic("encoding-guessed", Cell(name), {"encoding": encoding}, "warning")


def _wide(head: bytes) -> str:
    """The encoding of two or four bytes a character that the places of NULs speak of, or ''."""
    shares = [head[start::4].count(0) * 4 / len(head) for start in range(4)]
    if min(shares[0], shares[1]) > 0.9 or min(shares[2], shares[3]) > 0.9:
        return "utf-32-be" if shares[0] > shares[3] else "utf-32-le"
    even, odd = shares[0] + shares[2], shares[1] + shares[3]
    if min(even, odd) > _MOST_NULS or max(even, odd) < 4 * _MOST_NULS:
        return ""
    return "utf-16-le" if odd >= even else "utf-16-be"


def _known(declared: str, name: str) -> tuple[str, list[Diagnostic]]:
    try:
        encoding = codecs.lookup(declared).name
        b" ".decode(encoding, "ignore")  # some codecs are of no text
    except LookupError:
        return "", [Diagnostic("unknown-encoding", Cell(name), {"encoding": declared})]
    return _SUPERSETS.get(encoding, encoding), []


def utf8_lines(path: Path) -> Utf8Lines:
    """Count the lines that are UTF-8 and not; a long run of lines that are not ends the count."""
    good = bad = first_bad = 0
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.isascii():
                continue
            if is_utf8(line):
                good += 1
                continue
            bad += 1
            first_bad = first_bad or number
            if bad >= _ENOUGH_LINES and not good:
                break
    return Utf8Lines(good, bad, first_bad)


def is_utf8(text: bytes) -> bool:
    """Whether the bytes are UTF-8 to the last."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _transcode(path: Path, encoding: str, copy: Path) -> int | None:
    """Write the copy; the row where the bytes stop fitting the encoding, or None if all do."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    row = 1
    with copy.open("w", encoding="utf-8", newline="") as out, path.open("rb") as stream:
        while True:
            block = stream.read(BLOCK)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                return row + error.object[: error.start].count(b"\n")
            row += text.count("\n")
            out.write(text)
            if not block:
                return None


def _looks_chinese(path: Path) -> bool:
    return _is_usual(_pairs(path))


def _is_surely_chinese(path: Path) -> bool:
    """Whether any pair is one that Japanese and Korean texts do not have."""
    return any(_LATE <= pair < b"\xd8" for pair in _pairs(path))


def _utf8_row(path: Path) -> int:
    """The first row that is UTF-8 and reads as rare characters in GB18030, or 0: it came from another program."""
    row = 1
    for block in blocks(path):
        for hit in _TRIPLES.finditer(block):
            start, end = block.rfind(b"\n", 0, hit.start()) + 1, block.find(b"\n", hit.end())
            line = block[start : end if end >= 0 else len(block)]
            if is_utf8(line) and not _is_usual(_PAIRS.findall(line)):
                return row + block.count(b"\n", 0, start)
        row += block.count(b"\n")
    return 0


def _is_usual(pairs: list[bytes]) -> bool:
    """Whether most pairs are usual characters; rare ones are what other encodings look like when read as GB18030."""
    return 3 * sum(_USUAL.fullmatch(pair) is not None for pair in pairs) >= 2 * len(pairs)


def _pairs(path: Path) -> list[bytes]:
    with path.open("rb") as stream:
        return _PAIRS.findall(stream.read(BLOCK))


def _guess(path: Path) -> str:
    from charset_normalizer import from_bytes

    with path.open("rb") as stream:
        best = from_bytes(stream.read(1 << 16)).best()
    return best.encoding if best else ""
