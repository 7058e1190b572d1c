"""The JSON Schema takes what the reader takes, and closes every map."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from salesperf.read.plan_schema import plan_schema

jsonschema = pytest.importorskip("jsonschema")
HERE = Path(__file__).parent
SCHEMA = plan_schema()
PLANS = ["base.yaml", "direct-sales-cn.yaml", "quota-saas-en.yaml"]


def texts(name: str) -> Any:
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def maps(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from maps(value)
    elif isinstance(node, list):
        for value in node:
            yield from maps(value)


@pytest.mark.parametrize("name", PLANS)
def test_plans_are_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(texts(name))] == []


def test_every_map_says_what_else_it_takes() -> None:
    assert all(found.get("additionalProperties") not in (None, True) for found in maps(SCHEMA))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("measures", "revenue", "wieght"), "1"),
        (("elements", "bonus", "kind"), "bonsu"),
        (("scorecards", "monthly", "measures", "revenue", "weight"), "0.5"),
        (("effective", "to"), "2026/12/31"),
        (("currency",), "cny"),
        (("rate_tables", "ladder", "mode"), "cumulative"),
        (("elements", "bonus", "amount"), "5万"),
    ],
)
def test_faults_are_seen(path: tuple[str, ...], value: str) -> None:
    plan = texts("base.yaml")
    node = plan
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(plan)


def test_a_plan_that_extends_another_may_be_short() -> None:
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid({"extends": "base.yaml", "version": "2026-10"})
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid({"version": "2026-10"})
