"""Measure salesperf beside the least that could be done, and print one table: `python benchmarks/run.py [--large]`.

Figures that count are the ratios within one run: seconds differ between machines, ratios hardly do. Exit is always 0; a
command that fails is named in the table with its reason. The figures are kept in `out/bench/figures.json`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from statements import statement_cases
from timing import Case, Figure, time_by_turns
from workbook import workbook_cases

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / "out" / "bench"
PLAN = str(HERE / "plan.yaml")
PYTHON = sys.executable
SALESPERF = str(Path(PYTHON).parent / "salesperf")


@dataclass(frozen=True)
class Aim:
    """What a ratio should be: `case` against `base` in `group`, at most `most` times its least time or peak memory."""

    group: str
    case: str
    base: str
    most: float
    of: Literal["least", "peak"] = "least"


AIMS = (
    Aim("cold start", "salesperf --help", "import typer, rich", 1.3),
    Aim("cold start", "salesperf validate", "import typer, rich", 2.5),
    Aim("1 million deals", "salesperf score", "bare query", 2.0),
    Aim("1 million deals", "salesperf score", "pandas script", 1.0),
    Aim("1 million deals", "salesperf score", "pandas script", 1.0, "peak"),
    Aim("workbook of 200,000 deals", "salesperf inspect", "python-calamine", 1.5),
    Aim("workbook of 200,000 deals", "salesperf inspect", "pandas with openpyxl", 1.0),
    Aim("workbook of 200,000 deals", "salesperf score", "pandas with openpyxl", 1.0),
    Aim("1,000 statements of 20 records", "salesperf statements, one core", "openpyxl script, one core", 0.25),
    Aim("1,000 statements of 500 records", "salesperf statements, one core", "openpyxl script, one core", 0.2),
    Aim("10 million deals", "salesperf score", "bare query", 1.7),
    Aim("10 million deals", "salesperf score", "pandas script", 1.0),
    Aim("10 million deals", "salesperf score", "pandas script", 1.0, "peak"),
)


def cold_start() -> list[Case]:
    """Start-up alone, and the validation of a plan of about a hundred lines."""
    return [
        Case("import typer, rich", (PYTHON, "-c", "import typer, rich")),
        Case("salesperf --help", (SALESPERF, "--help")),
        Case("salesperf validate", (SALESPERF, "validate", PLAN)),
    ]


def month_end(rows: int, people: int, shuffled: bool) -> list[Case]:
    """The same six measures over the same file three ways; salesperf also credits, scores, ranks, pays and writes."""
    made = [PYTHON, str(HERE / "generate.py"), "--rows", str(rows), "--people", str(people), *["--shuffled"] * shuffled]
    data = subprocess.run(made, check=True, capture_output=True, text=True).stdout.strip()
    out = CACHE / "run"
    score = (SALESPERF, "score", PLAN, "--period", "2026-Q3", "--data", data, "--out", str(out), "--quiet")
    return [
        Case("bare query", (PYTHON, str(HERE / "bare_query.py"), data)),
        Case("salesperf score", score, before=lambda: shutil.rmtree(out, ignore_errors=True)),
        Case("pandas script", (PYTHON, str(HERE / "pandas_script.py"), data)),
    ]


def measured(turns: int, large: bool, shuffled: bool) -> Iterator[tuple[str, list[Figure]]]:
    """Each group of cases with its figures, smallest first."""
    yield "cold start", time_by_turns(cold_start(), max(turns, 15))
    yield "1 million deals", time_by_turns(month_end(1_000_000, 1_000, shuffled), turns)
    yield "workbook of 200,000 deals", time_by_turns(list(workbook_cases(200_000)), max(turns // 3, 1))
    for records in (20, 500) if large else (20,):
        cases = list(statement_cases(1_000, records))
        yield f"1,000 statements of {records} records", time_by_turns(cases, 2)
    if large:
        yield "10 million deals", time_by_turns(month_end(10_000_000, 5_000, shuffled), max(turns // 2, 2))


def table(groups: dict[str, list[Figure]]) -> Iterator[str]:
    """The figures as a Markdown table; ratios are of least times and stand beside what they are compared with."""
    yield "| | what | least s | median s | peak MB | turns | ratio to the others |"
    yield "|---|---|---:|---:|---:|---:|---|"
    for group, figures in groups.items():
        for one in figures:
            yield f"| {group} | {one.name} | {cells(one)} | {ratios(one, figures)} |"


def cells(one: Figure) -> str:
    """Times, memory and turns of one row."""
    if one.least is None or one.median is None or one.peak is None:
        return f"- | - | - | {one.turns}"
    return f"{one.least:.3f} | {one.median:.3f} | {one.peak / 1e6:.0f} | {one.turns}"


def ratios(one: Figure, figures: list[Figure]) -> str:
    """`1.62× bare query, 0.55× pandas script`, or why there is no figure."""
    if one.least is None:
        return f"FAILED {one.failure}".replace("|", "/")
    others = [other for other in figures if other is not one and other.least]
    return ", ".join(f"{one.least / other.least:.2f}× {other.name}" for other in others if other.least)


def verdicts(groups: dict[str, list[Figure]]) -> Iterator[str]:
    """One line for each aim whose group was measured."""
    words = {"least": "time", "peak": "memory"}
    for aim in AIMS:
        if aim.group not in groups:
            continue
        found = {one.name: getattr(one, aim.of) for one in groups[aim.group]}
        case, base = found[aim.case], found[aim.base]
        ratio = (
            f"{case / base:.2f}×, {'reached' if case <= aim.most * base else 'MISSED'}" if case and base else "FAILED"
        )
        yield f"- {aim.group}, {words[aim.of]}: {aim.case} against {aim.base}: {ratio} (aim at most {aim.most}×)"


def main() -> None:
    """Print the table and the aims; keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also 500 records a statement, 10 million deals (1 GB)")
    parser.add_argument("--shuffled", action="store_true", help="deals whose ids do not rise in the order of the file")
    parser.add_argument("--turns", type=int, default=7, help="how often each command is timed")
    chosen = parser.parse_args()
    groups = dict(measured(chosen.turns, chosen.large, chosen.shuffled))
    print("\n".join([*table(groups), "", *verdicts(groups)]))
    kept = {group: [asdict(one) for one in figures] for group, figures in groups.items()}
    (CACHE / "figures.json").write_text(json.dumps(kept, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
