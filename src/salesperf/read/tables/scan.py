"""One fast look over a whole CSV: may a plain reader take it as it is, one record in each line?

All of it works on bytes, a block of whole lines at a time, at about a gigabyte a second: large files are mostly clean.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from salesperf.read.tables.dialect import Export
from salesperf.read.tables.encoding import blocks, is_utf8

SMALL = 4 << 20
CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_HIGH = bytes(range(128, 256))
_NO_QUOTES = bytes(set(range(256)) - set(b'"\n'))


@dataclass(frozen=True, slots=True)
class Scan:
    """`utf8`: the bytes are UTF-8. `simple`: every line is one record of the header's width.

    In large files with quotes the width is not counted; every other fault is found. A line with a control character is
    not simple. `plain_blanks`: no blank but the space can stand around a cell.
    """

    utf8: bool
    simple: bool
    plain_blanks: bool = False


def scan(path: Path, delimiter: str, width: int, skip: int) -> Scan:
    """Look at all lines after the first `skip`; blank lines may end the file, but not interrupt it."""
    marks = f'{delimiter}"\r\n'.encode()
    dropped = bytes(set(range(128)) - set(marks) - set(CONTROLS))
    simple, quoted, plain_blanks = True, False, True
    for block in blocks(path, skip):
        kept = block.translate(None, dropped)
        plain_blanks = plain_blanks and block.isascii() and b"\t" not in block
        if not kept.isascii():
            if not is_utf8(kept):
                return Scan(utf8=False, simple=False)
            kept = kept.translate(None, _HIGH)
        simple = simple and not kept.translate(None, marks)
        has_quotes = b'"' in kept
        quoted = quoted or has_quotes
        simple = simple and not (b"\r" in kept and _has_bare_cr(block))
        simple = simple and (_whole_lines(block, kept) if has_quotes else _of_width(block, kept, delimiter, width))
    if simple and quoted and path.stat().st_size <= SMALL:
        simple = _counted(path, delimiter, width, skip)
    return Scan(True, simple, plain_blanks)


def _has_bare_cr(block: bytes) -> bool:
    return block.count(b"\r") != block.count(b"\r\n")


def _of_width(block: bytes, kept: bytes, delimiter: str, width: int) -> bool:
    """Without quotes, the delimiters and line ends that are left must repeat one pattern, and no line be blank."""
    end = b"\r\n" if b"\r" in kept else b"\n"
    line = delimiter.encode() * (width - 1) + end
    body = kept.rstrip(b"\r\n") + end if width > 1 else kept
    return body == line * body.count(b"\n") and not block.startswith(line) and b"\n" + line not in block


def _whole_lines(block: bytes, kept: bytes) -> bool:
    """With quotes: an even number in each line, and no blank line."""
    # Readers differ over a quote after several blanks: does it open a field?
    if b'  "' in block:
        return False
    first = kept[: kept.find(b"\n") + 1]
    if first.count(b'"') % 2 == 0 and kept == first * kept.count(b"\n"):
        return True
    runs = set(kept.translate(None, _NO_QUOTES).split(b"\n"))
    if any(len(run) % 2 for run in runs):
        return False
    return b"\n\n" not in kept and b"\n\r\n" not in kept and not block.startswith((b"\n", b"\r\n"))


def _counted(path: Path, delimiter: str, width: int, skip: int) -> bool:
    """Read a small file in full: one line and `width` fields for each record, not all of them blank."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for _ in range(skip):
            stream.readline()
        reader = csv.reader(stream, Export, delimiter=delimiter)
        return all(
            len(fields) == width and reader.line_num == number and any(field.strip() for field in fields)
            for number, fields in enumerate(reader, 1)
        )


def has_controls(path: Path) -> bool:
    """Whether a control character stands anywhere in the file, but for those that part lines and fields."""
    return any(len(block.translate(None, CONTROLS)) < len(block) for block in blocks(path))
