"""Imports follow the data: the rooms below know nothing of each other, nor of what stands above them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import salesperf

ROOT = Path(salesperf.__file__).parent
ALWAYS = {"diagnostics", "locale", "model", "scratch"}
MAY_IMPORT = {
    "diagnostics": set(),
    "scratch": set(),
    "locale": {"diagnostics"},
    "model": {"diagnostics"},
    "read": ALWAYS,
    "engine": ALWAYS,
    "stages": ALWAYS,
    "ledger": ALWAYS,
    "report": ALWAYS | {"stages"},
    "write": ALWAYS,
    "intake": ALWAYS | {"read", "engine"},
    "late": ALWAYS | {"read", "stages", "pipeline"},
    "pipeline": ALWAYS | {"late", "read", "engine", "stages", "intake"},
    "compare": ALWAYS | {"engine", "report"},
    "runs": ALWAYS | {"read", "engine", "report"},
    "statements": ALWAYS | {"read", "engine", "report"},
    "inspection": ALWAYS | {"read", "engine"},
    "verification": ALWAYS | {"read", "report", "write"},
    "closing": ALWAYS | {"read", "engine", "report", "ledger", "verification"},
    "cli": ALWAYS
    | {
        "ledger",
        "closing",
        "verification",
        "inspection",
        "read",
        "report",
        "write",
        "runs",
        "statements",
        "pipeline",
        "compare",
        "worked",
        "api",
    },
    "worked": ALWAYS | {"read", "engine", "stages", "pipeline"},
    "api": ALWAYS | {"read", "report", "pipeline", "engine", "stages"},
}
"""Room -> rooms that its files may import, besides themselves."""

CONFINED = {
    "duckdb": {"engine"},
    "sqlite3": {"ledger"},
    "sqlglot": {"engine", "read"},
    "pandas": {"api", "read", "report"},
    "python_calamine": {"read"},
    "typer": {"cli"},
    "rich": {"cli", "write"},
    "pydantic": {"model", "read"},
    "jinja2": {"write"},
    "xlsxwriter": {"write"},
    "openpyxl": {"write"},
}
"""Library -> the only rooms that may import it."""


def imported(path: Path) -> Iterator[str]:
    """The dotted name of every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [alias.name for alias in node.names] if node.module == "salesperf" else []
            yield from (f"salesperf.{name}" for name in names) if names else (node.module,)


def room(dotted: str) -> str:
    return dotted.split(".")[1]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_follow_the_data(path: Path) -> None:
    here = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if here == "__init__":
        return
    ours = {room(name) for name in imported(path) if name.startswith("salesperf.")}
    assert ours - {here} <= MAY_IMPORT[here]
    theirs = {name.split(".")[0] for name in imported(path)}
    assert {name for name in theirs & set(CONFINED) if here not in CONFINED[name]} == set()
