"""Rate tables with their sums worked out: what each pays at its bounds, and the quick deductions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from salesperf.model.choices import PrintedTable, TierRow
from salesperf.model.curve import Curve
from salesperf.model.plan import Dated, Literal, Plan, RateTable
from salesperf.model.spelling import number_text, percent_text
from salesperf.report.drawn import BASES, drawn_tables, pays_percent
from salesperf.stages.ratetable import TableRow, table_rows


def printed_tables(plan: Plan) -> list[PrintedTable]:
    """Tables with sums to show: entered with what is paid on, their figures literal, some tier a rate."""
    return [
        _printed(name, table, curve, plan.effective.from_)
        for name, table, curve in drawn_tables(plan)
        if table.enter in BASES and any(tier.gives == "rate" for tier in table.tiers)
    ]


def _printed(name: str, table: RateTable, curve: Curve, day: date) -> PrintedTable:
    spell = percent_text if pays_percent(table) else number_text
    rows = zip(table.tiers, table_rows(curve), strict=False)
    return PrintedTable(
        name, tuple(_row(_text(tier.start, day), _text(tier.value, day), row, spell) for tier, row in rows)
    )


def _text(value: object, day: date) -> str:
    """A literal figure as it is written; of a dated one, the figure of that day."""
    leaf = value.on(day) if isinstance(value, Dated) else value
    return leaf.text if isinstance(leaf, Literal) else ""


def _row(bound: str, value: str, row: TableRow, spell: Callable[[Fraction], str]) -> TierRow:
    side = "from" if row.tier.inclusive else "above"
    deduction = "" if row.deduction is None else spell(row.deduction)
    return TierRow(f"{side} {bound}", value, spell(row.at_bound), deduction)
