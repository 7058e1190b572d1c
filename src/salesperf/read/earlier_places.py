"""Where everybody stood in an earlier run."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.formula_text import as_written
from salesperf.model.standings import EarlierPlaces

FILE = "ranking.csv"


def earlier_places(run_dir: Path) -> EarlierPlaces:
    """The places in a run folder's ranking.csv; of several windows of one ranking the last counts.

    Raises Problems where the folder holds no such file.
    """
    path = run_dir / FILE
    try:
        data = path.read_bytes()
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        places = {(row["ranked_by"], as_written(row["person_id"])): int(row["place"]) for row in rows}
    except (OSError, KeyError, ValueError):
        raise Problems([Diagnostic("not-a-run-folder", Cell(str(path)), {"folder": str(run_dir)})]) from None
    return EarlierPlaces(places, hashlib.sha256(data).hexdigest())
