"""A company's own layout of statements: the bytes of its workbook, looked into before any parser opens them."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.read.tables.container import check_container

_WORKBOOK = "xl/workbook.xml"


def template_bytes(path: Path) -> bytes:
    """The file's content. Raises Problems where it is missing, hostile, or no workbook in the xlsx format."""
    try:
        content = path.read_bytes()
        with ZipFile(io.BytesIO(content)) as archive:
            archive.getinfo(_WORKBOOK)
            check_container(archive, str(path))
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except (BadZipFile, KeyError, RuntimeError, ZlibError) as error:
        raise _unreadable(path, str(error)) from error
    return content


def _unreadable(path: Path, why: str) -> Problems:
    return Problems([Diagnostic("template-unreadable", Cell(str(path)), {"why": why})])
