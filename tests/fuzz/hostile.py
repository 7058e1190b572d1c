"""A company whose every text would be something else if it were not data."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import companies


class Name(NamedTuple):
    """A person, and the text that is their name, team and customer."""

    id: str
    text: str


TEXTS = (
    "=1+1",
    "+cmd|' /C calc'!A0", "-2+3", "@x", "http://evil.example/", "file:///etc/passwd", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[red]", "x[/]", "a\x1b[2Jb", "\x1b]0;owned\x07", "../x", "/etc/x", "CON", "\u202eevil", "x" * 300, "👩‍💻🎉",
    "林若溪", "{{7*7}}", "'", '"', "&lt;", "%s{0}", "\\n",
)  # fmt: skip
NAMES = tuple(Name(text, text) for text in TEXTS)
PLAN = """
measures:
  sold: {from: deals, value: sum(amount), date: day, every: month, unit: money, goal: 100}
scorecards:
  score: {every: month, measures: {sold: {weight: 100%}}, missing: leave_out}
elements:
  pay: {kind: commission, measure: sold, rate: 5%}
"""


def write_hostile(folder: Path) -> None:
    """Plan and data of one deal a person, whose key and customer are hostile too."""
    people = [["id", "name", "team"], *([name.id, name.text, name.text] for name in NAMES)]
    deals = [["deal", "owner", "customer", "amount", "day"]]
    deals += [[name.text, name.id, name.text, "100", "2026-09-12"] for name in NAMES]
    files = {"people.csv": "id,name,team\n", "deals.csv": "deal,owner,customer,amount,day\n"}
    companies.write(folder, {"files": files, "plan": PLAN})
    for name, rows in (("people.csv", people), ("deals.csv", deals)):
        with (folder / "data" / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
