"""What of a company's layout cannot be kept: it is said before anything is written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.write.statement.template import Template, opened

_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml")
_PICTURE = re.compile(rb"<(?:\w+:)?pic[\s>]")
_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp)[\s>]")
_BACKED = re.compile(rb"<(?:\w+:)?(?:legacyDrawingHF|picture)\s")


def losses(template: Template) -> list[Diagnostic]:
    """A warning for each kind of thing that is left out. Raises Problems where the template cannot be read."""
    found = dict(_losses(template.content, opened(template)))
    cell = Cell(template.file)
    return [Diagnostic(rule, cell, {"count": str(count)}, "warning") for rule, count in found.items() if count]


def _losses(content: bytes, book: Any) -> Iterator[tuple[str, int]]:
    with ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        drawings = [archive.read(name) for name in names if _DRAWING.fullmatch(name)]
        pages = [archive.read(name) for name in names if name.startswith("xl/worksheets/sheet")]
    kept = sum(len(page._images) for page in book.worksheets)
    behind = sum(len(_BACKED.findall(page)) for page in pages)
    yield "template-picture-lost", sum(len(_PICTURE.findall(each)) for each in drawings) - kept + behind
    yield "template-shape-lost", sum(len(_SHAPE.findall(each)) for each in drawings)
