"""Settlements drawn from a seed, half a year of runs: the program and a plain calculation from the docs agree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
import yaml
from drawn_settlement import PEOPLE, drawn_settlement
from plain_days import holding, parts
from plain_settlement import cents

from companies import write
from periods import Accounts, moved, score_in

SHORT, LONG, AT_ONCE = 3, 503, 20
YEAR = holding("half", PEOPLE["c"][0])
PLAN = """
measures: {sales: {from: deals, value: sum(amount), date: day, every: month, unit: money}}
elements:
  commission: {kind: commission, measure: sales, rate: 10%}
  second: {kind: commission, measure: sales, rate: 3%}
"""
Difference = tuple[str, str, str, Decimal, Decimal]


def differences(seed: int) -> list[Difference]:
    """What the payments and accounts of every month differ in: whose, when, which, the program's, the plain one."""
    return list(_compared(seed))


def _compared(seed: int) -> Iterator[Difference]:
    drawn = drawn_settlement(Random(seed))
    said = yaml.safe_dump({"settlement": drawn.said}, sort_keys=False)
    with TemporaryDirectory() as name:
        folder, accounts = Path(name), Accounts()
        plan = write(folder, {"files": drawn.tables(), "plan": PLAN + said})
        plain = {person: drawn.account(person) for person in PEOPLE}
        for span in parts("month", YEAR):
            results = score_in(accounts, plan, folder / "data", span.name)
            assert not [found for found in results.found if found.severity == "error"]
            for person, account in plain.items():
                told = account.month(span)
                found = {"paid": moved(results.entries, person, "payment")}
                found |= {name: accounts.balance(person, name) for name in ("held", "owed", "clawed", "carried")}
                for which, amount in found.items():
                    if amount != cents(getattr(told, which)):
                        yield person, span.name, which, amount, cents(getattr(told, which))


@pytest.mark.parametrize("seed", [*range(SHORT), 19])  # 19: an instalment of nothing, a leaver who keeps
def test_settlement_agrees_with_the_plain_calculation(seed: int) -> None:
    assert differences(seed) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(SHORT, LONG, AT_ONCE))
def test_settlement_agrees_on_many_plans(first: int) -> None:
    assert {seed: found for seed in range(first, first + AT_ONCE) if (found := differences(seed))} == {}
