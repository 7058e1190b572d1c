"""Statements of the sample companies, in both languages, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from statement_oracles import Made

from salesperf import pipeline
from salesperf.cli.run_files import Shown, run_files
from salesperf.locale.languages import LANGUAGES
from salesperf.read.plan_file import load_plan
from salesperf.read.run_folder import read_run
from salesperf.statements import StatementDesk
from salesperf.write.run_folder import publish
from salesperf.write.statement.book import statement_bytes

ROOT = Path(__file__).parents[2]
SAMPLES = ("cn-direct", "en-saas")


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of a run of each sample."""
    found = {}
    for sample in SAMPLES:
        plan = load_plan(ROOT / f"plans/{sample}.yaml")
        results = pipeline.score_plan(plan, ROOT / "samples" / sample, "2026-09")
        found[sample] = tmp_path_factory.mktemp("runs") / sample
        publish(run_files(results, Shown("en"), plan.source.span), found[sample])
    return found


@pytest.fixture(scope="session")
def statements(runs: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Every second person's statement in English, and every fifth in Chinese too."""
    out, found = tmp_path_factory.mktemp("statements"), []
    for sample, folder in runs.items():
        for lang in LANGUAGES:
            desk = StatementDesk(read_run(folder), lang)
            for person in desk.people[:: 2 if lang == "en" else 5]:
                path, told = out / f"{sample}-{person}-{lang}.xlsx", desk.of(person)
                path.write_bytes(statement_bytes(told, lang, "0"))
                found.append(Made(sample, lang, told, path))
    return found
