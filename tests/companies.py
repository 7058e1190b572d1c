"""Small companies as tests write them down: tables as text, the part of a plan that matters, and what must come of it.

A case of a YAML file has `files` (a CSV for each name), `plan` (the sections that are not the usual ones), perhaps a
`period`, and `expect`. Sources are made of the files themselves: every header is a field, typed by its name.

What may be expected: a figure by person, of a measure (`sold`, `sold.goal`, `sold.attainment`, `sold.n`), a scorecard
(`monthly`, `monthly.place`, `monthly.reason`, `monthly.sold` for a score in it) or an element (`pay`, `pay.reason`,
`pay.further`); with `@2026-08` where a run has several windows; `lines` (key, person,
whose credit it is if another's, credit, pay), `quarantined` (rule and cell), `excluded` (row and reason), `files`
(read, used, quarantined, out of scope), `expected` (cost by element), `warnings`, and `problems` where no run is
possible.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import yaml

from salesperf.diagnostics import Cell, Diagnostic, Problems
from salesperf.model.results import Results
from salesperf.pipeline import score

TYPES = {
    **dict.fromkeys(("amount", "cost", "salary", "base", "price"), "money"),
    **dict.fromkeys(("day", "paid", "since"), "date"),
    **dict.fromkeys(("units", "rating", "goal"), "number"),
    **dict.fromkeys(("part", "rest"), "ratio"),
    "pieces": "integer",
}
USUAL = {
    "plan": "plan: company",
    "version": "version: test",
    "effective": "effective: {from: 2026-01-01, to: 2026-12-31}",
    "currency": "currency: USD",
}
TABLES = ("people.csv", "goals.csv")
COLUMNS = (
    "person_id", "person", "source", "file", "sheet", "row", "key", "date", "part", "share",
    "element", "period", "credit", "running", "tier", "pay", "credited_id", "credited",
    "priced_by", "fields",
)  # fmt: skip


@dataclass(frozen=True)
class Ran:
    """A run's results and its two bulk files, read back."""

    results: Results
    credits: list[dict[str, Any]]
    excluded: list[dict[str, str]]


def cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file; every scalar is text."""
    return list(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def write(folder: Path, case: Mapping[str, Any]) -> Path:
    """The tables and the plan as files; the plan's path."""
    (folder / "data").mkdir()
    for name, text in case["files"].items():
        (folder / "data" / name).write_text(text, encoding="utf-8")
    path = folder / "plan.yaml"
    path.write_text(plan_text(case.get("plan", ""), case["files"]), encoding="utf-8")
    return path


def plan_text(plan: str, files: Mapping[str, str]) -> str:
    """The plan with its usual sections, but for those that it writes itself."""
    own = set(re.findall(r"^(\w+):", plan, re.MULTILINE))
    sections = USUAL | {"people": _table("people", files), "goals": _table("goals", files)}
    sections["sources"] = "\n".join(["sources:", *(_source(name, files[name]) for name in files if name not in TABLES)])
    return "\n".join([*(text for name, text in sections.items() if text and name not in own), plan])


def _table(name: str, files: Mapping[str, str]) -> str:
    return f"{name}: {_spec(f'{name}.csv', files[f'{name}.csv'])}" if f"{name}.csv" in files else ""


def _source(name: str, text: str) -> str:
    return f"  {name.removesuffix('.csv')}: {_spec(name, text, key=text.split(',', maxsplit=1)[0])}"


def _spec(name: str, text: str, **more: str) -> str:
    headers = text.splitlines()[0].split(",")
    types = {header: TYPES[header] for header in headers if header in TYPES}
    spec: dict[str, object] = {"files": name, **more, "columns": {header: header for header in headers}}
    spec |= {"types": types} if types else {}
    return str(yaml.dump(spec, default_flow_style=True, sort_keys=False, width=10_000)).strip()


def run(folder: Path, plan: Path, period: str = "2026-09") -> Ran:
    """The whole pipeline. Raises Problems where no run is possible."""
    results = score(plan, folder / "data", period)
    for name, write_file in results.bulk.items():
        write_file(folder / name)
    query = duckdb.sql(f"SELECT * FROM '{folder / 'credits.parquet'}'")
    lines = [dict(zip(query.columns, row, strict=True)) for row in query.fetchall()]
    assert tuple(query.columns) == COLUMNS
    with (folder / "excluded.csv").open(encoding="utf-8-sig", newline="") as stream:
        return _accounted(Ran(results, lines, list(csv.DictReader(stream))))


