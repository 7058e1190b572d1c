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
from salesperf.write.csv_tables import csv_bytes


def folder_faults(run: StoredRun) -> list[Diagnostic]:
    """What of the folder is not as the run left it. Raises Problems where `run.json` cannot be read."""
    page, found = listed_record(run.folder), digests_of(run.folder)
    listed = {**page["files"], **_statements(run.folder)}
    ours = {name: digest for name, digest in found.items() if name not in (RECORD, f"{STATEMENTS}/{INDEX}")}
    return [*_differences(run.folder, listed, ours), *_tables(run, found), *_record(run, page)]


def _differences(folder: Path, listed: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Diagnostic]:
    for name in sorted({*listed, *found}):
        if listed.get(name) == found.get(name):
            continue
        rule = "file-missing" if name not in found else "file-not-listed" if name not in listed else "file-changed"
        yield Diagnostic(rule, Cell(str(folder / name)), {"file": name})


def _statements(folder: Path) -> dict[str, str]:
    """The digests that the index of the statements lists."""
    path = folder / STATEMENTS / INDEX
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {f"{STATEMENTS}/{row['file']}": row["sha256"] for row in rows}


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
