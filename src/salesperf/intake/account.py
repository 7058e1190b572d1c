"""What became of every row of the small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salesperf.diagnostics import Cell, Diagnostic, errors
from salesperf.model.results import InputFile
from salesperf.model.table import Extract
from salesperf.read.tables import rows

SET_ASIDE = ("goals", "adjustments", "preferences", "votes", "acknowledgements")
"""The small tables whose faulty rows are set aside; a fault of any other stops the run."""


def account(
    tables: Iterable[tuple[str, Extract]], found: Iterable[Diagnostic], out: Sequence[Cell] = ()
) -> list[InputFile]:
    """The rows of each table's file: used, set aside because something is wrong with them, or `out` of scope."""
    found = list(found)
    totals = [d.place for d in found if d.rule == "total-row-in-table" and isinstance(d.place, Cell)]
    places = {d.place for d in errors(found) if isinstance(d.place, Cell) and d.place.row}
    files = []
    for name, extract in tables:
        numbers = {row.row for row in rows(extract)}
        where = (extract.file, extract.sheet)
        aside = {place.row for place in places if (place.file, place.sheet) == where and name in SET_ASIDE}
        apart = {place.row for place in (*out, *totals) if (place.file, place.sheet) == where}
        read, bad = len(numbers | aside), len(aside)
        used = read - bad - len(apart)
        files.append(InputFile(name, *where, extract.sha256, extract.size, read, used, bad, len(apart)))
    return files
