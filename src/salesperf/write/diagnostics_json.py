"""Diagnostics for programs: one JSON object whose keys stay the same in every language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from salesperf.diagnostics import Cell, Diagnostic, Place, Span, errors
from salesperf.locale.languages import Language
from salesperf.locale.sentences import fill
from salesperf.locale.visible import visible_json

SCHEMA = "salesperf.diagnostics/1"

_NOWHERE: dict[str, object] = {
    "file": None, "line": None, "column": None, "length": None, "sheet": None, "row": None, "cell": None, "header": None
}  # fmt: skip


def diagnostics_json(found: Sequence[Diagnostic], lang: Language, more: Mapping[str, object] | None = None) -> str:
    """The findings and how many there are, with the keys of `more` beside them; ends with a newline."""
    stopping = len(errors(found))
    page = {
        "schema": SCHEMA,
        "errors": stopping,
        "warnings": len(found) - stopping,
        "findings": [finding(diagnostic, lang) for diagnostic in found],
        **(more or {}),
    }
    return visible_json(json.dumps(page, ensure_ascii=False, indent=2)) + "\n"


def finding(diagnostic: Diagnostic, lang: Language) -> dict[str, object]:
    """One diagnostic; what its place does not have is null, `line` and `column` count characters from 1."""
    sentences = fill(diagnostic, lang)
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        "message": sentences.message,
        "note": sentences.note or None,
        "hint": sentences.hint or None,
        **_NOWHERE,
        **_place(diagnostic.place),
    }


def _place(place: Place) -> dict[str, object]:
    match place:
        case Span(file, line, column, length):
            return {"file": file, "line": line, "column": column, "length": length}
        case Cell(file, sheet, row, letter, header):
            cell = f"{letter}{row}" if letter and row else None
            return {"file": file, "sheet": sheet or None, "row": row or None, "cell": cell, "header": header or None}
        case None:
            return {}
