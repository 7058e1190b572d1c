"""Faults of records as diagnostics: each at the cell that the user can open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.engine.duck import DuckStore, quoted
from salesperf.engine.faults import Fault, Faults
from salesperf.engine.source import SEPARATOR, Loaded

Mark = tuple[str, str, str, str]


def fault_diagnostics(store: DuckStore, loaded: Mapping[str, Loaded], faults: Faults) -> Iterator[Diagnostic]:
    """Each fault at its cell, in the order of files and rows; a warning that many records share is told once."""
    alike = Counter(_mark(fault) for fault in faults if fault.warning)
    told: set[Mark] = set()
    for name, source in loaded.items():
        mine = sorted((fault for fault in faults if fault.source == name), key=lambda fault: fault.record)
        addresses = _addresses(store, source, mine)
        for fault in mine:
            if fault.warning and _mark(fault) in told:
                continue
            told.add(_mark(fault))
            yield _diagnose(addresses, fault, alike[_mark(fault)])


def _mark(fault: Fault) -> Mark:
    return fault.source, fault.field, fault.rule, fault.params.get("value", fault.params.get("text", ""))


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Row and key of the records of a source that have something wrong."""

    loaded: Loaded
    rows: Mapping[int, tuple[int | None, str | None]]

    def row(self, record: int) -> int:
        number = self.loaded.extract_of(record)
        row = self.rows[record][0]
        return row if row is not None else self.loaded.extracts[number].first_row + record - self.loaded.starts[number]

    def place(self, record: int, field: str) -> Cell:
        extract = self.loaded.extracts[self.loaded.extract_of(record)]
        if field == "_key" and extract.key and extract.headers:
            index = extract.key[0]
            return Cell(extract.file, extract.sheet, self.row(record), extract.letter(index), extract.headers[index])
        return extract.place(self.row(record), field)

    def key(self, record: int) -> str:
        """The key as a reader would write it."""
        return (self.rows[record][1] or "").replace(SEPARATOR, ", ")


def _addresses(store: DuckStore, loaded: Loaded, faults: list[Fault]) -> _Addresses:
    records = {fault.record for fault in faults} | {first for fault in faults if (first := _first(fault)) is not None}
    store.fill("faulty", [("_rid", "BIGINT")], [(record,) for record in sorted(records)])
    found = store.rows(f"SELECT r.rowid, _row, _key FROM {quoted(loaded.table)} r JOIN faulty f ON r.rowid = f._rid")
    return _Addresses(loaded, {record: (row, key) for record, row, key in found})


def _first(fault: Fault) -> int | None:
    """The record of the same key that counts."""
    return int(fault.params["first"]) if "first" in fault.params else None


def _diagnose(addresses: _Addresses, fault: Fault, alike: int) -> Diagnostic:
    params = {"source": fault.source, "key": addresses.key(fault.record), "field": fault.field, **fault.params}
    first = _first(fault)
    if first is not None:
        there = addresses.place(first, "")
        params["first"] = f"{there.file}{f'!{there.sheet}' if there.sheet else ''}:{there.row}"
    if alike > 1:
        params["count"] = f"{alike:,}"
    place = addresses.place(fault.record, fault.field)
    return Diagnostic(fault.rule, place, params, "warning" if fault.warning else "error")
