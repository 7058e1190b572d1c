"""Which records differ between two runs, in a terminal."""

from __future__ import annotations

from fractions import Fraction

from salesperf.locale.exclusions import exclusion_words
from salesperf.locale.languages import Language
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.model.comparison import Comparison
from salesperf.model.record_changes import KINDS, RecordChange, RecordChanges, UnusedRows
from salesperf.write.figures import number
from salesperf.write.styled import MUTED, STRONG, Line, Piece
from salesperf.write.text_table import Column, table_lines

ROWS_SHOWN = 12
"""How many records, and how many kinds of unused rows, are shown."""


def record_lines(found: Comparison, lang: Language) -> list[Line]:
    """Records by source and key, and counts of unused rows; nothing where two plans are compared."""
    changes = found.records
    if changes is None:
        return []
    return [_counts(changes, lang), *_records(changes, lang), *_unused(changes, lang)]


def _counts(changes: RecordChanges, lang: Language) -> Line:
    counts = [counted(f"diff.{kind}", lang, changes.count(kind)) for kind in KINDS if changes.count(kind)]
    said = text("diff.comma", lang).join(counts) or text("diff.same-records", lang)
    return ((text("diff.records", lang), STRONG), (f"  {said}", ""))


def _records(changes: RecordChanges, lang: Language) -> list[Line]:
    if not changes.records:
        return []
    columns = [
        Column(text("diff.what", lang)),
        Column(text("diff.source", lang), optional=True),
        Column(text("diff.key", lang)),
        *(Column(text(f"diff.{name}", lang), figures=True) for name in ("credit-before", "credit-after")),
        *(Column(text(f"diff.{name}", lang), figures=True) for name in ("pay-before", "pay-after")),
        Column(text("diff.who", lang), optional=True),
        Column(text("diff.place", lang), optional=True),
    ]
    table = table_lines(columns, [_record(record, lang) for record in changes.records[:ROWS_SHOWN]])
    return [*table, *_more(len(changes.records), lang)]


def _record(record: RecordChange, lang: Language) -> list[Piece]:
    sides = (record.before, record.after)
    known = record.after or record.before
    credits_, pays = ([side.credit if side else None for side in sides], [side.pay if side else None for side in sides])
    where = f"{known.file} {text('diff.row', lang, row=known.row)}" if known else ""
    return [
        (text(f"diff.kind-{record.kind}", lang), ""),
        (visible(record.source), MUTED),
        (visible(record.key), ""),
        *((number(Fraction(amount)) if amount is not None else "-", "") for amount in (*credits_, *pays)),
        (visible(known.people) if known else "", ""),
        (visible(where), MUTED),
    ]


def _unused(changes: RecordChanges, lang: Language) -> list[Line]:
    """Counts of rows that were not used, file by file, where they differ."""
    if not changes.unused:
        return []
    columns = [
        Column(text("diff.unused", lang)),
        Column(text("diff.reason", lang)),
        *(Column(text(f"diff.{name}", lang), figures=True) for name in ("old", "new")),
    ]
    return [
        (),
        *table_lines(columns, [_row(row, lang) for row in changes.unused[:ROWS_SHOWN]]),
        *_more(len(changes.unused), lang),
    ]


def _row(row: UnusedRows, lang: Language) -> list[Piece]:
    file = f"{row.file}, {row.sheet}" if row.sheet else row.file
    return [
        (visible(file), ""),
        (exclusion_words(row.status, row.reason, lang), MUTED),
        (f"{row.before:,}", MUTED),
        (f"{row.after:,}", ""),
    ]


def _more(count: int, lang: Language) -> list[Line]:
    return [((text("diff.more", lang, count=f"{count - ROWS_SHOWN:,}"), MUTED),)] if count > ROWS_SHOWN else []
