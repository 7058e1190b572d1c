"""docs/plan-language.md: its fragments are a plan without a fault, and it has a place for every key of the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from salesperf.diagnostics import errors
from salesperf.pipeline.plan_work import read_work
from salesperf.read.plan_file import load_plan
from salesperf.read.plan_schema import plan_schema

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "plan-language.md", DOCS / "plan-language.zh-CN.md"]
FRAGMENT = re.compile(r"^```yaml(?P<alone> alone)?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_fragments_are_a_plan(page: Path, tmp_path: Path) -> None:
    fragments = [(m["alone"], m["body"]) for m in FRAGMENT.finditer(page.read_text(encoding="utf-8"))]
    whole: dict[str, Any] = {}
    for alone, body in fragments:
        if not alone:
            _merge(whole, yaml.load(body, Loader=yaml.BaseLoader))
    for alone in ["", *(body for alone, body in fragments if alone)]:
        read = _merge(_merge({}, whole), yaml.load(alone, Loader=yaml.BaseLoader) or {})
        path = tmp_path / "plan.yaml"
        path.write_text(yaml.dump(read, allow_unicode=True, sort_keys=False), encoding="utf-8")
        _, found = read_work(load_plan(path))
        assert errors(found) == []
        assert {each.rule for each in found} <= {"tier-jump"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_key_has_its_place(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z_0-9]+", " ".join(re.findall(r"`[^`]+`", FRAGMENT.sub("", text)))))
    assert sorted(set(_keys(plan_schema())) - named) == []


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Maps merge key by key, anything else replaces."""
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        base[key] = _merge(base[key], value) if both else _merge({}, value) if isinstance(value, dict) else value
    return base


def _keys(schema: Any) -> Iterator[str]:
    """The keys of every map that the schema knows."""
    if isinstance(schema, dict):
        for key, inner in schema.items():
            if key == "properties":
                yield from inner
            yield from _keys(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _keys(inner)
