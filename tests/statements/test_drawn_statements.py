"""Statements of plans drawn from a seed: formualizer works out every formula anew, to the engine's figures."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from statement_oracles import Made, by_formualizer, cached, emptied
from test_drawn_plans import drawn
from test_oracles import differing

from salesperf.cli.run_files import Shown, run_files
from salesperf.locale.languages import Language
from salesperf.pipeline import score_plan
from salesperf.read.plan_file import load_plan
from salesperf.read.run_folder import read_run
from salesperf.statements import StatementDesk
from salesperf.write.run_folder import publish
from salesperf.write.statement.book import statement_bytes

SHORT, LONG, AT_ONCE = 6, 200, 10
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def differences(seed: int, folder: Path) -> list[str]:
    """The formulas of everybody's statement that come to something else; odd seeds speak Chinese."""
    plan, company, period = drawn(seed)
    (folder / "data").mkdir(parents=True)
    for name, text in company.tables().items():
        (folder / "data" / name).write_text(text, "utf-8")
    (folder / "plan.yaml").write_text(yaml.safe_dump(plan, sort_keys=False, allow_unicode=True, width=1_000), "utf-8")
    lang, read = LANGUAGES[seed % 2], load_plan(folder / "plan.yaml")
    publish(run_files(score_plan(read, folder / "data", period.name), Shown(lang), read.source.span), folder / "run")
    desk = StatementDesk(read_run(folder / "run"), lang)
    return [f"{person} {line}" for person in desk.people for line in _differing(desk, person, folder)]


def _differing(desk: StatementDesk, person: str, folder: Path) -> list[str]:
    told, path = desk.of(person), folder / f"{person}.xlsx"
    path.write_bytes(statement_bytes(told, desk.lang, "0"))
    made = Made("drawn", desk.lang, told, path)
    if not cached(path)[0]:
        return []
    return differing(made, by_formualizer(emptied(path, folder / f"{person}-0.xlsx")))


@pytest.mark.parametrize("seed", range(SHORT))
def test_every_formula_of_drawn_statements_agrees(seed: int, tmp_path: Path) -> None:
    assert differences(seed, tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(SHORT, LONG, AT_ONCE))
def test_every_formula_of_many_drawn_statements_agrees(first: int, tmp_path: Path) -> None:
    found = {seed: differences(seed, tmp_path / str(seed)) for seed in range(first, first + AT_ONCE)}
    assert {seed: lines for seed, lines in found.items() if lines} == {}
