"""An inspection in a terminal: where the table is, its columns, and a block for the plan."""

from __future__ import annotations

from salesperf.locale.languages import Language
from salesperf.locale.texts import text
from salesperf.locale.visible import visible
from salesperf.model.cells import shortened
from salesperf.model.inspection import Inspection, SeenColumn
from salesperf.model.table import rows_text
from salesperf.write.sources_block import block_lines
from salesperf.write.styled import ALERT, MUTED, STRONG, Line, Piece
from salesperf.write.text_table import Column, table_lines

_MOST_COLUMNS = 60
_SIGNS = {"\t": "tab", ",": ",", ";": ";", "|": "|"}


def inspection_lines(seen: Inspection, lang: Language) -> list[Line]:
    """Everything about one file; a blank line behind it."""
    title: Line = ((visible(seen.file), STRONG),)
    if seen.suggested is None:
        return [title, (("  " + text("inspect.block-none", lang), ALERT),), ()]
    rows = [_row(column) for column in seen.columns[:_MOST_COLUMNS]]
    more: list[Line] = [((f"… ({len(seen.columns)})", MUTED),)] if len(seen.columns) > _MOST_COLUMNS else []
    block: list[Line] = [((line, ""),) for line in block_lines(seen.suggested, lang)]
    table = [*table_lines(_columns(lang), rows), *more]
    heading: Line = ((text("inspect.block", lang), MUTED),)
    return [title, *_facts(seen, lang), (), *table, (), heading, *block, ()]


def _columns(lang: Language) -> list[Column]:
    names = {"column": False, "heading": False, "type": False, "filled": True, "examples": False}
    return [Column(text(f"inspect.{name}", lang), figures=figures) for name, figures in names.items()]


def _row(column: SeenColumn) -> list[Piece]:
    examples = shortened(", ".join(shortened(each, 20) for each in column.examples), 44)
    type_ = f"{column.type} {column.date_format}".strip()
    return [
        (column.letter, MUTED),
        (visible(shortened(column.header, 28)), ""),
        (type_, "" if column.type == "text" else STRONG),
        (f"{column.filled:,}", ""),
        (visible(examples), MUTED),
    ]


def _facts(seen: Inspection, lang: Language) -> list[Line]:
    def said(name: str, **figures: object) -> Line:
        return (("  " + text(f"inspect.{name}", lang, **figures), ""),)

    parts = ["CSV" if seen.kind == "text" else seen.kind.upper()]
    parts += [text("inspect.encoding", lang, encoding=seen.encoding)] if seen.encoding else []
    parts += (
        [text("inspect.delimiter", lang, delimiter=_SIGNS.get(seen.delimiter, seen.delimiter))]
        if seen.delimiter
        else []
    )
    lines: list[Line] = [(("  " + " · ".join(parts), ""),)]
    if seen.sheets:
        lines.append(said("sheets", sheets=", ".join(_sheet(each, lang) for each in seen.sheets)))
        lines.append(said("read-sheet", sheet=visible(seen.sheet)))
    if seen.kind != "json":
        lines.append(said("header", row=seen.header_row))
    lines.append(said("records", count=f"{seen.records:,}"))
    if seen.judged < seen.records:
        lines.append(said("judged", count=f"{seen.judged:,}"))
    lines += [said("totals", rows=rows_text(seen.totals))] if seen.totals else []
    lines += [said("furniture", rows=rows_text(seen.furniture))] if seen.furniture else []
    if seen.about:
        preset = seen.suggested.preset if seen.suggested else ""
        lines.append(said("preset", about=dict(seen.about)[lang], preset=preset))
    return lines


def _sheet(name: str, lang: Language) -> str:
    return text("inspect.hidden", lang, sheet=visible(name[1:])) if name.startswith("*") else visible(name)
