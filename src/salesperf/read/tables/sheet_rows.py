"""The records of a sheet as text, with what its reader does not tell put back: errors, merged texts, percent signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from salesperf.model.cells import fits_currency, shortened
from salesperf.model.currency_names import currency_code
from salesperf.model.table import BadRow, letter
from salesperf.read.tables.cell_text import KnownTexts, Stored, has_lost_digits
from salesperf.read.tables.numbered import Numbered
from salesperf.read.tables.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Wanted:
    """The columns that the plan reads, by index: all of them, those with figures, and those of them with money.

    `in_units` are those with a unit of the plan's. `currency` is the table's, `currency_column` the one that holds each
    record's own, if any.
    """

    mapped: frozenset[int]
    figures: frozenset[int]
    money: frozenset[int]
    decimal: str
    currency: str
    currency_column: int | None
    in_units: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Iterate to read; `aside` and `filled`, rows by column, are complete once all rows are read.

    `spans` are the merged ranges to fill: column -> top -> bottom row.
    """

    sheet: Sheet
    file: str
    header_row: int
    wanted: Wanted
    spans: Mapping[int, Mapping[int, int]]
    aside: list[BadRow] = field(default_factory=list)
    filled: dict[int, list[int]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Numbered]:
        """Rows below the header; rows with a cell that cannot be told are set aside."""
        open_spans: dict[int, tuple[int, str]] = {}
        known, unseen = KnownTexts(self.wanted.decimal), self.sheet.unseen
        odd = unseen.errors.keys() | unseen.broken.keys() | unseen.marks.keys()
        for row, values in self.sheet.rows():
            if row <= self.header_row:
                continue
            texts = [
                it if type(it) is str else str(it).upper() if it is True or it is False else known[it] for it in values
            ]
            bad = self._put_back(row, values, texts) if row in odd else None
            if self.spans:
                self._fill(row, texts, open_spans)
            if unseen.long_numbers and not bad:
                bad = self._lost_digits(row, values, texts)
            if bad:
                self.aside.append(bad)
            else:
                yield row, texts

    def _put_back(self, row: int, values: Sequence[Stored], texts: list[str]) -> BadRow | None:
        """Write errors and marks into the texts; the row itself where a cell has no value, or two, or only an error."""
        unseen = self.sheet.unseen
        for index, mark in unseen.marks.get(row, {}).items():
            if index < len(values) and isinstance(values[index], int | float):
                texts[index] = self._marked(texts, index, mark)
        for index, error in unseen.errors.get(row, {}).items():
            texts += [""] * (index + 1 - len(texts))
            texts[index] = error
            if index in self.wanted.mapped - self.wanted.figures:
                return self._bad_row("cell-is-error", row, index, texts, text=error)
        broken = unseen.broken.get(row, {})
        return next(
            (self._bad_row(broken[i], row, i, texts) for i in sorted(broken.keys() & self.wanted.mapped)),
            None,
        )

    def _marked(self, texts: Sequence[str], index: int, mark: str) -> str:
        """The figure as it is shown: a percentage, or in a currency that is neither the record's nor the table's."""
        text, wanted = texts[index], self.wanted
        if mark == "%" and index in wanted.figures:
            shown = format(Decimal(text.replace(wanted.decimal, ".")).scaleb(2).normalize(), "f")
            return f"{shown.replace('.', wanted.decimal)}%"
        own = wanted.currency_column
        currency = currency_code(texts[own]) if own is not None and own < len(texts) else wanted.currency
        if mark == "%" or index not in wanted.money or fits_currency(mark, currency):
            return text
        return f"{mark} {text}"

    def _lost_digits(self, row: int, values: Sequence[Stored], texts: Sequence[str]) -> BadRow | None:
        lost = (i for i in sorted(self.wanted.mapped) if i < len(values) and has_lost_digits(values[i]))
        index = next(lost, None)
        return None if index is None else self._bad_row("number-lost-digits", row, index, texts)

    def _bad_row(self, rule: str, row: int, index: int, texts: Sequence[str], **params: str) -> BadRow:
        text = shortened(" | ".join(texts), 200)
        headers = self.sheet.header.cells if self.sheet.header else ()
        header = headers[index] if index < len(headers) else ""
        return BadRow(self.file, self.sheet.name, row, rule, text, params, letter(index), header)

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
