"""A run folder against itself: every file has the digest that `run.json` lists, every table the rows of the results."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic
from salesperf.read.digests import INDEX, RECORD, STATEMENTS, digests_of, listed_record
from salesperf.read.run_folder import StoredRun
from salesperf.report.run_record import run_record
from salesperf.report.run_tables import run_tables
from salesperf.write.csv_tables import cell, csv_bytes


def folder_faults(run: StoredRun) -> list[Diagnostic]:
    """What of the folder is not as the run left it. Raises Problems where `run.json` cannot be read."""
    page, found = listed_record(run.folder), digests_of(run.folder)
    index = _index(run)
    listed = {**page["files"], **{f"{STATEMENTS}/{row.get('file')}": str(row.get("sha256")) for row in index}}
    ours = {name: digest for name, digest in found.items() if name not in (RECORD, f"{STATEMENTS}/{INDEX}")}
    other = [*_index_faults(run, index), *_tables(run, found), *_record(run, page)]
    return [*_differences(run.folder, listed, ours), *other]


def _differences(folder: Path, listed: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Diagnostic]:
    for name in sorted({*listed, *found}):
        if listed.get(name) == found.get(name):
            continue
        rule = "file-missing" if name not in found else "file-not-listed" if name not in listed else "file-changed"
        yield Diagnostic(rule, Cell(str(folder / name)), {"file": name})


def _index(run: StoredRun) -> list[dict[str, str]]:
    """The rows of the statements' index."""
    path = run.folder / STATEMENTS / INDEX
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _index_faults(run: StoredRun, index: list[dict[str, str]]) -> Iterator[Diagnostic]:
    """An index that names other people, or is written otherwise."""
    people = {cell(person.id): person for person in run.results.roster.people.values()}
    named = [(people.get(str(row.get("person_id"))), row) for row in index]
    rows = [(who.id, who.name, row.get("file"), row.get("sha256")) for who, row in named if who]
    path = run.folder / STATEMENTS / INDEX
    if path.is_file() and path.read_bytes() != csv_bytes(("person_id", "person", "file", "sha256"), rows):
        yield Diagnostic("file-changed", Cell(str(path)), {"file": f"{STATEMENTS}/{INDEX}"})


def _tables(run: StoredRun, found: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The small tables that do not say what the results say."""
    for table in run_tables(run.results):
        path = run.folder / f"{table.name}.csv"
        if path.name in found and path.read_bytes() != csv_bytes(table.header, table.rows):
            yield Diagnostic("table-differs", Cell(str(path)), {"file": path.name})


def _record(run: StoredRun, page: Mapping[str, object]) -> Iterator[Diagnostic]:
    """What `run.json` says about the run that the results do not."""
    said = run_record(run.results, str(page.get("salesperf")), {}, {})
    for name in sorted(said.keys() - {"options", "files"}):
        if page.get(name) != said[name]:
            yield Diagnostic("record-differs", Cell(str(run.folder / RECORD)), {"name": name})
