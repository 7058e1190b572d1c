"""Total rows of small tables (people, goals): left out, once they add up the rows that they should."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from salesperf.diagnostics import Diagnostic
from salesperf.model.cells import UNITS, convert
from salesperf.model.control_totals import Figures, difference
from salesperf.model.furniture import is_total_label
from salesperf.model.table import Extract, Row, SourceSpec

RULE = "total-row-in-table"
_COUNT = re.compile(r"共?\s*\d+\s*[人名位]?|\d+ (?:people|persons)")
_ADDED = ("money", "number", "integer")


def without_totals(rows: Sequence[Row], extract: Extract, spec: SourceSpec, found: list[Diagnostic]) -> list[Row]:
    """The other rows. A total that differs is an error at its cell; every one that does not is told as a warning."""
    totals = [row for row in rows if _is_total(row)]
    kept = [row for row in rows if not _is_total(row)]
    if not totals:
        return kept
    parts: list[Figures] = []
    for after, before in zip([0, *(t.row for t in totals)], [*(t.row for t in totals), None], strict=True):
        inside = [row for row in kept if row.row > after and (before is None or row.row < before)]
        parts.append(_added([_figures(row, spec) for row in inside]))
    sums = list(accumulate(parts, lambda one, two: _added([one, two])))
    for number, row in enumerate(totals, 1):
        off = difference(_figures(row, spec), number, sums)
        if off is None:
            found.append(Diagnostic(RULE, extract.place(row.row), {}, "warning"))
        else:
            params = {"field": off.field, "total": str(off.total), "sum": str(off.added), "rows": ""}
            found.append(Diagnostic("total-differs", extract.place(row.row, off.field), params))
    return kept


def _is_total(row: Row) -> bool:
    """A total has a label, and names nobody: somebody called `Sum`, with an id, is no total; `3` is not a name."""
    who = [row.cells[name] for name in ("id", "person", "name") if row.cells.get(name)]
    names = who[:1] + [text for text in who[1:] if not _COUNT.fullmatch(text)]
    return all(map(is_total_label, names)) and any(is_total_label(cell) for cell in row.cells.values())


def _figures(row: Row, spec: SourceSpec) -> Figures:
    found: dict[str, Decimal | int] = {}
    for name, text in row.cells.items():
        if spec.types.get(name) in _ADDED:
            unit = UNITS[spec.units[name]] if name in spec.units else 1
            value = convert(text, spec.types[name], spec.notation, unit).value
            if isinstance(value, Decimal | int):
                found[name] = value
    return found


def _added(figures: Sequence[Figures]) -> Figures:
    names = dict.fromkeys(name for each in figures for name in each)
    return {name: sum(each.get(name, 0) for each in figures) for name in names}
