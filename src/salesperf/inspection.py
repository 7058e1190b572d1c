"""What files of any kind hold: the reader looks, and the engine spells out those that only it can open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from salesperf.model.inspection import Inspection
from salesperf.scratch import Scratch


def inspect_files(paths: Sequence[Path]) -> list[Inspection]:
    """Each of them looked at; what makes one unreadable is among its findings."""
    from salesperf.read.inspecting import inspect_file

    with Scratch() as scratch:
        return [inspect_file(path, Path(scratch), _parquet_to_csv) for path in paths]


def _parquet_to_csv(path: Path, csv: Path) -> None:
    """The engine, loaded only where a file is Parquet."""
    from salesperf.engine.duck import parquet_to_csv

    parquet_to_csv(path, csv)
