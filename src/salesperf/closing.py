"""A finished run, checked and made ready to be closed: its entries, its lines, and what proves them.

close(read_run(Path("out/2026-09")), Path("direct-sales.ledger"), accepted=[])
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems, errors
from salesperf.engine.stored import paid_lines
from salesperf.ledger.append import append
from salesperf.model.closing import Accepted, Closed, Closing
from salesperf.model.plan import Plan
from salesperf.model.results import Results
from salesperf.model.stored import FILE
from salesperf.read.digests import digests_of
from salesperf.read.run_folder import StoredRun
from salesperf.report.run_tables import payroll
from salesperf.verification import folder_faults

Row = tuple[str, str, int]


def close(run: StoredRun, ledger: Path, accepted: Iterable[Accepted]) -> Closed:
    """Enter a finished run in the ledger.

    Raises Problems where the run folder is not whole or rows are set aside that nobody accepted, Conflict where the
    ledger stands against it, OSError of the disk.
    """
    if faults := [*folder_faults(run), *unpaid(run.results, run.folder)]:
        raise Problems(faults)
    return append(ledger, _closing(run, accepted_rows(run.results, accepted)))


def accepted_rows(results: Results, accepted: Iterable[Accepted]) -> tuple[Accepted, ...]:
    """The acceptances, each with the rules that set its row aside.

    Raises Problems for every row and every finding that stands against closing, and for acceptances of other rows.
    """
    found = [*results.quarantined, *errors(results.found)]
    given = {(each.file, each.sheet, each.row): each for each in accepted}
    aside: defaultdict[Row, list[str]] = defaultdict(list)
    for each in found:
        if isinstance(each.place, Cell):
            aside[_row(each.place)].append(each.rule)
    left = [_unaccepted(each) for each in found if not (isinstance(each.place, Cell) and _row(each.place) in given)]
    other = [Diagnostic("row-not-set-aside", Cell(*row)) for row in given if row not in aside]
    if left or other:
        raise Problems([*left, *other])
    return tuple(replace(each, rule=", ".join(dict.fromkeys(aside[row]))) for row, each in given.items())


def unpaid(results: Results, folder: Path) -> Iterator[Diagnostic]:
    """The people whose payments in the account are not what payroll says."""
    paid: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    listed: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for entry in results.entries:
        if entry.kind == "payment":
            paid[entry.person, entry.currency] += entry.amount
    for person, _, _, amount, currency, *_ in payroll(results).rows:
        listed[str(person), str(currency)] += amount if isinstance(amount, Decimal) else 0
    for person, currency in sorted({*paid, *listed}):
        one, other = paid[person, currency], listed[person, currency]
        if one != other:
            params = {"person": person, "currency": currency, "paid": f"{one:f}", "listed": f"{other:f}"}
            yield Diagnostic("payroll-differs", Cell(str(folder / "payroll.csv")), params)


def _row(place: Cell) -> Row:
    return place.file, place.sheet, place.row


def _unaccepted(found: Diagnostic) -> Diagnostic:
    """How a row is accepted; what is no row is told as it was."""
    place = found.place
    if not isinstance(place, Cell) or not place.row:
        return found
    row = f"{place.file}:{place.sheet}:{place.row}"
    return Diagnostic("row-not-accepted", place, {"rule": found.rule, "row": row})


def _closing(run: StoredRun, accepted: Sequence[Accepted]) -> Closing:
    results, files = run.results, digests_of(run.folder)
    return Closing(
        results.plan.plan,
        results.plan.version,
        results.period,
        results.plan_sha256,
        files[FILE],
        results.ledger_head,
        results.entries,
        paid_lines(run.folder, kept_elements(results.plan)),
        tuple(accepted),
        results.plan_texts,
        {"/".join(filter(None, (each.file, each.sheet))): each.sha256 for each in results.inputs},
        files,
    )


def kept_elements(plan: Plan) -> list[str]:
    """The elements whose records a later clawback or release may ask for."""
    rules = plan.settlement
    if rules is None:
        return []
    named = {name for each in rules.clawbacks.values() for name in each.of}
    named |= {name for each in rules.holdbacks.values() for name in each.of}
    return [element for element in plan.elements if element in named]
