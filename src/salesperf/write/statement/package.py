"""The file of a workbook: parts that XlsxWriter makes, packed quickly, with one part for the looks of all cells."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook

BODY = {"font_name": "Calibri", "font_size": 10.5}
STYLES = "xl/styles.xml"
FIRST_TIME = (1980, 1, 1, 0, 0, 0)
QUICK = 1
"""Packing as well as can be takes three times as long for a file that is a fifth smaller."""

Look = tuple[tuple[str, object], ...]
"""The properties of a format."""


class StatementBook(Workbook):  # type: ignore[misc]
    """A workbook with charts and links, without macros, comments and tables; cells have the numbers of `looks`."""

    def __init__(self, file: io.BytesIO, looks: Mapping[Look, int]) -> None:
        """Write to a file in memory when it is closed."""
        super().__init__(file, {"in_memory": True, "default_format_properties": BODY})
        self._looks = looks

    def text_number(self, said: str) -> int:
        """The number of a text in the workbook's list of texts."""
        return int(self.str_table._get_shared_string_index(said))

    def _store_workbook(self) -> None:
        self.worksheets_objs[0].selected = self.worksheets_objs[0].active = 1
        self._prepare_sst_string_data()
        self._prepare_defined_names()
        self._prepare_drawings()
        self._add_chart_data()
        packager = self._get_packager()
        packager._add_workbook(self)
        packager._set_in_memory(True)
        with ZipFile(self.filename, "w", ZIP_DEFLATED) as file:
            for part, name, _ in packager._create_package():
                content = styles_part(tuple(self._looks)) if name == STYLES else part.getvalue()
                file.writestr(ZipInfo(name, FIRST_TIME), content, ZIP_DEFLATED, QUICK)


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
