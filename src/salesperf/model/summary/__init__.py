"""The manager's page of a run, section by section, in the order of the questions that it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesperf.model.notices import Notices
from salesperf.model.page import Said
from salesperf.model.period import Window
from salesperf.model.summary.amounts import Cost, Measures, Windows
from salesperf.model.summary.beside import Beside
from salesperf.model.summary.people import Ranking, Teams
from salesperf.model.summary.proof import Quality, Verify
from salesperf.model.summary.spread import Follow, Spread

SECTIONS = ("cost", "rank", "pay", "spread", "team", "measure", "window", "beside", "quality", "verify")


@dataclass(frozen=True, slots=True)
class Head:
    """What the page is about; `first` and `last` are the days that the plan governs."""

    title: str
    plan: str
    version: str
    period: Window
    first: date
    last: date
    people: int
    teams: int
    currency: str
    notices: Notices = field(default_factory=Notices)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the period may be closed, and what stands against it."""

    closable: bool
    reasons: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole page; a section without anything to show is None."""

    head: Head
    verdict: Verdict
    cost: Cost
    ranking: Ranking
    follow: Follow | None
    spread: Spread | None
    teams: Teams | None
    measures: Measures
    windows: Windows
    beside: Beside | None
    quality: Quality
    verify: Verify

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that have something to show, in the order of the page."""
        shown = {"pay": self.follow, "spread": self.spread, "team": self.teams, "beside": self.beside}
        return tuple(name for name in SECTIONS if shown.get(name, self) is not None)
