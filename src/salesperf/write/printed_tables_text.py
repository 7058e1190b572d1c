"""Rate tables in a terminal, with what they pay at each bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.model.choices import PrintedTable
from salesperf.write.styled import STRONG, Line, Piece
from salesperf.write.text_table import Column, table_lines


def printed_table_lines(tables: Sequence[PrintedTable], lang: Language) -> Iterator[Line]:
    """One small table for each rate table; nothing where there is none."""
    for table in tables:
        yield ((text("choices.table", lang, name=table.name), STRONG),)
        rows: list[tuple[Piece, ...]] = [
            ((f"  {row.bound}", ""), (row.value, ""), (row.pays, ""), (row.deduction, "")) for row in table.rows
        ]
        yield from table_lines(_columns(lang), rows)


def _columns(lang: Language) -> list[Column]:
    bound, *figures = (text(f"choices.{name}", lang) for name in ("bound", "rate", "pays", "deduction"))
    return [Column(f"  {bound}"), *(Column(heading, figures=True) for heading in figures)]
