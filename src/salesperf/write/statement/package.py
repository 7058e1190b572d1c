"""The file of a workbook: parts that XlsxWriter makes, packed quickly, with one part for the looks of all cells."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook

from salesperf.write.workbook import safe_text

BODY = {"font_name": "Calibri", "font_size": 10.5}
STYLES, TEXTS = "xl/styles.xml", "xl/sharedStrings.xml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FIRST_TIME = (1980, 1, 1, 0, 0, 0)
QUICK = 1
"""Packing as well as can be takes three times as long for a file that is a fifth smaller."""

Look = tuple[tuple[str, object], ...]
"""The properties of a format."""


class StatementBook(Workbook):  # type: ignore[misc]
    """A workbook with charts and links, without macros, comments and tables.

    Its cells have the numbers of `looks` and `texts`, which may grow until the workbook is closed.
    """

    def __init__(self, file: io.BytesIO, looks: Mapping[Look, int], texts: Mapping[str, int]) -> None:
        """Write to a file in memory when it is closed."""
        super().__init__(file, {"in_memory": True, "default_format_properties": BODY})
        self._looks, self._texts = looks, texts

    def _store_workbook(self) -> None:
        self.worksheets_objs[0].selected = self.worksheets_objs[0].active = 1
        self.str_table.count = len(self._texts)
        self._prepare_defined_names()
        self._prepare_drawings()
        self._add_chart_data()
        packager = self._get_packager()
        packager._add_workbook(self)
        packager._set_in_memory(True)
        with ZipFile(self.filename, "w", ZIP_DEFLATED) as file:
            for part, name, _ in packager._create_package():
                content = self._part(name) or part.getvalue()
                file.writestr(ZipInfo(name, FIRST_TIME), content, ZIP_DEFLATED, QUICK)

    def _part(self, name: str) -> bytes:
        """A part that XlsxWriter does not know."""
        return {STYLES: lambda: styles_part(tuple(self._looks)), TEXTS: lambda: texts_part(self._texts)}.get(
            name, bytes
        )()


@lru_cache(maxsize=256)
def styles_part(looks: tuple[Look, ...]) -> bytes:
    """The part that says what cells of these looks, numbered from 1, look like: that of a workbook with one of each.

    People of one plan share it more often than not.
    """
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "default_format_properties": BODY}) as made:
        sheet = made.add_worksheet()
        for number, look in enumerate(looks):
            sheet.write_blank(0, number, None, made.add_format(dict(look)))
    with ZipFile(file) as parts:
        return parts.read(STYLES)


def texts_part(texts: Iterable[str]) -> bytes:
    """The list of texts, with what cannot be seen written out."""
    said = "".join([f'<si><t xml:space="preserve">{escape(safe_text(each))}</t></si>' for each in texts])
    return f'{XML}<sst xmlns="{MAIN}">{said}</sst>'.encode()
