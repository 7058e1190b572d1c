"""The records of a sheet as text, with what spreadsheets hide put back: error cells, texts merged over rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from salesperf.model.cells import shortened
from salesperf.model.table import BadRow, letter
from salesperf.read.tables.cell_text import Stored, cell_text, has_lost_digits
from salesperf.read.tables.numbered import Numbered
from salesperf.read.tables.sheets import Sheet


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Iterate to read; `lost` and `filled`, rows by column, are complete once all rows are read.

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
    filled: dict[int, list[int]] = field(default_factory=dict)

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
            lost = self._lost_digits(values)
            if lost is None:
                yield row, texts
            else:
                self.lost.append(self._bad_row("number-lost-digits", row, lost, texts))

    def _lost_digits(self, values: Sequence[Stored]) -> int | None:
        """The first column that is read and holds a number which lost digits."""
        return next((i for i in sorted(self.mapped) if i < len(values) and has_lost_digits(values[i])), None)

    def _bad_row(self, rule: str, row: int, index: int, texts: Sequence[str]) -> BadRow:
        text = shortened(" | ".join(texts), 200)
        headers = self.sheet.header.cells if self.sheet.header else ()
        header = headers[index] if index < len(headers) else ""
        return BadRow(self.file, self.sheet.name, row, rule, text, letter=letter(index), header=header)

    def _fill(self, row: int, texts: list[str], open_spans: dict[int, tuple[int, str]]) -> None:
        """Repeat the text of a merged range in each of its rows."""
        for index, spans in self.spans.items():
            if row in spans:
                open_spans[index] = (spans[row], texts[index])
            bottom, text = open_spans.get(index, (0, ""))
            if row <= bottom and row not in spans and text and not texts[index].strip():
                texts[index] = text
                self.filled.setdefault(index, []).append(row)


def spans_to_fill(sheet: Sheet, columns: frozenset[int]) -> dict[int, dict[int, int]]:
    """The merged ranges of several rows in these columns."""
    spans: dict[int, dict[int, int]] = {}
    for (top, left), (bottom, _) in sheet.merges():
        if left in columns:
            spans.setdefault(left, {})[top + 1] = bottom + 1
    return spans
