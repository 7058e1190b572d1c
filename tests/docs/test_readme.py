"""The tour of each README says what the program says: its commands are run, its excerpts compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parents[2]
READMES = {"README.md": "en_US.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```$\n+```text\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)
PLAN = re.compile(r"^```yaml\n(crediting:.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_tour(name: str, tmp_path: Path) -> None:
    text, folder = (ROOT / name).read_text(encoding="utf-8"), tmp_path
    for command, excerpt in _commands(text):
        if command.startswith("cd "):
            folder = folder / command.removeprefix("cd ")
        else:
            _compare(excerpt, _run(command.split(), folder, READMES[name]))
    found = PYTHON.search(text)
    assert found is not None
    _compare(found["output"].splitlines(), _run([sys.executable, "-c", found["code"]], folder, READMES[name]))


@pytest.mark.parametrize("name", READMES)
def test_plan_excerpt_is_from_the_plan(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    plan = next(path for path in re.findall(r"\]\((plans/[\w-]+\.yaml)\)", text))
    excerpt = PLAN.search(text)
    assert excerpt is not None
    lines = [line for line in excerpt[1].splitlines() if line]
    _compare(lines, (ROOT / plan).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    linked = re.findall(r"\]\((?!https?:|#)([^)]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    assert [path for path in linked if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_tables_of_the_run_folder(name: str, tmp_path: Path) -> None:
    plan, data = str(ROOT / "plans" / "en-saas.yaml"), str(ROOT / "samples" / "en-saas")
    command = ["salesperf", "score", plan, "--period", "2026-09", "--data", data, "--out", "run", "--statements"]
    _run([*command, "--quiet"], tmp_path, READMES[name])
    run, text = tmp_path / "run", (ROOT / name).read_text(encoding="utf-8")
    written = {path.name: _header(path) for path in run.rglob("*.csv")}
    credits = duckdb.sql(f"DESCRIBE FROM '{run / 'credits.parquet'}'").fetchall()
    written["credits.parquet"] = [column for column, *_ in credits]
    told = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", text, re.MULTILINE))
    for file, columns in written.items():
        where = "statements/" if file == "index.csv" else file
        assert re.search(rf"(^|[ ：]){', '.join(columns)}($|[ :：])", told[where]), file
    assert {path.name for path in run.iterdir()} <= {name.removesuffix("/") for name in told}


def _header(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")


def _commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each `$` line of the console blocks, with the lines of output that follow it."""
    for block in CONSOLE.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *excerpt = part.splitlines()
            yield command, excerpt


def _run(command: list[str], folder: Path, locale: str) -> str:
    """What the command prints, standard output first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {
        **os.environ,
        "PATH": path,
        "LANG": locale,
        "LC_ALL": locale,
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }
    ended = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


def _compare(excerpt: list[str], output: str) -> None:
    """Every line of the excerpt is in the output, in this order; `...` stands for what is left out."""
    rest = [_plain(line) for line in output.splitlines()]
    for line in excerpt:
        if line.strip() and line.strip() != "...":
            assert _plain(line) in rest, f"{line!r} is not in\n{output}"
            del rest[: rest.index(_plain(line)) + 1]


def _plain(line: str) -> str:
    return line.rstrip()
