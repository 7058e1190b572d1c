"""The records of a sheet as text, with what spreadsheets hide put back: error cells, texts merged over rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from salesperf.model.cells import shortened
from salesperf.model.table import BadRow
from salesperf.read.tables.cell_text import Stored, cell_text, has_lost_digits
from salesperf.read.tables.numbered import Numbered
from salesperf.read.tables.sheets import Sheet


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Iterate to read; `lost` and `filled` are complete once all rows are read.

    `mapped` are the columns that the plan reads. `spans` are the merged ranges to fill: column -> top -> bottom row.
    """

    sheet: Sheet
    file: str
    header_row: int
    mapped: frozenset[int]
    errors: Mapping[int, Mapping[int, str]]
    spans: Mapping[int, Mapping[int, int]]
    decimal: str
    lost: list[BadRow] = field(default_factory=list)
    filled: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[Numbered]:
        """Rows below the header; rows with a number that lost digits are set aside in `lost`."""
        open_spans: dict[int, tuple[int, str]] = {}
        for row, values in self.sheet.rows():
            if row <= self.header_row:
                continue
            texts = [cell_text(value, self.decimal) for value in values]
            for index, error in self.errors.get(row, {}).items():
                texts += [""] * (index + 1 - len(texts))
                texts[index] = error
            self._fill(row, texts, open_spans)
            if self._has_lost_digits(values):
                self.lost.append(self._lost(row, texts))
            else:
                yield row, texts

    def _has_lost_digits(self, values: Sequence[Stored]) -> bool:
        return any(has_lost_digits(values[index]) for index in self.mapped if index < len(values))

    def _lost(self, row: int, texts: Sequence[str]) -> BadRow:
        return BadRow(self.file, self.sheet.name, row, "number-lost-digits", shortened(" | ".join(texts), 200))

    def _fill(self, row: int, texts: list[str], open_spans: dict[int, tuple[int, str]]) -> None:
        """Repeat the text of a merged range in each of its rows."""
        for index, spans in self.spans.items():
            if row in spans:
                open_spans[index] = (spans[row], texts[index])
            bottom, text = open_spans.get(index, (0, ""))
            if row <= bottom and row not in spans and text and not texts[index].strip():
                texts[index] = text
                self.filled.append(row)


def spans_to_fill(sheet: Sheet, columns: frozenset[int]) -> dict[int, dict[int, int]]:
    """The merged ranges of several rows in these columns."""
    spans: dict[int, dict[int, int]] = {}
    for (top, left), (bottom, _) in sheet.merges():
        if left in columns:
            spans.setdefault(left, {})[top + 1] = bottom + 1
    return spans
