"""Which file is the ledger, and which rows the command line accepts."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.ledger.history import history
from salesperf.model.closing import Accepted
from salesperf.model.ledger import History, Past
from salesperf.model.period import Window
from salesperf.write.file_names import file_names

ENDING = ".ledger"
COLUMNS = ("file", "sheet", "row", "reason", "approver")
_ACCEPTED = re.compile(r"(?P<file>.+?):(?P<sheet>[^:]*):(?P<row>\d+)=(?P<reason>.*\S.*)", re.DOTALL)


def ledger_of(ledger: Path | None, plan: Path) -> Callable[[str], Path]:
    """The ledger by a plan's id: the one named, or else `<id>.ledger` in the folder of the plan's file."""
    return lambda name: ledger or plan.parent / file_names([name], ENDING)[name]


def past(found: Callable[[str], Path], name: str) -> Past:
    """What the plan of that id has closed before a period."""

    def before(period: Window) -> History:
        return history(found(name), name, period)

    return before


def accepted(texts: Iterable[str], table: Path | None) -> list[Accepted]:
    """The rows of `--accept` and of the file of `--accepted`. Raises Problems for rows of the file that lack something.

    Texts are left out that are not `well_named`.
    """
    named = (found for each in texts if (found := _ACCEPTED.fullmatch(each)))
    given = [Accepted(one["file"], one["sheet"], int(one["row"]), "", one["reason"].strip()) for one in named]
    return [*given, *(_listed(table) if table else ())]


def well_named(given: str) -> bool:
    """Whether it is FILE:SHEET:ROW=reason; the sheet may be empty."""
    return _ACCEPTED.fullmatch(given) is not None


def _listed(table: Path) -> Iterator[Accepted]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise Problems([Diagnostic("acceptance-incomplete", Cell(str(table)), {"reason": str(fault)})]) from None
    faults = [_incomplete(table, number, row) for number, row in enumerate(rows, 2)]
    if wrong := [fault for fault in faults if fault]:
        raise Problems(wrong)
    for row in rows:
        yield Accepted(row["file"], row["sheet"], int(row["row"]), "", row["reason"].strip(), row["approver"].strip())


def _incomplete(table: Path, number: int, row: dict[str, str | None]) -> Diagnostic | None:
    """What a row of the file lacks; a sheet may be empty."""
    empty = [name for name in COLUMNS if not (row.get(name) or "").strip() and name != "sheet"]
    if row.get("sheet") is None:
        empty.append("sheet")
    if not empty and not (row["row"] or "").strip().isdecimal():
        empty = ["row"]
    return (
        Diagnostic("acceptance-incomplete", Cell(str(table), "", number), {"columns": ", ".join(empty)})
        if empty
        else None
    )
