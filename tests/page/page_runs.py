"""Runs for the tests of pages: the samples, and companies of any size and of any names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import companies
import companies_voices
from salesperf.locale.languages import Language
from salesperf.model.results import Results
from salesperf.model.standings import EarlierPlaces
from salesperf.model.summary import Summary
from salesperf.pipeline import score_plan
from salesperf.read.plan_file import PlanFile, load_plan
from salesperf.report.summary import summary
from salesperf.write.page.pages import summary_page

ROOT = Path(__file__).parents[2]
VOID = {"meta", "br", "path", "rect", "use", "circle"}

PLAN = """
measures:
  sold: {from: deals, value: sum(amount), where: stage = 'won', date: day, every: month, unit: money, goal: required}
  won: {from: deals, value: count_if(stage = 'won') / count(*), date: day, every: month, unit: ratio, goal: 50%}
scorecards:
  score: {every: month, measures: {sold: {weight: 80%}, won: {weight: 20%}}, missing: redistribute}
elements:
  pay: {kind: commission, measure: sold, rate: 5%, cap: {period: 4_000, excess: lost}}
  prize: {kind: bonus, amount: 1_000, scorecard: score}
"""


@dataclass(frozen=True)
class Ran:
    """A run, and the plan it was run with."""

    results: Results
    plan: PlanFile


@cache
def sample(name: str) -> Ran:
    """A sample's September."""
    return _ran(ROOT / "plans" / f"{name}.yaml", ROOT / "samples" / name)


def _ran(plan: Path, data: Path) -> Ran:
    plan_file = load_plan(plan)
    return Ran(score_plan(plan_file, data, "2026-09"), plan_file)


def with_voices(folder: Path) -> Ran:
    """A run with rewards, votes and acknowledgements."""
    return _ran(companies_voices.made(folder), folder / "data")


def page(run: Ran, lang: Language) -> str:
    """The page of a run."""
    return summary_page(told(run, lang), lang).decode()


def told(run: Ran, lang: Language, earlier: EarlierPlaces | None = None) -> Summary:
    """What the page of a run says."""
    return summary(run.results, "1.2.3", lang, run.plan.source.span, earlier)


def company(folder: Path, names: Sequence[str], more_rows: str = "", plan: str = PLAN) -> Ran:
    """A run of people with these names, in teams of ten: the n-th sells 1,000 × n of a goal of 50,000, 2 of 3 deals."""
    people = "\n".join(f'P{n},"{quoted(name)}",Team {n // 10}' for n, name in enumerate(names, start=1))
    goals = "\n".join(f"P{n},sold,2026-09,50000" for n in range(1, len(names) + 1))
    deals = "\n".join(
        f"D{n}{stage},P{n},{n * 500},2026-09-1{day},{stage[:-1]}"
        for n in range(1, len(names) + 1)
        for day, stage in enumerate(("won1", "won2", "lost3"))
    )
    files = {
        "people.csv": f"id,name,team\n{people}\n",
        "goals.csv": f"person,measure,period,goal\n{goals}\n",
        "deals.csv": f"deal,owner,amount,day,stage\n{deals}\n{more_rows}",
    }
    path = companies.write(folder, {"files": files, "plan": plan})
    return _ran(path, folder / "data")


def quoted(name: str) -> str:
    """A name inside the quotes of CSV."""
    return name.replace('"', '""')


class Parsed(HTMLParser):
    """A page taken apart by the standard library: tags, attributes, and the text of every element but code."""

    def __init__(self, html: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.code: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag; labels for readers' aids are text too."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.texts += [value for name, value in attrs if name == "aria-label" and value]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Elements close in order."""
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text as a reader sees it."""
        if data.strip() and self._open[-1] not in ("style", "script"):
            (self.code if "code" in self._open else self.texts).append(re.sub(r"\s+", " ", data.strip()))
