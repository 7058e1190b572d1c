"""Results -> what `run.json` says: which plan, which inputs, every row accounted for, and the totals."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from salesperf.model.ledger import EFFECTS, Entry
from salesperf.model.results import InputFile, Results

SCHEMA = "salesperf.run/1"


def run_record(
    results: Results, version: str, options: Mapping[str, object], files: Mapping[str, str]
) -> dict[str, object]:
    """The record of a run by the tool's `version`, with the digest of every other file of its folder.

    No clock, host or folder is in it, so that equal runs have equal bytes.
    """
    plan, period = results.plan, results.period
    return {
        "schema": SCHEMA,
        "salesperf": version,
        "plan": {"id": plan.plan, "version": plan.version, "sha256": results.plan_sha256},
        "period": {"name": period.name, "from": period.start.isoformat(), "to": period.end.isoformat()},
        "currency": plan.currency,
        "options": dict(options),
        "ledger_head": results.ledger_head,
        "inputs": [_input(file) for file in results.inputs],
        "rows": {name: sum(_rows(file)[name] for file in results.inputs) for name in _ROWS},
        "totals": _totals(results),
        "lines_checked": results.lines_checked,
        "findings": {kind: sum(d.severity == kind for d in results.found) for kind in ("error", "warning")},
        "files": dict(files),
    }


_NOT_SETTLED = ("earning", "payment", "exchange_out")
_ROWS = ("read", "used", "quarantined", "out_of_scope")


def _input(file: InputFile) -> dict[str, object]:
    where = {"source": file.source, "file": file.file, "sheet": file.sheet}
    return {**where, "sha256": file.sha256, "bytes": file.size, **_rows(file)}


def _rows(file: InputFile) -> dict[str, int]:
    counts = (file.read, file.used, file.quarantined, file.out_of_scope)
    return dict(zip(_ROWS, counts, strict=True))


def _totals(results: Results) -> dict[str, object]:
    earned = {element: Decimal(0) for element in results.plan.elements}
    for earning in results.earnings:
        earned[earning.element] += earning.earned or 0
    people = {earning.person for earning in results.earnings}
    by_element = {element: f"{amount:f}" for element, amount in earned.items()}
    settled = (_effect(entry, results.plan.currency) for entry in results.entries if entry.kind not in _NOT_SETTLED)
    return {
        "people": len(people),
        "earned": f"{sum(earned.values(), Decimal(0)):f}",
        "by_element": by_element,
        "settled": f"{sum(settled, Decimal(0)):f}",
        "paid": _paid(results),
    }


def _effect(entry: Entry, currency: str) -> Decimal:
    return EFFECTS[entry.kind].get("payable", 0) * entry.amount if entry.currency == currency else Decimal(0)


def _paid(results: Results) -> dict[str, str]:
    """The payments, by currency."""
    found: dict[str, Decimal] = {}
    for entry in results.entries:
        if entry.kind == "payment":
            found[entry.currency] = found.get(entry.currency, Decimal(0)) + entry.amount
    return {currency: f"{amount:f}" for currency, amount in sorted(found.items())}
