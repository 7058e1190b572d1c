"""September in both samples, scored once, and each as a run folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesperf.cli.run_files import Shown, run_files
from salesperf.model.results import Results
from salesperf.pipeline import score
from salesperf.read.plan_file import load_plan
from salesperf.write.run_folder import publish

ROOT = Path(__file__).parents[2]
SAMPLES = ("cn-direct", "en-saas")


@pytest.fixture(scope="session")
def results() -> dict[str, Results]:
    """The results of each sample."""
    return {name: score(ROOT / f"plans/{name}.yaml", ROOT / "samples" / name, "2026-09") for name in SAMPLES}


@pytest.fixture(scope="session")
def runs(results: dict[str, Results], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The run folder of each sample."""
    folder = tmp_path_factory.mktemp("runs")
    for name, found in results.items():
        where = load_plan(ROOT / f"plans/{name}.yaml").source.span
        publish(run_files(found, Shown("en"), where), folder / name)
    return {name: folder / name for name in results}
