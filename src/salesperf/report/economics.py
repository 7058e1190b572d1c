"""What a plan does to pay that its reader may not expect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from salesperf.diagnostics import Diagnostic, Span
from salesperf.model.plan import Plan, RateTable
from salesperf.model.spelling import number_text, percent_text
from salesperf.report.drawn import BASES, PERCENT, drawn_tables, pays_percent
from salesperf.stages.ratetable import jumps


def economics(plan: Plan, place: Callable[[tuple[str | int, ...]], Span]) -> list[Diagnostic]:
    """Warnings, each at its place of the plan: rate tables whose pay leaps at a bound, and by how much."""
    return [
        Diagnostic("tier-jump", place(("rate_tables", name, "mode")), {"table": name, "jumps": leaps}, "warning")
        for name, leaps in _leaps(plan)
    ]


def _leaps(plan: Plan) -> Iterator[tuple[str, str]]:
    for name, table, curve in drawn_tables(plan):
        found = jumps(curve) if table.enter in BASES else ()
        if found:
            yield name, ", ".join(_leap(table, bound, size) for bound, size in found)


def _leap(table: RateTable, bound: Fraction, size: Fraction) -> str:
    """`150_000: +3_000`; of an attainment or a score `100%: +5%`, of what 100 % pays."""
    spell = percent_text if table.enter in PERCENT else number_text
    gives = percent_text if pays_percent(table) else number_text
    return f"{spell(bound)}: {'+' if size > 0 else ''}{gives(size)}"
