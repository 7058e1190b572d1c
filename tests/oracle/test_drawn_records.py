"""Records priced by themselves, drawn from a seed: the program and a plain calculation from the docs agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
import yaml
from drawn_records import FIELDS, PEOPLE, drawn_deals, drawn_plan
from plain_days import holding
from plain_records import PlainRecords

from salesperf.pipeline import score

SHORT, LONG, AT_ONCE = 12, 1_000, 20
Difference = tuple[str, str, object, object]


def differences(seed: int) -> list[Difference]:
    """Element, person, the program's figure and the plain one."""
    return list(_compared(Random(seed)))


def _compared(random: Random) -> Iterator[Difference]:
    plan, deals, month = drawn_plan(random), drawn_deals(random), holding("month", date(2026, random.randint(1, 6), 1))
    people = [{"id": each, "bonus_rate": rate} for each, rate in zip(PEOPLE, ("4%", "6.5%", "10%"), strict=True)]
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        (folder / "plan.yaml").write_text(_text(plan), "utf-8")
        for file, header, rows in (("deals", ("id", *FIELDS), deals), ("people", ("id", "bonus_rate"), people)):
            lines = [",".join(header), *(",".join(row[key] for key in header) for row in rows)]
            (folder / "data" / f"{file}.csv").write_text("\n".join([*lines, ""]), "utf-8")
        results = score(folder / "plan.yaml", folder / "data", month.name)
    assert not [found for found in results.found if found.severity == "error"]
    told = {(each.element, each.person): each for each in results.earnings}
    for own in people:
        plain = PlainRecords(plan, deals, own)
        for element in plan["elements"]:
            each, wanted = told[element, own["id"]], plain.earned(element, month)
            if (each.earned, each.lines) != (wanted, wanted):
                yield element, own["id"], (each.earned, each.lines), wanted


def _text(plan: object) -> str:
    """As YAML; what is said twice is written twice."""
    return yaml.safe_dump(json.loads(json.dumps(plan)), sort_keys=False, width=1_000)


@pytest.mark.parametrize("seed", range(SHORT))
def test_records_are_priced_as_the_plain_calculation_says(seed: int) -> None:
    assert differences(seed) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(SHORT, LONG, AT_ONCE))
def test_records_are_priced_so_in_many_plans(first: int) -> None:
    assert {seed: found for seed in range(first, first + AT_ONCE) if (found := differences(seed))} == {}
