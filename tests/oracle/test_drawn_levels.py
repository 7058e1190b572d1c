"""Overrides by level and grids, drawn from a seed: the program and a plain calculation from the docs agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
import yaml
from drawn_levels import DEALS, drawn_deals, drawn_plan, drawn_seats
from plain_days import holding
from plain_levels import PlainLevels

from salesperf.pipeline import score

SHORT, LONG, AT_ONCE = 12, 1_000, 20
Difference = tuple[str, str, object, object]


def differences(seed: int) -> list[Difference]:
    """Element, person, the program's figure and the plain one."""
    return list(_compared(Random(seed)))


def _compared(random: Random) -> Iterator[Difference]:
    plan, seats, month = drawn_plan(random), drawn_seats(random), holding("month", date(2026, random.randint(1, 3), 1))
    people = sorted({seat.id for seat in seats})
    deals = drawn_deals(random, len(people))
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        (folder / "plan.yaml").write_text(yaml.safe_dump(json.loads(json.dumps(plan)), sort_keys=False), "utf-8")
        roster = ["id,manager,role,pct,from,to", *map(str, seats), ""]
        (folder / "data" / "people.csv").write_text("\n".join(roster), "utf-8")
        rows = [",".join(DEALS), *(",".join(row) for row in deals), ""]
        (folder / "data" / "deals.csv").write_text("\n".join(rows), "utf-8")
        results = score(folder / "plan.yaml", folder / "data", month.name)
    assert not [found for found in results.found if found.severity == "error"]
    told = {(each.element, each.person): each.earned for each in results.earnings}
    plain = PlainLevels(plan, seats, deals, month)
    wanted = {("levels", who): amount for who, amount in plain.levels().items()}
    wanted |= {("both", who): plain.both(who) for who in people}
    for key in sorted(told.keys() | wanted.keys()):
        if told.get(key) != wanted.get(key):
            yield *key, told.get(key), wanted.get(key)


@pytest.mark.parametrize("seed", range(SHORT))
def test_levels_and_grids_pay_what_the_plain_calculation_says(seed: int) -> None:
    assert differences(seed) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(SHORT, LONG, AT_ONCE))
def test_levels_and_grids_pay_so_in_many_plans(first: int) -> None:
    assert {seed: found for seed in range(first, first + AT_ONCE) if (found := differences(seed))} == {}
