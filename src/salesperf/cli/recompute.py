"""A finished run made again from its own plan and the data of today: what comes out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from salesperf.cli.ledger_files import past
from salesperf.cli.run_files import results_text
from salesperf.diagnostics import Cell, Diagnostic
from salesperf.model.results import Results
from salesperf.pipeline import score_plan
from salesperf.read.digests import listed_record, sha256_of
from salesperf.read.run_folder import StoredRun
from salesperf.report.run_tables import run_tables
from salesperf.scratch import Scratch

Figures = Mapping[tuple[object, ...], object]


def recomputed(run: StoredRun, data: Path, ledger: Path | None) -> tuple[int, list[Diagnostic]]:
    """How many figures were compared, and everything that differs: inputs, figures, large files, other results.

    Raises Problems where no run is possible, and for a run on closed periods without their ledger.
    """
    kept = run.results
    closed = past(lambda _: ledger or run.folder / "none", kept.plan.plan)
    made = score_plan(run.plan_file, data, kept.period.name, past=closed)
    here = Cell(str(run.folder))
    told = [*_inputs(kept, made, data), *_head(kept, made, here)]
    count, figures = _figures(kept, made, here)
    told += [*figures, *_large(run, made)]
    if not told and results_text(kept) != results_text(made):
        told.append(Diagnostic("results-differ", here))
    return count, told


def _inputs(kept: Results, made: Results, data: Path) -> Iterator[Diagnostic]:
    """The input files that are not those of the run."""
    before, now = ({(f.source, f.file, f.sheet): f.sha256 for f in each.inputs} for each in (kept, made))
    for key in sorted({*before, *now}):
        if before.get(key) != now.get(key):
            yield Diagnostic("input-changed", Cell(str(data / key[1])), {"file": key[1], "source": key[0]})


def _head(kept: Results, made: Results, here: Cell) -> Iterator[Diagnostic]:
    if kept.ledger_head != made.ledger_head:
        yield Diagnostic("scored-on-other-ledger", here, {"period": kept.period.name, "plan": kept.plan.plan,
                         "head": made.ledger_head or "–", "found": kept.ledger_head or "–"})  # fmt: skip


def _figures(kept: Results, made: Results, here: Cell) -> tuple[int, list[Diagnostic]]:
    """Every figure of every small table, told apart by the texts of its row."""
    before, now = _cells(kept), _cells(made)
    told = [
        Diagnostic(
            "figure-differs",
            here,
            {"what": " ".join(map(str, key)), "kept": _said(before, key), "made": _said(now, key)},
        )
        for key in dict.fromkeys((*before, *now))
        if before.get(key) != now.get(key)
    ]
    return len(before), told


def _cells(results: Results) -> Figures:
    found: dict[tuple[object, ...], object] = {}
    for table in run_tables(results):
        for row in table.rows:
            told = list(zip(table.header, row, strict=True))
            named = tuple(text for heading, text in told if isinstance(text, str) and text and heading != "person")
            for heading, value in told:
                if not isinstance(value, str):
                    found[table.name, *named, heading] = value
    return found


def _said(figures: Figures, key: tuple[object, ...]) -> str:
    value = figures.get(key)
    return "–" if value is None else str(value)


def _large(run: StoredRun, made: Results) -> Iterator[Diagnostic]:
    """The large files, written again and compared by their digests."""
    listed = listed_record(run.folder)["files"]
    with Scratch() as scratch:
        for name, write in made.bulk.items():
            write(Path(scratch) / name)
            if sha256_of(Path(scratch) / name) != listed.get(name):
                yield Diagnostic("table-differs", Cell(str(run.folder / name)), {"file": name})
