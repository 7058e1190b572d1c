"""What hostile text must never become in any output: a formula, a link, markup, a tag, an escape or a path."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bad_input_runs import Observed

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_FIGURE = re.compile(r"-?\d+(\.\d+)?")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TAGS = re.compile(rb"<script>alert|<svg onload|</script><svg")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_OWN_FORMULA = re.compile(r"HYPERLINK\(\"http|x\.example", re.IGNORECASE)


def hostile_outputs(seen: Observed) -> Iterator[str]:
    """Complaints about streams and files."""
    for ended in (seen.validated, seen.scored):
        if _UNSEEN.search(ended.out + ended.err):
            yield "a control character on the terminal"
        if "passwd" in ended.out + ended.err and "root:" in ended.out + ended.err:
            yield "lines of a foreign file on the terminal"
    if seen.run is not None:
        for path in sorted(seen.run.rglob("*")):
            yield from _file(path)
        outside = [path for path in seen.run.parent.iterdir() if path != seen.run]
        if outside:
            yield f"files outside the run folder: {outside}"


def _file(path: Path) -> Iterator[str]:
    if _RESERVED.fullmatch(path.name) or _UNSEEN.search(path.name) or path.name.startswith("."):
        yield f"a file named {path.name!r}"
    if path.suffix == ".csv":
        yield from _csv(path)
    elif path.suffix == ".xlsx":
        yield from _xlsx(path)
    elif path.suffix == ".html" and _TAGS.search(path.read_bytes()):
        yield f"{path.name}: a tag from data"


def _csv(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            if _FORMULA.match(cell) and not _FIGURE.fullmatch(cell):
                yield f"{path.name}: {cell!r} is a formula"


def _xlsx(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name).decode("utf-8", "replace")
            if "relationships/hyperlink" in content:
                yield f"{path.name}: a link"
            if any(_OWN_FORMULA.search(formula) for formula in re.findall(r"<f>([^<]*)</f>", content)):
                yield f"{path.name}: a formula from data"
