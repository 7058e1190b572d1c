"""Other programs work out every formula of every sample statement anew, and come to the engine's figures."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from statement_oracles import Made, Values, by_formualizer, by_libreoffice, cached, emptied

from salesperf.write.statement.book import statement_bytes

NEAR = 1e-6
ALLOWED = {"SUM", "ROUND", "MIN", "MAX", "IF", "INDEX", "SUMPRODUCT"}


def differing(made: Made, found: Values) -> list[str]:
    """The formulas that come to something else, or to nothing."""
    formulas, values = cached(made.path)
    assert formulas and None not in values.values()
    return [
        f"{at}: {formulas[at]} is {found.get(at)}, not {value}"
        for at, value in values.items()
        if not isinstance(got := found.get(at), (int, float)) or abs(got - float(str(value))) > NEAR
    ]


def test_libreoffice_agrees(statements: list[Made], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    paths = [emptied(made.path, tmp_path / "in" / made.path.name) for made in statements]
    found = by_libreoffice(paths, tmp_path)
    assert [line for made in statements for line in differing(made, found[made.path.name])] == []


def test_formualizer_agrees(statements: list[Made], tmp_path: Path) -> None:
    found = {made.path.name: by_formualizer(emptied(made.path, tmp_path / made.path.name)) for made in statements}
    assert [line for made in statements for line in differing(made, found[made.path.name])] == []


def test_a_changed_amount_moves_the_pay(statements: list[Made], tmp_path: Path) -> None:
    """S103 sells 1,000.00 more on the last day: 15,000 of target for 165,000 of quota make 90.91 of it."""
    made = next(m for m in statements if m.told.tree.person == "S103" and m.lang == "en")
    (tmp_path / "in").mkdir()
    changed = emptied(made.path, tmp_path / "in" / "after.xlsx", {"3390": "4390"})
    after = by_libreoffice([changed], tmp_path)["after.xlsx"]
    assert (cached(made.path)[1]["Summary", "A6"], after["Summary", "A6"]) == (5881.36, 5972.27)


def test_only_functions_that_every_spreadsheet_has(statements: list[Made]) -> None:
    used = set()
    for made in statements:
        for formula in cached(made.path)[0].values():
            used |= set(re.findall(r"([A-Z.]+)\(", re.sub(r"'[^']*'!", "", formula)))
    assert used <= ALLOWED


def test_what_is_earned_is_the_sum_down_to_the_records(statements: list[Made]) -> None:
    for made in statements:
        told = made.told
        assert sum(node.figure.value for node in told.tree.earned.children if node.figure) == told.earned
        paid = [account for account in told.tree.accounts if account.element]
        assert {(account.element, account.window) for account in paid} == set(told.pricings)


def test_bytes_are_the_same_in_every_run(statements: list[Made]) -> None:
    for made in statements[:3]:
        assert statement_bytes(made.told, made.lang, "0") == made.path.read_bytes()
        with zipfile.ZipFile(made.path) as parts:
            assert "docProps/core.xml" in parts.namelist()
