"""Addresses for the cells of a statement: a name in a formula becomes `D7`, or `Tiers!$D$4` from another page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.write.statement.grid import Beside, Block, Formula, Page, Ref, named_cells

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The columns of a page; none has more."""


@dataclass(frozen=True)
class Layout:
    """Where every named cell of the pages stands."""

    pages: Sequence[Page]
    lang: Language

    @cached_property
    def _places(self) -> dict[str, tuple[str, int, int]]:
        return dict(named_cells(self.pages))

    @cached_property
    def _addresses(self) -> dict[tuple[str, str, str], str]:
        """What was asked for before: the bounds and rates of a table are named by every record."""
        return {}

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The names of the sheets by the keys of their pages."""
        return {page.key: text(f"statement.page-{page.key}", self.lang) for page in self.pages}

    def formula(self, formula: Formula, page: str) -> str:
        """The formula as the file has it, without `=`. Raises KeyError for a cell that is not there."""
        return "".join([part if type(part) is str else self.address(part, page) for part in formula])  # type: ignore[arg-type]

    def pattern(self, formula: Formula, block: Block, page: str) -> str:
        """The formula of a column, with {n} for the number of the row and {p} for that of the row above."""
        letters = {column.name: letter for column, letter in zip(block.columns, LETTERS, strict=False)}
        parts = (
            f"{letters[part.name]}{'{p}' if part.above else '{n}'}" if isinstance(part, Beside) else part
            for part in formula
        )
        return self.formula(tuple(parts), page)

    def address(self, ref: Ref, page: str = "") -> str:
        """The cell, or the range, as it is called from a page; from no page, with its sheet."""
        known = self._addresses.get((ref.name, ref.last, page))
        if known is None:
            known = self._addresses[ref.name, ref.last, page] = self._address(ref, page)
        return known

    def _address(self, ref: Ref, page: str) -> str:
        sheet, row, column = self._places[ref.name]
        prefix = "" if sheet == page else f"'{self.sheets[sheet]}'!"
        if ref.last:
            _, last_row, last_column = self._places[ref.last]
            ends = sorted((row, last_row)), sorted((column, last_column))
            first, last = (f"${LETTERS[ends[1][n]]}${ends[0][n] + 1}" for n in (0, 1))
            return f"{prefix}{first}" if first == last else f"{prefix}{first}:{last}"
        return f"{prefix}${LETTERS[column]}${row + 1}" if prefix else f"{LETTERS[column]}{row + 1}"