def _accounted(ran: Ran) -> Ran:
    """Every row of every file is used, or listed with the reason why not."""
    for each in ran.results.inputs:
        listed = [row["status"] for row in ran.excluded if (row["file"], row["sheet"]) == (each.file, each.sheet)]
        assert each.read == each.used + each.quarantined + each.out_of_scope
        assert listed.count("out of scope") == each.out_of_scope
        assert len({row["row"] for row in ran.excluded if row["file"] == each.file}) == (
            each.quarantined + each.out_of_scope
        )
    return ran


def check(folder: Path, case: Mapping[str, Any]) -> None:
    """Run a case and compare everything that it expects."""
    plan, expected = write(folder, case), dict(case["expect"])
    if "problems" in expected:
        assert problems(lambda: run(folder, plan, case.get("period", "2026-09"))) == expected["problems"]
        return
    ran = run(folder, plan, case.get("period", "2026-09"))
    told = [*ran.results.quarantined, *ran.results.found]
    expected.setdefault("quarantined", [])
    expected.setdefault("warnings", [])
    found = {name: _found(ran, name) for name in expected}
    wanted = {name: _wanted(name, value) for name, value in expected.items()}
    other = {name: (found[name], wanted[name]) for name in expected if found[name] != wanted[name]}
    assert not other, [f"{each.rule} {place_of(each)} {dict(each.params)}" for each in told]


def problems(work: Callable[[], object]) -> list[str]:
    """The rules for which there is no run."""
    try:
        work()
    except Problems as raised:
        return [f"{each.rule} {place_of(each)}".strip() for each in raised.diagnostics if each.severity == "error"]
    return []


def place_of(found: Diagnostic) -> str:
    """`deals.csv C4`, for what stands in a table."""
    place = found.place
    return f"{place.file} {place.letter}{place.row or ''}".strip() if isinstance(place, Cell) else ""


def exact(text: str) -> Fraction | None:
    """`1,250.00`, `80%`, `1/3`; `none` is no figure."""
    if text == "none":
        return None
    plain = text.replace(",", "")
    return Fraction(plain[:-1]) / 100 if plain.endswith("%") else Fraction(plain)


def _wanted(name: str, value: Any) -> Any:
    if name in ("lines", "excluded", "quarantined", "warnings", "files") or name.endswith((".reason", ".further")):
        return value
    return {person: exact(figure) for person, figure in value.items()}


def _found(ran: Ran, name: str) -> Any:
    plan = ran.results.plan
    match name:
        case "lines":
            return [_line(line) for line in ran.credits]
        case "excluded":
            out = [row for row in ran.excluded if row["status"] == "out of scope"]
            return [f"{row['file']} {row['row']} {row['reason']}" for row in out]
        case "quarantined":
            return [f"{each.rule} {place_of(each)}" for each in ran.results.quarantined]
        case "warnings":
            return sorted({each.rule for each in ran.results.found if each.rule != "tier-jump"})
        case "files":
            return {
                i.file: f"{i.read} {i.used} {i.quarantined} {i.out_of_scope}"
                for i in ran.results.inputs
                if i.source in plan.sources
            }
        case _:
            return figures(ran.results, name)


def _line(line: Mapping[str, Any]) -> str:
    figures = [line["share"]] if line["credit"] is None else [line["credit"], line["pay"]]
    of = [] if line["credited_id"] == line["person_id"] else [f"of {line['credited_id'] or 'nobody'}"]
    return " ".join([line["key"], line["person_id"], *of, *(f"{figure.normalize():f}" for figure in figures)])


def figures(results: Results, name: str) -> dict[str, Any]:
    """What a name came to for everybody who has a figure of it."""
    whole, _, window = name.partition("@")
    owner, _, part = whole.partition(".")
    found: Sequence[Any] = results.earnings
    if name == "expected":
        return {each.element: None if each.cost is None else Fraction(each.cost) for each in results.expected}
    if part == "place":
        found = [each for each in results.ranking if each.by == owner]
    elif owner in results.plan.measures:
        found = [each for each in results.measures if each.measure == owner]
    elif owner in results.plan.scorecards:
        found = [each for each in results.cards if each.card == owner]
    else:
        found = [each for each in found if each.element == owner]
    asked = [each for each in found if not window or each.window.name == window]
    assert len({each.window for each in asked}) <= 1, f"{name}: several windows"
    return {each.person: _figure(each, part) for each in asked}


def _figure(each: Any, part: str) -> Any:
    if part == "further":
        return ", ".join(f"{what} {amount}" for what, amount in each.further)
    if part and not hasattr(each, part):
        return next(scored.score for scored in each.parts if scored.measure == part)
    value = getattr(each, part or next(key for key in ("actual", "score", "earned") if hasattr(each, key)))
    return value if value is None or isinstance(value, str) else Fraction(value)
