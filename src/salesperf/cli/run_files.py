"""A run as the files of its folder."""

from __future__ import annotations

import json
from importlib.metadata import version

from salesperf.model.results import Results
from salesperf.report.run_record import run_record
from salesperf.report.run_tables import run_tables
from salesperf.write.csv_tables import csv_bytes
from salesperf.write.run_folder import MARK, Content


def run_files(results: Results) -> dict[str, Content]:
    """Every file by its name in the folder; the record of the run comes last."""
    tables = {f"{table.name}.csv": csv_bytes(table.header, table.rows) for table in run_tables(results)}
    return {**tables, **results.bulk, MARK: record_text(results).encode()}


def record_text(results: Results) -> str:
    """The text of `run.json`."""
    return json.dumps(run_record(results, version("salesperf")), ensure_ascii=False, indent=2) + "\n"
