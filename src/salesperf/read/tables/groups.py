"""Reports in groups: the first columns are filled only where a group begins, and some rows hold nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from salesperf.model.cells import shortened
from salesperf.model.furniture import is_total_label
from salesperf.model.table import BadRow
from salesperf.read.tables.numbered import Numbered

MOST_GROUPS = 6  # columns from the left that may be of groups


def fill_groups(records: Sequence[Numbered], file: str, sheet: str) -> tuple[list[Numbered], list[BadRow]]:
    """The rows with every group's name repeated in them, inside the group around it alone.

    The columns of groups are those up to the last one in which a total is named. Rows with nothing but names of groups
    come back beside the others: they are no records.
    """
    groups = 1 + max((_label_at(cells) for _, cells in records), default=-1)
    names = [""] * groups
    filled: list[Numbered] = []
    headings: list[BadRow] = []
    for row, cells in records:
        texts = list(cells)
        if _label_at(texts) < 0:
            names = _names(names, texts[:groups])
            if not any(text.strip() for text in texts[groups:]):
                if any(text.strip() for text in texts):
                    headings.append(BadRow(file, sheet, row, "furniture-row", shortened(" | ".join(texts), 200)))
                continue
            texts[:groups] = names
        filled.append((row, texts))
    return filled, headings


def _label_at(cells: Sequence[str]) -> int:
    """The index of the first column that names a total, or -1."""
    return next((i for i, cell in enumerate(cells[:MOST_GROUPS]) if cell and is_total_label(cell)), -1)


def _names(before: Sequence[str], cells: Sequence[str]) -> list[str]:
    """The names that hold in a row: once a name changes, those to its right begin anew.

    >>> _names(["East", "New"], ["", "Old"]), _names(["East", "New"], ["West", ""])
    (['East', 'Old'], ['West', ''])
    """
    changed = next((i for i, cell in enumerate(cells) if cell.strip()), len(cells))
    return [*before[:changed], *cells[changed:]]
