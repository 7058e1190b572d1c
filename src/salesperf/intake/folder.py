"""The folder of a run's data, and the files of one of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from salesperf.diagnostics import Diagnostic
from salesperf.model.plan import Plan, TableSpec
from salesperf.model.table import BadRow, Extract, SourceSpec
from salesperf.read.specs import table_spec
from salesperf.read.tables import open_table


@dataclass(frozen=True)
class Opened:
    """The files of one table."""

    spec: SourceSpec
    extracts: list[Extract]
    broken: list[BadRow]
    found: list[Diagnostic]

    def with_broken(self, faults: list[Diagnostic]) -> list[Diagnostic]:
        """What is wrong with the table's rows: as read, and as rows at all."""
        return [*faults, *(bad.diagnostic for bad in self.broken)]


@dataclass(frozen=True)
class Folder:
    """Where the tables of a plan lie; copies that reading needs go into `scratch`."""

    plan: Plan
    data_dir: Path
    scratch: Path

    def open(self, name: str, table: TableSpec) -> Opened:
        """The files of a table, found and looked at; rows are not read yet."""
        spec = table_spec(name, table, self.plan)
        return Opened(spec, *open_table(spec, self.data_dir, self.scratch))
