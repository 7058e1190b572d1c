"""A worksheet whose rows are XML already: cell by cell, XlsxWriter takes longer than all the rest of a statement."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc]
    """Rows are taken as they stand; XlsxWriter writes everything around them."""

    def __init__(self) -> None:
        """Without rows; a link leaves its text to the rows."""
        super().__init__()
        self.ignore_write_string = True
        self._rows: list[str] = []

    def add_rows(self, rows: list[str], height: int, width: int) -> None:
        """The `<row>` elements of the sheet, and down to where and how far to the right they go."""
        self._rows = rows
        self._check_dimensions(0, 0)
        self._check_dimensions(height - 1, width - 1)

    def _write_sheet_data(self) -> None:
        self.fh.write("<sheetData>")
        self.fh.writelines(self._rows)
        self.fh.write("</sheetData>")
