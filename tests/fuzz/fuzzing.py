"""Seeded mutations, each run through the command line in this one process: `fuzzing.py FIRST COUNT`.

One JSON line a seed: what was changed, and what is wrong with how the run ended ('' where nothing is). A run that
works longer than `BUSY` seconds, or waits longer than `WAITING`, ends the process with its stack; the seed is the one
after the last line. Work is counted by the processor's clock: a machine that is busy with other things is no hang.
"""

from __future__ import annotations

import contextlib
import faulthandler
import io
import json
import resource
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

from accepted import unaccepted
from mutations import DATA, mutate

from salesperf.cli.main import answer
from salesperf.cli.outcome import outcome

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "samples" / "en-saas"
BUSY, WAITING, MEMORY = 10, 300, 1 << 30
FIGURES = ("scores.csv", "payouts.csv", "ledger.csv", "payroll.csv", "ranking.csv")


class Ended(NamedTuple):
    """The exit code, what stderr says, and every table of figures that a run wrote."""

    code: int
    told: str
    figures: dict[str, bytes]


def main() -> None:
    """Run the seeds that the arguments name."""
    first, count = map(int, sys.argv[1:])
    faulthandler.register(signal.SIGPROF, chain=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch, contextlib.chdir(scratch):
        whole = Path(scratch) / "whole"
        write_company(whole)
        usual = ended(whole, "--quiet")
        assert usual.code == 0, usual.told
        for seed in range(first, first + count):
            done, wrong = tried(seed, whole, usual)
            sys.stdout.write(json.dumps({"seed": seed, "done": done, "wrong": wrong}) + "\n")
            sys.stdout.flush()


def write_company(folder: Path) -> None:
    """A quarter's last deals of the sample, its roster and quotas, and a plan of one commission."""
    folder.mkdir()
    header, *deals = (SAMPLES / "deals.csv").read_text("utf-8").splitlines()
    september = [line for line in deals if ",2026-09-" in line]
    (folder / "deals.csv").write_text("\n".join([header, *september[:40], ""]), "utf-8")
    for source in (SAMPLES / "roster.xlsx", SAMPLES / "quotas.xlsx", HERE / "plan.yaml"):
        shutil.copy(source, folder)


def tried(seed: int, whole: Path, usual: Ended) -> tuple[str, str]:
    """What the seed changed, and what is wrong with the end."""
    folder = whole.with_name("mutated")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder, ignore=shutil.ignore_patterns("run"))
    done = mutate(folder, Random(seed))
    faulthandler.dump_traceback_later(WAITING, exit=True)
    signal.setitimer(signal.ITIMER_PROF, BUSY)
    found = ended(folder, "--quiet")
    signal.setitimer(signal.ITIMER_PROF, 0)
    faulthandler.cancel_dump_traceback_later()
    return done, wrong(found, usual, whole, folder)


def ended(folder: Path, *how: str) -> Ended:
    """`salesperf score` in the folder, with these options."""
    out, err = io.StringIO(), io.StringIO()
    options = ["--period", "2026-09", "--data", str(folder), "--out", str(folder / "run"), *how]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        arguments = ["score", str(folder / "plan.yaml"), *options]
        code = outcome(lambda: answer(arguments, "en"), "en", traceback=True)
    files = [folder / "run" / name for name in FIGURES]
    return Ended(int(code), err.getvalue(), {file.name: file.read_bytes() for file in files if file.exists()})


def wrong(found: Ended, usual: Ended, before: Path, after: Path) -> str:
    """Which promise the end breaks."""
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > MEMORY:
        return "more than 1 GB"
    if found.code not in (0, 1) or "Traceback" in found.told:
        return f"exit {found.code}: {found.told[-3000:]}"
    if found.code == 1 and not found.told:
        return "exit 1 says nothing"
    if found.code == 1 or found.told != usual.told or found.figures == usual.figures:
        return ""
    changed = [name for name in (*DATA, "plan.yaml") if (before / name).read_bytes() != (after / name).read_bytes()]
    return "; ".join(filter(None, (unaccepted(before / name, after / name) for name in changed)))


if __name__ == "__main__":
    main()
