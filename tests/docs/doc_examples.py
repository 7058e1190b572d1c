"""Reads the worked examples of a page: fenced blocks whose first line says what they are.

    ```yaml frame            the plan that every example of the page extends
    ```yaml plan             begins an example: what it says beside the frame
    ```csv deals.csv         a file of its data; files before the first example are there in all of them
    ```expect 2026-09        what a run of that period must come to, a figure a line

Any other block is not for us. A line of `expect` is one of

    ann  commission            1,100.00          an earning; `@2026-Q3` after the name picks one of several windows
    ann  commission            none: no-score    no amount, or nothing paid, with the reason
    ann  commission.lines      1.67 + 1.67       what each record pays, by date and key
    ann  commission.further    cap -250.00       the named lines after those of the records
    ann  revenue.attainment    80%               likewise `revenue`, `revenue.goal`, `revenue.n`
    ann  monthly               94%               a scorecard; `monthly.revenue` is a measure's score in it
    ann  monthly.place         1=                its rank, `=` where it is shared
    ann  paid                  1,000.00          the payment of the period; `paid.prepaid` what a rule pays by itself
    ann  entry.release         120.00            entries of a kind together; `owed`, `held` … are balances
    deals.csv                  1 used, 2 out of scope
    finding                    goal-missing      a rule; the run must find these and no others

Figures are exact; `0.333…` is one that begins so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BLOCK = re.compile(r"^```(?P<kind>\w+) (?P<name>[^\n]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (?P<title>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """One line of an `expect` block; `line` is where it stands in the page."""

    who: str
    figure: str
    value: str
    line: int


@dataclass
class Example:
    """A plan, the files it reads, and what each period must come to."""

    title: str
    line: int
    frame: str
    plan: str
    files: dict[str, str]
    expected: list[tuple[str, list[Expected]]] = field(default_factory=list)


def examples(page: Path) -> list[Example]:
    """All examples of a page, in its order."""
    found: list[Example] = []
    frame, shared = "", dict[str, str]()
    for kind, name, body, line, title in _blocks(page.read_text(encoding="utf-8")):
        match kind, name:
            case "yaml", "frame":
                frame = body
            case "yaml", "plan":
                found.append(Example(title, line, frame, body, dict(shared)))
            case "csv", _:
                (found[-1].files if found else shared)[name] = body
            case "expect", _:
                found[-1].expected.append((name, list(_lines(body, line))))
    return found


def write(example: Example, folder: Path) -> Path:
    """The example as files; the plan's path."""
    for name, text in {"frame.yaml": example.frame, **example.files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    plan = folder / "plan.yaml"
    plan.write_text(f"extends: frame.yaml\n{example.plan}", encoding="utf-8")
    return plan


def _blocks(text: str) -> Iterator[tuple[str, str, str, int, str]]:
    """Kind, name, body, line and the heading above, of every block with a name."""
    for block in BLOCK.finditer(text):
        above = [heading["title"] for heading in HEADING.finditer(text[: block.start()])]
        line = text.count("\n", 0, block.start()) + 1
        yield block["kind"], block["name"].strip(), block["body"], line, above[-1] if above else ""


def _lines(body: str, line: int) -> Iterator[Expected]:
    for number, text in enumerate(body.splitlines(), start=line + 1):
        parts = re.split(r" {2,}", text.split(" # ")[0].strip())
        if len(parts) == 2:
            yield Expected("", parts[0], parts[1], number)
        elif len(parts) == 3:
            yield Expected(parts[0], parts[1], parts[2], number)
        elif text.strip():
            raise ValueError(f"line {number} is no expectation: {text!r}")
