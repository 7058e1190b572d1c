"""The hostile inputs of ../shared/bad-inputs: what each is, and how it must end."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
INPUTS = HERE.parents[2] / "shared" / "bad-inputs"
PLANS = HERE / "plans"
_ROWS = re.compile(r"\brows? ([\d,-]+)")
_COLUMN = re.compile(r"\bcols? ([\w,]+)")
_SHEET = re.compile(r"^sheet (\w+)")
_LINE = re.compile(r"^line (\d+)")


@dataclass(frozen=True, slots=True)
class Where:
    """The place that the message must name; rows are all to be named, `columns` are headers or letters."""

    sheet: str = ""
    rows: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class BadInput:
    """One line of the manifest. `rows_ok` and `total` are None where nothing is said."""

    id: str
    kind: str
    category: str
    path: Path
    expect: tuple[str, ...]
    where: Where
    rows_ok: int | None
    total: str
    quarantined: tuple[int, ...]


@cache
def bad_inputs() -> list[BadInput]:
    """All of them; none where the inputs are not beside the checkout."""
    manifest = INPUTS / "manifest.csv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8-sig", newline="") as stream:
        return [_bad_input(row) for row in csv.DictReader(stream)]


def _bad_input(row: dict[str, str]) -> BadInput:
    rows = re.findall(r"\d+", row["quarantined_rows"])
    line = plan_changes()[row["id"]].get("line", 0) if row["kind"] == "plan" else 0
    return BadInput(
        row["id"],
        row["kind"],
        row["category"],
        INPUTS / row["path"],
        tuple(row["expect"].split("|")),
        Where(line=line) if row["kind"] == "plan" else _where(row["where"]),
        int(row["rows_ok"]) if row["rows_ok"] else None,
        row["total"],
        tuple(map(int, rows)),
    )


def _where(text: str) -> Where:
    sheet, rows, columns = _SHEET.search(text), _ROWS.search(text), _COLUMN.search(text)
    return Where(
        sheet[1] if sheet else "",
        tuple(number for part in rows[1].split(",") for number in _span(part)) if rows else (),
        tuple(columns[1].split(",")) if columns else (),
    )


def _span(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first), int(last or first) + 1)


@cache
def plan_changes() -> dict[str, dict[str, Any]]:
    """What is changed in the plan for each YAML case."""
    changes: dict[str, dict[str, Any]] = yaml.safe_load((PLANS / "changes.yaml").read_text("utf-8"))
    return changes


def plan_bytes(case: BadInput | None = None) -> bytes:
    """The plan, with the defect of a YAML case."""
    sound = (PLANS / "plan.yaml").read_text("utf-8")
    change = plan_changes()[case.id] if case and case.kind == "plan" else {}
    long = change.get("repeat", "") * change.get("times", 0)
    text = str(change.get("whole", sound))
    for old, new in change.get("change", {}).items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the plan"
        text = text.replace(old, new.replace("{x}", long))
    text += change.get("add", "").replace("{x}", long)
    text += f"---\n{text}" if change.get("again") else ""
    return text.replace("\n", change.get("newline", "\n")).encode(change.get("encoding", "utf-8"))
