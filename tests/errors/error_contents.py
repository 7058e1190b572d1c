"""What stands in a file of a case: text, repeated or encoded text, bytes, or a workbook described by its cells."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import Any

Content = Any
"""A text; `{text, times, encoding}`; `{hex}`; `{sheets, hidden, merged, formats, names, parts, more}`; a list; None."""


def text_of(content: Content) -> str:
    """A text as it is, or repeated: `{n}` in it counts from 1."""
    if isinstance(content, str):
        return content
    return "".join(str(content["text"]).replace("{n}", str(n + 1)) for n in range(content.get("times", 1)))


def content_bytes(content: Content) -> bytes:
    """The bytes to write."""
    if isinstance(content, list):
        return b"".join(map(content_bytes, content))
    if isinstance(content, dict) and "hex" in content:
        return bytes.fromhex(content["hex"])
    if isinstance(content, dict) and "sheets" in content:
        return _workbook(content)
    encoding = content.get("encoding", "utf-8") if isinstance(content, dict) else "utf-8"
    return text_of(content).encode(encoding)


def _workbook(content: dict[str, Any]) -> bytes:
    """`hidden` names sheets, and of each sheet rows or columns; `parts` changes texts in the files of the archive.

    `more` adds files to it, also such as are there already; `names` are given to cells.
    """
    from openpyxl import Workbook
    from openpyxl.workbook.defined_name import DefinedName

    book = Workbook()
    book.remove(book.active)
    for name, rows in content["sheets"].items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in content.get("merged", {}).get(name, ()):
            sheet.merge_cells(cells)
        for cell, code in content.get("formats", {}).get(name, {}).items():
            sheet[cell].number_format = code
        _hide(sheet, content.get("hidden", {}).get(name, ()))
    for name, refers in content.get("names", {}).items():
        book.defined_names[name] = DefinedName(name, attr_text=refers)
    saved = io.BytesIO()
    book.save(saved)
    return _rewritten(saved.getvalue(), content.get("parts", {}), content.get("more", {}))


def _hide(sheet: Any, hidden: Any) -> None:
    if hidden == "sheet":
        sheet.sheet_state = "hidden"
        return
    for one in hidden:
        (sheet.row_dimensions if isinstance(one, int) else sheet.column_dimensions)[one].hidden = True


def _rewritten(archive: bytes, parts: dict[str, dict[str, str]], more: dict[str, Content]) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as whole, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in whole.namelist():
            text = whole.read(name)
            for old, new in parts.get(name, {}).items():
                text = text.replace(old.encode(), new.encode())
            out.writestr(name, text)
        for name, added in more.items():
            with warnings.catch_warnings(action="ignore"):
                out.writestr(name, text_of(added))
    return changed.getvalue()
