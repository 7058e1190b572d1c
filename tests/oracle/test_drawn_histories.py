"""Months closed one after the other while deals come late, change and vanish: what the ledger holds of every window is
what a plain calculation from the docs gives on the day's data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from drawn_company import Company, drawn_company
from drawn_history import Story, drawn_story
from drawn_plan import drawn_plan
from plain_days import holding, parts
from plain_measures import Measured
from plain_pay import Payroll

from periods import Accounts, score_in
from salesperf.model.results import Results

SHORT, LONG, AT_ONCE = (2, 5, 67), 300, 20
MONTHS = 4
Key = tuple[str, str, str]
Difference = tuple[int, str, str, str, Decimal, Decimal]


def drawn(seed: int) -> tuple[dict[str, Any], Story, range]:
    """A plan, a company whose deals change, and the months that are closed."""
    random = Random(seed)
    plan = drawn_plan(random)
    names = [name for name, said in plan["measures"].items() if said.get("goal") == "required"]
    story = drawn_story(random, drawn_company(random, names, divided=plan["goals"]["spread"] != "none"))
    first = random.choice([1, 1, 2, 3, 4])
    return plan, story, range(first, first + MONTHS)


def differences(seed: int) -> list[Difference]:
    """Month, element, person, window, what the ledger holds and what it should."""
    return list(_compared(seed))


def _compared(seed: int) -> Iterator[Difference]:
    plan, story, months = drawn(seed)
    accounts = Accounts(anew=True)
    with TemporaryDirectory() as name:
        path = Path(name) / "plan.yaml"
        path.write_text(yaml.safe_dump(plan, sort_keys=False, allow_unicode=True, width=1_000), "utf-8")
        for month in months:
            today = story.on(month)
            results = _closed(accounts, path, today, month)
            plain = _plain(plan, today, [each for each in months if each <= month], _absent(results))
            held = _held(accounts)
            for key, amount in plain.items():
                if amount is not None and held.get(key, Decimal(0)) != amount:
                    yield month, *key, held.get(key, Decimal(0)), amount


def _closed(accounts: Accounts, plan: Path, today: Company, month: int) -> Results:
    data = plan.parent / "data"
    data.mkdir(exist_ok=True)
    for file, text in today.tables().items():
        (data / file).write_text(text, "utf-8")
    return score_in(accounts, plan, data, f"2026-{month:02}")


def _absent(results: Results) -> set[str]:
    """The periods whose records were taken away, as the run says: of those without a counted record."""
    return {found.params["period"] for found in results.found if found.rule == "late-records-absent"}


def _plain(plan: dict[str, Any], today: Company, months: list[int], absent: set[str]) -> Mapping[Key, Decimal | None]:
    """What every window that closed so far earns on today's data; None where a figure is missing."""
    payroll = Payroll(Measured(plan, today.posts, today.rows))
    found: dict[Key, Decimal | None] = {}
    for period in (holding("month", date(2026, month, 1)) for month in months):
        due = [(name, at) for name in plan["elements"] for at in parts(payroll.every(name), period)]
        for name, at in due if not absent else ():
            for who in today.posts:
                paid = payroll.paid(name, who, at)
                if paid:
                    found[name, who, at.name] = paid.earned
    return found


def _held(accounts: Accounts) -> Mapping[Key, Decimal]:
    found: defaultdict[Key, Decimal] = defaultdict(Decimal)
    for person, entries in accounts.entries.items():
        for entry in entries:
            if entry.kind in ("earning", "difference"):
                found[entry.element, person, entry.window] += entry.amount
    return found


@pytest.mark.parametrize("seed", SHORT)
def test_what_is_late_is_settled_to_the_cent(seed: int) -> None:
    assert differences(seed) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, LONG, AT_ONCE))
def test_what_is_late_is_settled_on_many_plans(first: int) -> None:
    assert {seed: found for seed in range(first, first + AT_ONCE) if (found := differences(seed))} == {}
