"""Exchange rates: those that the plan states, and those of tables by currency and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.currency import RateSet
from salesperf.model.table import Extract, SourceSpec
from salesperf.read.specs import table_spec
from salesperf.read.table_cells import TableRow, spot, table_rows
from salesperf.read.tables import open_table

if TYPE_CHECKING:
    from salesperf.model.plan import Plan

_TYPES = {"currency": "text", "date": "date", "rate": "number"}


def read_rates(plan: Plan, data_dir: Path, scratch: Path) -> tuple[dict[str, RateSet], list[Extract], list[Diagnostic]]:
    """Every set of rates by its name, the files that they were read from, and what is wrong with these."""
    sets, files, found = dict[str, RateSet](), list[Extract](), list[Diagnostic]()
    for name, rates in (plan.currencies.rates if plan.currencies else {}).items():
        if isinstance(rates, dict):
            sets[name] = RateSet(name, rates)
            continue
        spec = table_spec(name, rates, plan, _TYPES)
        extracts, broken, faults = open_table(spec, data_dir, scratch)
        found += [*faults, *(bad.diagnostic for bad in broken)]
        files += extracts
        sets[name] = RateSet(name, dated=_dated(extracts, spec, found))
    return sets, files, found


def _dated(extracts: Sequence[Extract], spec: SourceSpec, found: list[Diagnostic]) -> dict[str, dict[date, Fraction]]:
    rates: defaultdict[str, dict[date, Fraction]] = defaultdict(dict)
    seen: dict[tuple[str, date], Cell] = {}
    for row in table_rows(extracts, spec, found):
        currency, day, rate = row.text("currency"), row.value("date", "date"), _rate(row)
        blank = [name for name, value in (("currency", currency), ("date", row.text("date"))) if not value]
        for name in blank:
            row.tell("cell-empty", name, {"field": name})
        if blank or rate is None or not isinstance(day, date):
            continue
        if (currency, day) in seen:
            row.tell("rate-twice", "rate", {"currency": currency, "day": str(day), "other": spot(seen[currency, day])})
            continue
        seen[currency, day] = row.place
        rates[currency][day] = rate
    return dict(rates)


def _rate(row: TableRow) -> Fraction | None:
    """A rate above 0; None, and told, where there is none."""
    value = row.value("rate", "number")
    if not row.text("rate"):
        row.tell("cell-empty", "rate", {"field": "rate"})
    if not isinstance(value, Decimal | int):
        return None
    if value <= 0:
        row.tell("rate-not-above-0", "rate", {"text": row.text("rate")})
        return None
    return Fraction(value)
