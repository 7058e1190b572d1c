"""Diagnostics for people: the finding, its place, the line it stands in with carets, what exists, what to try."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from salesperf.diagnostics import Cell, Diagnostic, Place, Span
from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.texts import counted, text
from salesperf.locale.visible import visible
from salesperf.write.cells import width
from salesperf.write.styled import ALERT, PLACE, STRONG, Line

Sources = Mapping[str, Sequence[str]]
"""The lines of every file that a span may name; a file that is absent is named without an excerpt."""

_GUTTER = 2

EXCERPT = 140
"""How many characters of a line are shown; of a longer one, those around the place."""


def diagnostic_lines(found: Iterable[Diagnostic], lang: Language, sources: Sources) -> list[Line]:
    """Every diagnostic in the order given, each followed by an empty line."""
    return [line for diagnostic in found for line in (*_diagnostic(diagnostic, lang, sources), ())]


def summary_line(found: Sequence[Diagnostic], lang: Language) -> Line:
    """How many errors and warnings there are; a kind without findings is not named."""
    counts = [(kind, sum(d.severity == kind for d in found)) for kind in ("error", "warning")]
    named = [counted(f"findings.{kind}s", lang, count) for kind, count in counts if count]
    return ((text("findings.separator", lang).join(named), ALERT if counts[0][1] else STRONG),)


def place_text(place: Cell, lang: Language) -> str:
    """A place in data as a reader finds it: file, sheet, cell and the column's header.

    >>> place_text(Cell("october.xlsx", "Orders", 118, "F", "Net Value"), "en")
    'october.xlsx, sheet Orders, cell F118 (column `Net Value`)'
    """
    if place.row and place.letter:
        spot = text("place.cell", lang, cell=f"{place.letter}{place.row}")
    elif place.row:
        spot = text("place.row", lang, row=place.row)
    else:
        spot = text("place.column", lang, letter=place.letter) if place.letter else ""
    sheet = text("place.sheet", lang, sheet=visible(place.sheet)) if place.sheet else ""
    header = text("place.header", lang, header=visible(place.header)) if place.header else ""
    return text("place.separator", lang).join(part for part in (visible(place.file), sheet, spot) if part) + header


def _diagnostic(diagnostic: Diagnostic, lang: Language, sources: Sources) -> list[Line]:
    sentences = fill(diagnostic, lang)
    head = ((f"{diagnostic.severity}[{diagnostic.rule}]", ALERT), (f": {sentences.message}", STRONG))
    gutter = max(_GUTTER, len(str(diagnostic.place.line))) if isinstance(diagnostic.place, Span) else _GUTTER
    note = [((" " * gutter + " = ", PLACE), (sentences.note, ""))] if sentences.note else []
    hint = [(("hint: ", STRONG), (sentences.hint, ""))] if sentences.hint else []
    return [head, *_place(diagnostic.place, lang, sources, gutter), *note, *hint]


def _place(place: Place, lang: Language, sources: Sources, gutter: int) -> list[Line]:
    if place is None:
        return []
    arrow = (" " * gutter + "--> ", PLACE)
    if isinstance(place, Cell):
        return [(arrow, (place_text(place, lang), ""))]
    where = f"{visible(place.file)}:{place.line}:{place.column}"
    return [(arrow, (where, "")), *_excerpt(place, sources.get(place.file, ()), gutter)]


def _excerpt(span: Span, lines: Sequence[str], gutter: int) -> list[Line]:
    """The line of the span, and carets under it that count the cells of what stands above them."""
    if not 0 < span.line <= len(lines):
        return []
    line, start = _around(lines[span.line - 1], span.column - 1)
    before, marked = visible(line[:start]), visible(line[start : start + span.length])
    bar = (" " * gutter + " |", PLACE)
    numbered = (f"{span.line:>{gutter}} |", PLACE)
    carets = " " * (width(before) + 1) + "^" * max(1, width(marked))
    return [(bar,), (numbered, (f" {visible(line)}".rstrip(), "")), (bar, (carets, ALERT))]


def _around(line: str, start: int) -> tuple[str, int]:
    """What is shown of a line, and where in it the place starts; `…` stands for what is left out.

    >>> _around("a" * 200 + "b" + "c" * 200, 200)[0].index("b"), len(_around("a" * 400, 200)[0])
    (70, 140)
    """
    if len(line) <= EXCERPT:
        return line, start
    first = max(0, min(start - EXCERPT // 2, len(line) - EXCERPT))
    shown = line[first : first + EXCERPT]
    shown = "…" + shown[1:] if first else shown
    return (shown[:-1] + "…" if first + EXCERPT < len(line) else shown), start - first
