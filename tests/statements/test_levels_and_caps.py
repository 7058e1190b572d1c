"""Level differences and caps over longer windows as live formulas: other programs come to the same figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from statement_oracles import Made, by_formualizer, by_libreoffice, cached, emptied
from test_oracles import differing

import companies
from salesperf import pipeline
from salesperf.cli.run_files import Shown, run_files
from salesperf.read.plan_file import load_plan
from salesperf.read.run_folder import read_run
from salesperf.statements import StatementDesk
from salesperf.write.run_folder import publish
from salesperf.write.statement.book import statement_bytes

LEVELS = {
    "files": {
        "people.csv": "id,name,manager,level,target\nC,Chief,,5%,100\nN,Nan,C,3%,100\nM,Mia,N,3%,100\nA,Ann,M,2%,100\n",
        "deals.csv": "id,owner,partner,amount,day\nD1,A,,333.35,2026-09-05\nD2,A,M,1000,2026-09-06\n"
        "D3,A,,-33.35,2026-09-07\nD4,M,,500.01,2026-09-08\n",
    },
    "plan": """\
people:
  files: people.csv
  columns: {id: id, name: name, manager: manager, level: level, target: target}
  types: {level: ratio, target: money}
crediting: {deals: {splits: [{to: owner, share: 60%}, {to: partner, share: 40%}], unclaimed: first}}
measures:
  below: {from: deals, value: sum(amount), date: day, every: month, unit: money, whose: tree}
elements:
  levels: {kind: override, measure: below, differential: {rate: level, equal: 0.5%}}
  doubled: {kind: override, measure: below, differential: {rate: level}, multiply: [{by: 2x}], cap: {period: 30}}
  gated: {kind: override, measure: below, differential: {rate: level}, gate: [{check: below, above: 9_999, else: 1/3}]}
""",
}
CAPS = {
    "files": {
        "people.csv": "id,name,target\nA,Ann,1000\nB,Bo,1000\n",
        "deals.csv": "id,owner,amount,day\nD1,A,4000,2026-07-05\nD2,A,3000,2026-08-06\nD3,A,9000,2026-09-07\n"
        "D4,B,-2000,2026-07-05\nD5,B,30000.05,2026-09-05\nD6,B,100,2026-09-06\n",
    },
    "plan": """\
people: {files: people.csv, columns: {id: id, name: name, target: target}, types: {target: money}}
measures: {sold: {from: deals, value: sum(amount), date: day, every: month, unit: money}}
rate_tables: {ladder: {mode: marginal, tiers: [{from: 0, rate: 10%}, {from: 5_000, rate: 15%}]}}
elements:
  quarterly: {kind: commission, measure: sold, rate: 10%, cap: {quarter: 1_200, excess: lost}}
  shared: {kind: commission, measure: sold, rate: 10%, cap: {quarter: 150%, of: target, excess: lost}}
  several:
    kind: commission
    measure: sold
    table: ladder
    cap: {period: 900, quarter: 1_250, year: 1_400, excess: lost}
""",
}
EARNED = {
    "levels-C": {"levels": "36.00", "doubled": "30.00", "gated": "12.00"},
    "levels-M": {"levels": "9.00", "doubled": "18.00", "gated": "3.00"},
    "caps-A": {"quarterly": "500.00", "shared": "800.00", "several": "550.00"},
    "caps-B": {"quarterly": "1400.00", "shared": "1700.00", "several": "900.00"},
}
"""By hand. Mia's tree: 333.35 + 600 - 33.35 of Ann's at 3 % - 2 %. The chief's: that 900 and Mia's 900.01 at 5 % - 3 %.

Ann has had 700 of the quarter's 1,200 (of 1,500, of 1,250); Bo -200, so that 1,400 (1,700) are left.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """September's statements of both companies, by company and person."""
    found = {}
    for name, case in (("levels", LEVELS), ("caps", CAPS)):
        folder = tmp_path_factory.mktemp(name)
        plan = load_plan(companies.write(folder, case))
        publish(
            run_files(pipeline.score_plan(plan, folder / "data", "2026-09"), Shown("en"), plan.source.span),
            folder / "run",
        )
        desk = StatementDesk(read_run(folder / "run"), "en")
        for person in desk.people:
            path = folder / f"{name}-{person}.xlsx"
            path.write_bytes(statement_bytes(desk.of(person), "en", "0"))
            found[path.stem] = Made(name, "en", desk.of(person), path)
    return found


def test_what_is_earned(made: dict[str, Made]) -> None:
    for name, earned in EARNED.items():
        nodes = made[name].told.tree.earned.children
        assert {node.name: f"{float(node.figure.value):.2f}" for node in nodes if node.figure} == earned, name


def test_every_line_and_cap_is_a_formula(made: dict[str, Made]) -> None:
    assert {key[0] for key in made["levels-C"].told.graded} == {"levels", "doubled", "gated"}
    formulas = cached(made["caps-A"].path)[0].values()
    assert any(formula.count("MIN(") and formula.count(",") == 2 for formula in formulas)


def test_others_agree(made: dict[str, Made], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    paths = {name: emptied(each.path, tmp_path / "in" / each.path.name) for name, each in made.items()}
    found = by_libreoffice(list(paths.values()), tmp_path)
    for name, each in made.items():
        assert differing(each, found[each.path.name]) == [], name
        assert differing(each, by_formualizer(paths[name])) == [], name


def test_a_changed_credit_moves_the_pay(made: dict[str, Made], tmp_path: Path) -> None:
    """600 of Ann's become 700: 1.00 more by levels, 2.00 doubled, 0.333 gated, of 9.00 + 18.00 + 3.00."""
    (tmp_path / "in").mkdir()
    mia = made["levels-M"]
    changed = emptied(mia.path, tmp_path / "in" / "after.xlsx", {"600": "700"})
    after = by_libreoffice([changed], tmp_path)["after.xlsx"]
    assert (cached(mia.path)[1]["Summary", "A6"], after["Summary", "A6"]) == (30, 33.33)


def test_a_changed_earlier_figure_moves_what_the_cap_leaves(made: dict[str, Made], tmp_path: Path) -> None:
    """Ann with 600 instead of 700 before: 600 of the quarter's 1,200 are left, and 900 of the 1,500."""
    (tmp_path / "in").mkdir()
    ann = made["caps-A"]
    changed = emptied(ann.path, tmp_path / "in" / "after.xlsx", {"700": "600"})
    after = by_libreoffice([changed], tmp_path)["after.xlsx"]
    assert after["Summary", "A6"] == 600 + 900 + 650
