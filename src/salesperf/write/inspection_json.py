"""Inspections for programs: one JSON object whose keys stay the same in every language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from salesperf.locale.languages import Language
from salesperf.locale.visible import visible_json
from salesperf.model.inspection import Inspection
from salesperf.write.diagnostics_json import finding
from salesperf.write.sources_block import block_lines

SCHEMA = "salesperf.inspection/1"


def inspections_json(seen: Sequence[Inspection], lang: Language) -> str:
    """Each file with its findings and a `sources:` block as text; ends with a newline."""
    page = {"schema": SCHEMA, "files": [_file(each, lang) for each in seen]}
    return visible_json(json.dumps(page, ensure_ascii=False, indent=2)) + "\n"


def _file(seen: Inspection, lang: Language) -> dict[str, object]:
    suggested = seen.suggested
    return {
        "file": seen.file,
        "kind": seen.kind or None,
        "encoding": seen.encoding or None,
        "delimiter": seen.delimiter or None,
        "sheets": [{"name": name.removeprefix("*"), "hidden": name.startswith("*")} for name in seen.sheets],
        "sheet": seen.sheet or None,
        "header_row": seen.header_row or None,
        "records": seen.records,
        "judged": seen.judged,
        "total_rows": list(seen.totals),
        "furniture_rows": list(seen.furniture),
        "preset": (suggested.preset if suggested else "") or None,
        "columns": [asdict(column) for column in seen.columns],
        "sources": "\n".join(block_lines(suggested, lang)) + "\n" if suggested else None,
        "findings": [finding(each, lang) for each in seen.found],
    }
