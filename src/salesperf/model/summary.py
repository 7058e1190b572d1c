"""The manager's page of a run, section by section, in the order of the questions that it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salesperf.diagnostics import Diagnostic
from salesperf.model.explanation import Explanation
from salesperf.model.page import Number, Said, Shown
from salesperf.model.period import Window
from salesperf.model.results import InputFile

SECTIONS = ("cost", "rank", "pay", "spread", "team", "measure", "window", "quality", "verify")


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the period may be closed, and what stands against it."""

    closable: bool
    reasons: tuple[Said, ...]


SECTIONS = ("cost", "rank", "pay", "spread", "team", "measure", "window", "quality", "verify")


@dataclass(frozen=True, slots=True)
class Headline:
    """A large figure with what it is and one remark; the remark is None where there is nothing to compare with."""

    label: Said | str
    value: Shown
    remark: Said | None = None


@dataclass(frozen=True, slots=True)
class ElementLine:
    """What an element earned in one window; `people` counts those who earned something, `missing` those unknown."""

    name: str
    kind: str
    measure: str
    window: Window
    people: int
    earned: Decimal
    share: Fraction | None
    missing: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What the period costs."""

    answer: Said
    headlines: tuple[Headline, ...]
    lines: tuple[ElementLine, ...]
    people: int
    earned: Decimal

    @property
    def largest(self) -> Decimal:
        """The largest amount of a line, whatever its sign."""
        return max((abs(line.earned) for line in self.lines), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the ranking. `anchor` is unique in the page, `move` places won since an earlier run (lost: below 0).

    `marks` are letters of the remarks below the table, `calculation` what opens under the line.
    """

    anchor: str
    place: str
    move: int | None
    person: str
    name: str
    team: str
    actual: Shown
    attainment: Fraction | None
    others: tuple[Shown, ...]
    score: Shown
    earned: Decimal
    marks: tuple[str, ...]
    calculation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A letter of the ranking explained."""

    mark: str
    text: Said


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everybody by place, then those without one. `points` are the attainments at which the plan's own table bends."""

    answer: Said
    by: str
    measure: str
    others: tuple[str, ...]
    points: tuple[Fraction, ...]
    ranked: tuple[PersonLine, ...]
    unranked: tuple[PersonLine, ...]
    actual: Shown
    attainment: Fraction | None
    earned: Decimal
    remarks: tuple[Remark, ...]
    moves: bool = False

    @property
    def explained(self) -> str:
        """The name of the plan's file whose lines the calculations name; '' without calculations."""
        found = next((line.calculation for line in (*self.ranked, *self.unranked) if line.calculation), None)
        return found.plan_file.rpartition("/")[2] if found else ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A person in the chart of score and pay; `named` are those whose places are furthest apart."""

    name: str
    score: Fraction
    earned: Fraction
    named: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """A person whose place by score and place by pay are far apart, and what of the plan bears on the pay."""

    person: str
    name: str
    score: Fraction
    by_score: int
    earned: Decimal
    by_pay: int
    elements: tuple[tuple[str, Decimal], ...]
    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """Score against pay. `rho` is None where there are too few people, or one side is all equal."""

    answer: Said
    rule: Said
    by: str
    ratio: bool
    dots: tuple[Dot, ...]
    middle: tuple[Fraction, Fraction] | None
    rho: Number | None
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """Figures of one kind, smallest first, at least one; `quarters` are lower quartile, median and upper quartile."""

    values: tuple[Fraction, ...]
    quarters: tuple[Fraction, Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Distribution:
    """How one figure is spread over people; money with its `decimals`, or ratios (None). `goal` is a place in it."""

    label: Said
    people: Many
    decimals: int | None = None
    goal: Fraction | None = None

    @property
    def quarters(self) -> tuple[Shown, ...]:
        """The quartiles as they are shown."""
        decimals = self.decimals
        return tuple(each if decimals is None else Number(each, decimals) for each in self.people.quarters)


@dataclass(frozen=True, slots=True)
class Spread:
    """How attainment and pay are spread over people."""

    answer: Said
    distributions: tuple[Distribution, ...]


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team. `reached` of those with a goal reached it; `members` are their attainments."""

    name: str
    people: int
    actual: Shown
    attainment: Fraction | None
    members: Many | None
    reached: int
    score: Shown
    earned: Decimal
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Teams:
    """The teams by attainment, best first; the columns of the measure stand only where it is everybody's own."""

    answer: Said
    measure: str
    by: str
    lines: tuple[TeamLine, ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure in one window. `holders` says whose figures they are: people's, teams', or the company's.

    `strip` holds attainments where there are goals (`goal` is then 1), else the figures themselves.
    """

    name: str
    window: Window
    closed: bool
    holders: Said
    goal: Shown
    low: Shown
    middle: Shown
    high: Shown
    strip: Many | None
    against_goal: bool
    reached: int
    missing: int
    why: Said | None


@dataclass(frozen=True, slots=True)
class Measures:
    """Every measure of the plan."""

    answer: Said
    lines: tuple[MeasureLine, ...]


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window of the plan's cadences: `done` of its `cells` months are over. `earned` is None while it runs."""

    window: Window
    closed: bool
    cells: int
    done: int
    holds: tuple[str, ...]
    pays: tuple[str, ...]
    earned: Decimal | None


@dataclass(frozen=True, slots=True)
class Windows:
    """Which windows the run settles and which still run."""

    answer: Said
    lines: tuple[WindowLine, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A quarantined row at its cell, and the people whom its record names, by id and name."""

    found: Diagnostic
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """The account of every row, and what was found. `listed` are the first of `quarantined` rows."""

    answer: Said
    files: tuple[InputFile, ...]
    read: int
    used: int
    quarantined: int
    out_of_scope: int
    reasons: tuple[tuple[str, int], ...]
    listed: tuple[SetAside, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Two figures that must agree."""

    text: Said
    one: Shown
    other: Shown

    @property
    def agrees(self) -> bool:
        """Whether they do."""
        return self.one == self.other


@dataclass(frozen=True, slots=True)
class Verify:
    """How to convince oneself: what must agree, and the digests of all that went in."""

    answer: Said
    checks: tuple[Check, ...]
    digests: tuple[tuple[Shown, str], ...]
    version: str


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
    quality: Quality
    verify: Verify

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that have something to show, in the order of the page."""
        shown = {"pay": self.follow, "spread": self.spread, "team": self.teams}
        return tuple(name for name in SECTIONS if shown.get(name, self) is not None)
